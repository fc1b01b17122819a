import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {aBackend, ana, type ABackend} from '../support/backend.ts';
import {aCardFor, inFrontOf} from '../support/claim-card.ts';

const SLOW_MS = 1_500;

describe('<gift-claim-card> into which a second link comes', () => {
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

  it('never shows the first one’s slow answer in place of the second gift, nor loses its link', async () => {
    const one = await backend.aGift({product: 'mug', variant: 'mug'});
    const two = await backend.aGift({wish: 'other', senderName: 'Ben'});
    const {receiptToken} = await backend.client().claim(one.claimToken, {address: ana});
    await backend.break({kind: 'slow', to: '/v1/receipt', ms: SLOW_MS});
    const friend = await aCardFor(backend, receiptToken, true);
    await waitUntil(async () => (await backend.passed()).some(({path}) => path === '/v1/receipt'), 'nobody asked', {timeout: 8_000});
    location.hash = two.claimToken;
    await friend.sees('A gift from Ben');
    await aTimeout(SLOW_MS + 500);
    expect(friend.heading()).to.equal('A gift from Ben');
    expect(location.hash, 'a reload still leads to it').to.equal(`#${two.claimToken}`);
  });

  it('keeps the second box sealed when the first one’s opening is answered late', async () => {
    const one = await backend.aGift();
    const two = await backend.aGift({wish: 'other', senderName: 'Ben'});
    const friend = await aCardFor(backend, one.claimToken);
    await friend.sees('A gift from Ana');
    await backend.break({kind: 'slow', to: '/v1/claim/open', ms: SLOW_MS});
    await friend.press('Open');
    await friend.sees('Opening');
    location.hash = two.claimToken;
    await friend.sees('A gift from Ben');
    await aTimeout(SLOW_MS + 500);
    expect(friend.heading()).to.equal('A gift from Ben');
    expect((await two.sender.gift(two.manageToken)).portions[0]!.state).to.equal('ready');
  });

  it('looks again at its link in a browser that keeps nothing, though the address bar is bare', async () => {
    const {claimToken} = await backend.aGift();
    const area = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {configurable: true, get: () => { throw new DOMException('refused', 'SecurityError'); }});
    try {
      await backend.down();
      const friend = await aCardFor(backend, claimToken);
      await waitUntil(() => inFrontOf(friend.card).all('button').length > 0, 'no way to try again', {timeout: 20_000});
      expect(location.hash).to.equal('');
      await backend.up();
      await friend.press('Try again');
      await friend.sees('A gift from Ana');
    } finally {
      Object.defineProperty(window, 'sessionStorage', area);
    }
  });
});
