import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia, setViewport} from '@web/test-runner-commands';
import {thirdPartyHost} from '../../src/elements/gift-claim-card/embedding.ts';
import type {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import {formatDate} from '../../src/locales/format-time.ts';
import {createBackend, type BackendHandle} from '../support/browser-backend.ts';
import {createClaimCard, driveClaimCard} from '../support/claim-card-driver.ts';

describe('<gift-claim-card> and whoever wonders whether it is real', () => {
  let backend: BackendHandle;
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  beforeEach(async () => {
    sessionStorage.clear();
    backend = await createBackend();
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await backend.close();
  });
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  it('says from which shop it is, when it was paid for, and that nothing is ever asked', async () => {
    const {claimToken, gift} = await backend.createGift();
    const friend = await createClaimCard(backend, claimToken);
    await friend.expectText('A gift from Ana');
    for (const words of ['Tea & Clay', 'teaandclay.example', `Already paid for, on ${formatDate(gift.paidAt!, 'en')}`, 'never be asked to pay']) {
      expect(friend.visibleText()).to.include(words);
    }
  });

  it('says whose page this is, where it is neither the shop’s nor the backend’s', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await createClaimCard(backend, claimToken);
    await friend.expectText(`This page belongs to ${location.host}, not to Tea & Clay.`);
    await friend.expectAccessible();
    friend.card.remove();
    const atHome = await createBackend({config: {shop: {
      name: 'Tea & Clay', domain: location.host, currency: 'EUR', shipsTo: ['DE'], locales: ['en'],
    }}});
    try {
      const there = await createClaimCard(atHome, (await atHome.createGift()).claimToken);
      await there.expectText('A gift from Ana');
      expect(there.visibleText()).to.not.include('This page belongs');
    } finally {
      await atHome.close();
    }
  });

  it('takes no shop for another whose name only ends like its own', () => {
    const {hostname, host} = location;
    expect(thirdPartyHost('https://gifts.example', hostname)).to.equal(undefined);
    expect(thirdPartyHost('', 'tea.example'), 'the page is its own backend').to.equal(undefined);
    expect(thirdPartyHost('https://gifts.example', `not-${hostname}`)).to.equal(host);
    expect(thirdPartyHost('https://gifts.example', hostname.slice(1))).to.equal(host);
  });

  it('says on a page that the shop has not allowed that the gift is safe, and what to do', async () => {
    const wary = await createBackend({config: {allowedOrigins: ['https://teaandclay.example']}});
    try {
      const friend = await createClaimCard(wary, `gc_${'A'.repeat(43)}`);
      await friend.expectText('This page isn’t allowed to open gifts');
      expect(friend.visibleText()).to.include('open the link exactly as it was sent to you');
      await friend.expectAccessible();
    } finally {
      await wary.close();
    }
  });

  it('shows the box at once and that it waits only when waiting is long; and nothing jumps when the words come', async () => {
    await setViewport({width: 390, height: 844});
    const {claimToken} = await backend.createGift();
    await backend.addFault({kind: 'slow', match: '/v1/claim', ms: 4_000});
    location.hash = claimToken;
    const friend = driveClaimCard(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url}></gift-claim-card>`));
    await waitUntil(() => friend.query('.box'));
    const sign = friend.query<SVGElement>('.spinner')!;
    expect(getComputedStyle(sign).opacity).to.equal('0');
    const before = friend.query('.stage')!.getBoundingClientRect();
    await waitUntil(() => getComputedStyle(sign).opacity === '1', 'no sign of waiting', {timeout: 3_000});
    await friend.expectText('A gift from Ana');
    const after = friend.query('.stage')!.getBoundingClientRect();
    expect([after.top, after.height]).to.deep.equal([before.top, before.height]);
    expect(friend.query('.spinner')).to.equal(undefined);
  });
});
