import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {createBackend, testAddress, type BackendHandle} from '../support/browser-backend.ts';
import {createClaimCard, driveClaimCard} from '../support/claim-card-driver.ts';

const SLOW_MS = 1_500;

describe('<gift-claim-card> into which a second link comes', () => {
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

  it('never shows the first one’s slow answer in place of the second gift, nor loses its link', async () => {
    const one = await backend.createGift({product: 'mug', variant: 'mug'});
    const two = await backend.createGift({draftKey: 'other', senderName: 'Ben'});
    const {receiptToken} = await backend.client().claim(one.claimToken, {address: testAddress});
    await backend.addFault({kind: 'slow', match: '/v1/receipt', ms: SLOW_MS});
    const friend = await createClaimCard(backend, receiptToken, true);
    await waitUntil(async () => (await backend.requests()).some(({path}) => path === '/v1/receipt'), 'nobody asked', {timeout: 8_000});
    location.hash = two.claimToken;
    await friend.expectText('A gift from Ben');
    await aTimeout(SLOW_MS + 500);
    expect(friend.heading()).to.equal('A gift from Ben');
    expect(location.hash, 'a reload still leads to it').to.equal(`#${two.claimToken}`);
  });

  it('keeps the second box sealed when the first one’s opening is answered late', async () => {
    const one = await backend.createGift();
    const two = await backend.createGift({draftKey: 'other', senderName: 'Ben'});
    const friend = await createClaimCard(backend, one.claimToken);
    await friend.expectText('A gift from Ana');
    await backend.addFault({kind: 'slow', match: '/v1/claim/open', ms: SLOW_MS});
    await friend.click('Open');
    await friend.expectText('Opening');
    location.hash = two.claimToken;
    await friend.expectText('A gift from Ben');
    await aTimeout(SLOW_MS + 500);
    expect(friend.heading()).to.equal('A gift from Ben');
    expect((await two.sender.gift(two.manageToken)).portions[0]!.state).to.equal('ready');
  });

  it('looks again at its link in a browser that keeps nothing, though the address bar is bare', async () => {
    const {claimToken} = await backend.createGift();
    const area = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {configurable: true, get: () => { throw new DOMException('refused', 'SecurityError'); }});
    try {
      await backend.disconnect();
      const friend = await createClaimCard(backend, claimToken);
      await waitUntil(() => driveClaimCard(friend.card).queryAll('button').length > 0, 'no way to try again', {timeout: 20_000});
      expect(location.hash).to.equal('');
      await backend.reconnect();
      await friend.click('Try again');
      await friend.expectText('A gift from Ana');
    } finally {
      Object.defineProperty(window, 'sessionStorage', area);
    }
  });
});
