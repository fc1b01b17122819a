import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createBackendWithMail} from '../support/mail.ts';
import {createTestBackend, DAY_MS, HOUR_MS} from '../support/test-backend.ts';

const hold = {policy: {payment: 'hold', claimWindowSeconds: 5 * 86_400}} as const;

const accounts = async (backend: Awaited<ReturnType<typeof createTestBackend>>, giftId: string) =>
  (await backend.storage.read((tx) => tx.listLedgerEntries(giftId))).map(({kind, fromAccount, toAccount, amount}) => `${kind} ${fromAccount}>${toAccount} ${amount}`);

describe('a gift whose money is held', () => {
  test('is charged when it is claimed, once, and ordered only then', async () => {
    await using backend = await createTestBackend(hold);
    const gift = await backend.createGift();
    assert.equal(backend.payments.byId(gift.checkout()).capture, 'hold');
    assert.deepEqual([(await gift.fetchGift()).state, (await gift.fetchGift()).policy.payment], ['ready', 'hold']);
    assert.deepEqual(await accounts(backend, gift.id), []);
    await backend.claimGift(gift);
    assert.equal(backend.payments.paymentOf(gift.paymentId()).state, 'held');
    assert.equal(backend.catalog.orders.size, 0);
    await backend.runDueJobs();
    assert.equal(backend.payments.paymentOf(gift.paymentId()).state, 'captured');
    assert.equal(backend.catalog.orders.size, 1);
    assert.deepEqual(await accounts(backend, gift.id), ['captured provider>held 2400', 'fulfilled held>fulfilled 2400']);
  });

  for (const fault of ['fail', 'lose-response'] as const) {
    test(`is charged once if the provider ${fault === 'fail' ? 'fails' : 'captures, but its response is lost'}`, async () => {
      await using backend = await createTestBackend(hold);
      const gift = await backend.createGift();
      await backend.claimGift(gift);
      backend.payments.queueFaults('capture', fault, fault);
      for (let round = 0; round < 4; round++) {
        await backend.runDueJobs();
        backend.time.advance(10_000);
      }
      assert.equal((await gift.fetchGift()).portions[0]!.state, 'ordered');
      assert.equal((await accounts(backend, gift.id)).filter((entry) => entry.startsWith('captured')).length, 1);
    });
  }

  test('ends kindly on both sides if the bank refuses the money', async () => {
    await using backend = await createBackendWithMail(hold);
    const gift = await backend.createPaidGift();
    const {receipt} = await backend.claimGift(gift);
    backend.payments.refuseCaptures(true);
    await backend.runDueJobs();
    assert.equal(backend.catalog.orders.size, 0);
    const {state, endReason, portions} = await gift.fetchGift();
    assert.deepEqual([state, endReason, portions[0]!.state], ['closed', 'capture-failed', 'unavailable']);
    assert.equal((await backend.call('receipt', undefined, {token: receipt})).body.state, 'unavailable');
    assert.equal(backend.payments.paymentOf(gift.paymentId()).state, 'released');
    assert.match(backend.fakeMail.ofKind('hold-released')[0]!.text, /your bank didn’t release the money/);
    assert.deepEqual(await accounts(backend, gift.id), []);
    assert.equal(backend.payments.refunds.size, 0);
  });

  type End = (backend: Awaited<ReturnType<typeof createBackendWithMail>>, gift: {manage: string; claim: string}) => Promise<unknown>;
  const ends: Record<string, End> = {
    expired: async (backend) => backend.time.advance(5 * DAY_MS),
    cancelled: (backend, gift) => backend.call('cancel', {}, {token: gift.manage}),
    declined: async (backend, gift) => backend.call('decline', {receiptHash: (await backend.prepareClaim()).receiptHash}, {token: gift.claim}),
  };
  for (const [end, act] of Object.entries(ends)) {
    test(`is released without a refund when it is ${end}`, async () => {
      await using backend = await createBackendWithMail(hold);
      const gift = await backend.createPaidGift();
      await act(backend, gift);
      await backend.runDueJobs();
      assert.equal(backend.payments.paymentOf(gift.paymentId()).state, 'released');
      assert.equal(backend.payments.refunds.size, 0);
      assert.equal((await gift.fetchGift()).portions[0]!.state, end);
      const [mail, ...others] = backend.fakeMail.ofKind('hold-released');
      assert.match(mail!.text, /You haven’t been charged/);
      assert.deepEqual(others, []);
    });
  }

  test('that lapses or is cancelled at the bank ends the gift and informs the payer, once, even without a webhook', async () => {
    await using backend = await createBackendWithMail(hold);
    const gift = await backend.createPaidGift();
    backend.payments.paymentOf(gift.paymentId()).state = 'released';
    for (let round = 0; round < 5; round++) {
      backend.time.advance(HOUR_MS);
      await backend.runDueJobs();
    }
    const {state, endReason} = await gift.fetchGift();
    assert.deepEqual([state, endReason], ['cancelled', 'hold-lapsed']);
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'gift-stopped');
    assert.equal(backend.fakeMail.ofKind('hold-released').length, 1);
  });

  test('can be claimed until an hour before the hold lapses, also after an extension', async () => {
    await using backend = await createTestBackend({policy: {payment: 'hold', claimWindowSeconds: 6 * 86_400}});
    const gift = await backend.createGift();
    const lapsesAt = backend.payments.paymentOf(gift.paymentId()).heldUntil!;
    const {claimDeadline, extendableUntil} = await gift.fetchGift();
    assert.ok(Date.parse(claimDeadline!) < lapsesAt - HOUR_MS);
    assert.equal(Date.parse(extendableUntil!), lapsesAt - HOUR_MS);
    assert.equal((await backend.call('extend', {}, {token: gift.manage})).status, 200);
    backend.time.set(lapsesAt - HOUR_MS - 1);
    assert.equal((await backend.claimGift(gift)).response.status, 200);
    await backend.runDueJobs();
    assert.equal(backend.catalog.orders.size, 1);
  });

  test('is refunded if the recipient erases their data while the money is being taken', async () => {
    await using backend = await createTestBackend(hold);
    const gift = await backend.createGift();
    const {receipt} = await backend.claimGift(gift);
    const {capture} = backend.payments.payments;
    backend.payments.payments.capture = async (request) => {
      assert.equal((await backend.call('erase', {}, {token: receipt})).status, 200);
      return capture(request);
    };
    for (let round = 0; round < 3; round++) {
      await backend.runDueJobs();
      backend.time.advance(10_000);
    }
    assert.equal(backend.catalog.orders.size, 0);
    assert.equal(backend.payments.paymentOf(gift.paymentId()).state, 'captured');
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
  });

  test('that the merchant captures in the dashboard stays open, and its money is not given away', async () => {
    for (const end of ['claimed', 'cancelled'] as const) {
      await using backend = await createTestBackend(hold);
      const gift = await backend.createGift();
      backend.payments.paymentOf(gift.paymentId()).state = 'captured';
      for (let round = 0; round < 2; round++) {
        await backend.deliverWebhook({payment: gift.paymentId()});
        await backend.runDueJobs();
      }
      assert.deepEqual(await accounts(backend, gift.id), ['captured provider>held 2400']);
      if (end === 'claimed') await backend.claimGift(gift);
      else await backend.call('cancel', {}, {token: gift.manage});
      await backend.runDueJobs();
      const [orders, refunds, last] = end === 'claimed' ? [1, 0, 'fulfilled held>fulfilled 2400'] : [0, 1, 'refunded held>refunded 2400'];
      assert.deepEqual([backend.catalog.orders.size, backend.payments.refunds.size], [orders, refunds]);
      assert.deepEqual((await accounts(backend, gift.id)).slice(1), [last]);
    }
  });

  test('is charged at once for several portions or a date, because a hold would not last', async () => {
    await using backend = await createTestBackend(hold);
    const group = await backend.createDraft({portions: 2});
    const scheduled = await backend.createDraft({sendAt: {at: new Date(backend.time.now() + DAY_MS).toISOString(), timeZone: 'UTC'}});
    for (const gift of [group, scheduled]) {
      assert.equal(backend.payments.byId(gift.checkout()).capture, 'charge');
      assert.equal((await gift.fetchGift()).policy.payment, 'charge');
    }
  });

  for (const kind of ['dispute', 'inquiry', 'fraud warning'] as const) {
    test(`stops and is released at a ${kind} before it is claimed`, async () => {
      await using backend = await createBackendWithMail(hold);
      const gift = await backend.createPaidGift();
      if (kind === 'fraud warning') backend.payments.paymentOf(gift.paymentId()).fraudWarning = true;
      else backend.payments.dispute(gift.paymentId(), kind === 'inquiry' ? 'inquiry' : 'open');
      await backend.deliverWebhook({payment: gift.paymentId()});
      await backend.runDueJobs();
      const {state, endReason} = await gift.fetchGift();
      assert.deepEqual([state, endReason], ['cancelled', 'payment-disputed']);
      assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'gift-stopped');
      assert.equal(backend.payments.paymentOf(gift.paymentId()).state, 'released');
      assert.deepEqual(await accounts(backend, gift.id), []);
      assert.equal(backend.payments.refunds.size, 0);
    });
  }

  test('of which the merchant takes only a part in the dashboard raises an alert', async () => {
    await using backend = await createTestBackend(hold);
    const gift = await backend.createGift();
    Object.assign(backend.payments.paymentOf(gift.paymentId()), {state: 'captured', amount: {amount: 1000, currency: 'EUR'}});
    for (let round = 0; round < 2; round++) await backend.deliverWebhook({payment: gift.paymentId()});
    const {alerts} = (await backend.call('alerts', undefined, backend.merchant)).body;
    assert.deepEqual(alerts.map(({kind, amount}) => [kind, amount!.amount]), [['ledger-mismatch', 1000]]);
  });

  test('of another amount is released, and the merchant is told', async () => {
    await using backend = await createTestBackend(hold);
    const gift = await backend.createDraft();
    await gift.pay({amount: 1, currency: 'EUR'});
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).state, 'cancelled');
    assert.equal(backend.payments.paymentOf(gift.paymentId()).state, 'released');
    assert.deepEqual((await backend.call('alerts', undefined, backend.merchant)).body.alerts.map(({kind}) => kind), ['payment-mismatch']);
  });
});
