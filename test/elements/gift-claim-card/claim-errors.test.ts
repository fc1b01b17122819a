import {expect, oneEvent} from '@open-wc/testing';
import {GiftClient} from '../../../src/client/index.ts';
import type {GiftFailedEvent} from '../../../src/elements/events.ts';
import {createClaimCard, fillAddress, openAddressForm, openFilledAddressForm, setUpBackend, type ClaimCardDriver} from '../../support/claim-card-driver.ts';
import {waitFor} from '../../support/wait.ts';

describe('<gift-claim-card> when a request fails', () => {
  const suite = setUpBackend();

  async function openProduct() {
    const gift = await suite.backend.createGift();
    const card = await createClaimCard(suite.backend, gift.claimToken);
    await card.click('Open');
    await card.expectText('Kyusu teapot');
    return {...gift, card};
  }

  async function expectReplaced(card: ClaimCardDriver) {
    await card.expectText('There is a newer link');
    await card.expectFocus('heading');
  }

  it('shows the outcome when the link is replaced before the gift is opened', async () => {
    const {claimToken, manageToken, sender} = await suite.backend.createGift();
    const card = await createClaimCard(suite.backend, claimToken);
    await card.expectText('A gift from Ana');
    await sender.replaceLink(manageToken);
    await card.click('Open');
    await expectReplaced(card);
  });

  it('shows the outcome when the link is replaced before the gift is accepted', async () => {
    const {card, sender, manageToken} = await openProduct();
    await openAddressForm(card);
    await fillAddress(card);
    await sender.replaceLink(manageToken);
    await card.click('Accept and send it here');
    await expectReplaced(card);
  });

  it('shows the outcome when the link is replaced before the gift is declined', async () => {
    const {card, sender, manageToken} = await openProduct();
    await card.click('No, thank you');
    await card.expectText('Decline this gift?');
    await sender.replaceLink(manageToken);
    await card.click('Say no, thank you');
    await expectReplaced(card);
  });

  it('shows that the data is erased when thanks are sent after an erasure elsewhere', async () => {
    const {claimToken} = await suite.backend.createGift({product: 'mug', variant: 'mug'});
    const card = await createClaimCard(suite.backend, claimToken);
    await openFilledAddressForm(card);
    await card.click('Accept and send it here');
    await card.expectText('It’s yours');
    // The card still shows the gift as it was before.
    await suite.backend.addFault({kind: 'down', match: 'GET /v1/receipt'});
    const receiptToken = card.query<HTMLInputElement>('#receipt-link')!.value.split('#')[1]!;
    await suite.backend.runDueJobs();
    const {orders} = await suite.backend.callAsMerchant('GET', '/v1/orders');
    await suite.backend.callAsMerchant('POST', `/v1/orders/${orders[0]!.id}/shipped`, {});
    await suite.backend.client().eraseRecipientData(receiptToken);
    card.query<HTMLInputElement>('.emoji-option input')!.click();
    await card.click('Send thanks');
    await card.expectText('Your data has been erased');
  });

  it('logs the cause of an unexpected exception once, and shows one sentence', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await createClaimCard(suite.backend, claimToken);
    await card.expectText('A gift from Ana');
    const bug = new TypeError('a bug in the element');
    const {open} = GiftClient.prototype;
    const {error: log} = console;
    const logged: unknown[] = [];
    console.error = (...values) => void logged.push(...values);
    GiftClient.prototype.open = () => Promise.reject(bug);
    try {
      const failed = oneEvent(card.element, 'gift-failed') as Promise<GiftFailedEvent>;
      await card.click('Open');
      expect((await failed).error.code).to.equal('unknown');
      await waitFor(() => card.query('.error'), 'no error is shown');
      expect(card.query('.error')!.textContent).to.equal('That didn’t work.');
      expect(logged).to.deep.equal([bug]);
    } finally {
      GiftClient.prototype.open = open;
      console.error = log;
    }
  });
});
