import {aTimeout, expect} from '@open-wc/testing';
import {testAddress} from '../../support/browser-backend.ts';
import {createClaimCard, setUpBackend} from '../../support/claim-card-driver.ts';
import {waitFor} from '../../support/wait.ts';

const SLOW_MS = 1_500;

describe('<gift-claim-card> when the link changes', () => {
  const suite = setUpBackend();

  it('ignores the slow response of the first link', async () => {
    const one = await suite.backend.createGift({product: 'mug', variant: 'mug'});
    const two = await suite.backend.createGift({draftKey: 'other', senderName: 'Ben'});
    const {receiptToken} = await suite.backend.client().claim(one.claimToken, {address: testAddress});
    await suite.backend.addFault({kind: 'slow', match: '/v1/receipt', ms: SLOW_MS});
    const card = await createClaimCard(suite.backend, receiptToken, true);
    await waitFor(async () => (await suite.backend.requests()).some(({path}) => path === '/v1/receipt'), 'no request was sent');
    location.hash = two.claimToken;
    await card.expectText('A gift from Ben');
    await aTimeout(SLOW_MS + 500);
    expect(card.heading()).to.equal('A gift from Ben');
    expect(location.hash, 'a reload still leads to it').to.equal(`#${two.claimToken}`);
  });

  it('keeps the second gift sealed when the first one opens late', async () => {
    const one = await suite.backend.createGift();
    const two = await suite.backend.createGift({draftKey: 'other', senderName: 'Ben'});
    const card = await createClaimCard(suite.backend, one.claimToken);
    await card.expectText('A gift from Ana');
    await suite.backend.addFault({kind: 'slow', match: '/v1/claim/open', ms: SLOW_MS});
    await card.click('Open');
    await card.expectText('Opening');
    location.hash = two.claimToken;
    await card.expectText('A gift from Ben');
    await aTimeout(SLOW_MS + 500);
    expect(card.heading()).to.equal('A gift from Ben');
    expect((await two.sender.gift(two.manageToken)).portions[0]!.state).to.equal('ready');
  });

  it('retries its link when storage is blocked and the address bar holds no token', async () => {
    const {claimToken} = await suite.backend.createGift();
    const area = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {configurable: true, get: () => { throw new DOMException('refused', 'SecurityError'); }});
    try {
      await suite.backend.disconnect();
      const card = await createClaimCard(suite.backend, claimToken);
      await waitFor(() => card.queryAll('button').length > 0, 'no way to try again');
      expect(location.hash).to.equal('');
      await suite.backend.reconnect();
      await card.click('Try again');
      await card.expectText('A gift from Ana');
    } finally {
      Object.defineProperty(window, 'sessionStorage', area);
    }
  });
});
