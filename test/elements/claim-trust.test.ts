import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia, setViewport} from '@web/test-runner-commands';
import {foreignPage} from '../../src/elements/gift-claim-card/foreign.ts';
import type {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import {sayDay} from '../../src/words/say-time.ts';
import {aBackend, type ABackend} from '../support/backend.ts';
import {aCardFor, inFrontOf} from '../support/claim-card.ts';

describe('<gift-claim-card> and whoever wonders whether it is real', () => {
  let backend: ABackend;
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  beforeEach(async () => {
    sessionStorage.clear();
    backend = await aBackend();
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await backend.close();
  });
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  it('says from which shop it is, when it was paid for, and that nothing is ever asked', async () => {
    const {claimToken, gift} = await backend.aGift();
    const friend = await aCardFor(backend, claimToken);
    await friend.sees('A gift from Ana');
    for (const words of ['Tea & Clay', 'teaandclay.example', `Paid for on ${sayDay(gift.paidAt!, 'en')}`, 'never be asked to pay']) {
      expect(friend.reads()).to.include(words);
    }
  });

  it('says whose page this is, where it is neither the shop’s nor the backend’s', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await aCardFor(backend, claimToken);
    await friend.sees(`This page belongs to ${location.host}, not to Tea & Clay.`);
    await friend.isAccessible();
    friend.card.remove();
    const atHome = await aBackend({config: {shop: {
      name: 'Tea & Clay', domain: location.host, currency: 'EUR', shipsTo: ['DE'], locales: ['en'],
    }}});
    try {
      const there = await aCardFor(atHome, (await atHome.aGift()).claimToken);
      await there.sees('A gift from Ana');
      expect(there.reads()).to.not.include('This page belongs');
    } finally {
      await atHome.close();
    }
  });

  it('takes no shop for another whose name only ends like its own', () => {
    const {hostname, host} = location;
    expect(foreignPage('https://gifts.example', hostname)).to.equal(undefined);
    expect(foreignPage('', 'tea.example'), 'the page is its own backend').to.equal(undefined);
    expect(foreignPage('https://gifts.example', `not-${hostname}`)).to.equal(host);
    expect(foreignPage('https://gifts.example', hostname.slice(1))).to.equal(host);
  });

  it('says on a page that the shop has not allowed that the gift is safe, and what to do', async () => {
    const wary = await aBackend({config: {allowedOrigins: ['https://teaandclay.example']}});
    try {
      const friend = await aCardFor(wary, `gc_${'A'.repeat(43)}`);
      await friend.sees('This page may not open gifts');
      expect(friend.reads()).to.include('open the link just as it was sent to you');
      await friend.isAccessible();
    } finally {
      await wary.close();
    }
  });

  it('shows the box at once and that it waits only when waiting is long; and nothing jumps when the words come', async () => {
    await setViewport({width: 390, height: 844});
    const {claimToken} = await backend.aGift();
    await backend.break({kind: 'slow', to: '/v1/claim', ms: 4_000});
    location.hash = claimToken;
    const friend = inFrontOf(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url}></gift-claim-card>`));
    await waitUntil(() => friend.one('.box'));
    const sign = friend.one<SVGElement>('.wait')!;
    expect(getComputedStyle(sign).opacity).to.equal('0');
    const before = friend.one('.stage')!.getBoundingClientRect();
    await waitUntil(() => getComputedStyle(sign).opacity === '1', 'no sign of waiting', {timeout: 3_000});
    await friend.sees('A gift from Ana');
    const after = friend.one('.stage')!.getBoundingClientRect();
    expect([after.top, after.height]).to.deep.equal([before.top, before.height]);
    expect(friend.one('.wait')).to.equal(undefined);
  });
});
