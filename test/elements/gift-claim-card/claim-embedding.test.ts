import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {thirdPartyHost} from '../../../src/elements/gift-claim-card/embedding.ts';
import {formatDate} from '../../../src/locales/format-time.ts';
import {createBackend} from '../../support/browser-backend.ts';
import {createClaimCard, reloadClaimCard, setUpBackend} from '../../support/claim-card-driver.ts';
import {waitFor} from '../../support/wait.ts';

describe('<gift-claim-card> embedded in a page', () => {
  const suite = setUpBackend();

  it('shows the shop, the date of payment, and that recipients never pay', async () => {
    const {claimToken, gift} = await suite.backend.createGift();
    const card = await createClaimCard(suite.backend, claimToken);
    await card.expectText('A gift from Ana');
    for (const words of ['Tea & Clay', 'teaandclay.example', `Already paid for, on ${formatDate(gift.paidAt!, 'en')}`, 'never be asked to pay']) {
      expect(card.visibleText()).to.include(words);
    }
  });

  it('names the page’s host if it belongs to neither the shop nor its backend', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await createClaimCard(suite.backend, claimToken);
    await card.expectText(`This page belongs to ${location.host}, not to Tea & Clay.`);
    await card.expectAccessible();
    card.element.remove();
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

  it('compares hosts by whole labels', () => {
    const {hostname, host} = location;
    expect(thirdPartyHost('https://gifts.example', hostname)).to.equal(undefined);
    expect(thirdPartyHost('', 'tea.example'), 'the page is its own backend').to.equal(undefined);
    expect(thirdPartyHost('https://gifts.example', `not-${hostname}`)).to.equal(host);
    expect(thirdPartyHost('https://gifts.example', hostname.slice(1))).to.equal(host);
  });

  it('explains what to do on a page whose origin is not allowed', async () => {
    const wary = await createBackend({config: {allowedOrigins: ['https://teaandclay.example']}});
    try {
      const card = await createClaimCard(wary, `gc_${'A'.repeat(43)}`);
      await card.expectText('This page isn’t allowed to open gifts');
      expect(card.visibleText()).to.include('open the link exactly as it was sent to you');
      await card.expectAccessible();
    } finally {
      await wary.close();
    }
  });

  it('shows the box at once, a spinner only after a while, and does not shift when the strings arrive', async () => {
    await setViewport({width: 390, height: 844});
    const {claimToken} = await suite.backend.createGift();
    await suite.backend.addFault({kind: 'slow', match: '/v1/claim', ms: 4_000});
    location.hash = claimToken;
    const card = await reloadClaimCard(suite.backend);
    await waitFor(() => card.query('.box'));
    const sign = card.query<SVGElement>('.spinner')!;
    expect(getComputedStyle(sign).opacity).to.equal('0');
    const before = card.query('.stage')!.getBoundingClientRect();
    await waitFor(() => getComputedStyle(sign).opacity === '1', 'no sign of waiting');
    await card.expectText('A gift from Ana');
    const after = card.query('.stage')!.getBoundingClientRect();
    expect([after.top, after.height]).to.deep.equal([before.top, before.height]);
    expect(card.query('.spinner')).to.equal(undefined);
  });
});
