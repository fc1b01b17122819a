import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createBackendWithMail} from '../support/mail.ts';
import {createTestBackend, DAY_MS, type TestBackend} from '../support/test-backend.ts';

const sum = async (backend: TestBackend, giftId: string, account: string) =>
  (await backend.storage.read((tx) => tx.listLedgerEntries(giftId))).reduce((total, {fromAccount, toAccount, amount}) =>
    total + (toAccount === account ? amount : 0) - (fromAccount === account ? amount : 0), 0);

async function createCancelled() {
  const backend = await createTestBackend();
  const gift = await backend.createGift();
  await backend.call('cancel', {}, {token: gift.manage});
  const alerts = async () => (await backend.call('alerts', undefined, backend.merchant)).body.alerts;
  return {backend, gift, alerts};
}

describe('a refund that fails', () => {
  test('is owed, raises an alert, and is paid by one call of the merchant', async () => {
    const {backend, gift, alerts} = await createCancelled();
    await using _ = backend;
    backend.payments.nextRefundState('failed');
    await backend.runDueJobs();
    assert.equal(await sum(backend, gift.id, 'owed'), 2400);
    assert.equal((await gift.fetchGift()).refundPending.amount, 2400);
    const [alert] = await alerts();
    assert.deepEqual([alert!.kind, alert!.amount, alert!.can.retry], ['refund-failed', {amount: 2400, currency: 'EUR'}, true]);
    backend.payments.nextRefundState('refunded');
    const options = {...backend.merchant, params: {id: alert!.id}};
    assert.equal((await backend.call('retryAlert', {}, options)).status, 200);
    assert.equal((await backend.call('retryAlert', {}, options)).status, 200);
    await backend.runDueJobs();
    assert.deepEqual([await sum(backend, gift.id, 'owed'), await sum(backend, gift.id, 'refunded')], [0, 2400]);
    assert.deepEqual(await alerts(), []);
    assert.deepEqual([...backend.payments.refunds.keys()].map((key) => key.slice(-3)), ['1.1', '1.2'].map((end) => end));
  });

  test('days after it was paid is owed again', async () => {
    const {backend, gift, alerts} = await createCancelled();
    await using _ = backend;
    await backend.runDueJobs();
    assert.equal(await sum(backend, gift.id, 'refunded'), 2400);
    backend.payments.resolveRefunds('failed');
    backend.time.advance(8 * DAY_MS);
    await backend.runDueJobs();
    assert.deepEqual([await sum(backend, gift.id, 'owed'), await sum(backend, gift.id, 'refunded')], [2400, 0]);
    assert.deepEqual((await alerts()).map(({kind}) => kind), ['refund-failed']);
    const [alert] = await alerts();
    await backend.call('retryAlert', {}, {...backend.merchant, params: {id: alert!.id}});
    await backend.runDueJobs();
    assert.deepEqual([await sum(backend, gift.id, 'owed'), await sum(backend, gift.id, 'refunded')], [0, 2400]);
  });

  test('stays failed when an earlier state of it arrives late', async () => {
    const {backend, gift, alerts} = await createCancelled();
    await using _ = backend;
    await backend.runDueJobs();
    const {retrievePayment} = backend.payments.payments;
    const earlier = await retrievePayment(gift.paymentId());
    const notify = async (status?: typeof earlier) => {
      backend.payments.payments.retrievePayment = async (id) => status ?? retrievePayment(id);
      assert.equal((await backend.deliverWebhook({payment: gift.paymentId()})).status, 200);
    };
    backend.payments.resolveRefunds('failed');
    for (const status of [undefined, earlier, undefined]) {
      await notify(status);
      assert.deepEqual([await sum(backend, gift.id, 'owed'), await sum(backend, gift.id, 'refunded')], [2400, 0]);
      assert.ok((await alerts()).some(({kind, can}) => kind === 'refund-failed' && can.retry));
    }
  });

  test('can be paid by other means: resolving the alert settles it', async () => {
    const {backend, gift, alerts} = await createCancelled();
    backend.payments.nextRefundState('failed');
    await backend.runDueJobs();
    const [alert] = await alerts();
    const resolved = await backend.call('resolveAlert', {}, {...backend.merchant, params: {id: alert!.id}});
    assert.ok(resolved.body.resolvedAt);
    assert.equal(resolved.body.can.retry, false);
    assert.deepEqual([await sum(backend, gift.id, 'owed'), await sum(backend, gift.id, 'refunded')], [0, 2400]);
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
    assert.deepEqual(await alerts(), []);
    assert.equal((await backend.call('alerts', undefined, {...backend.merchant, query: '?all=true'})).body.alerts.length, 1);
    backend.time.advance(DAY_MS);
    await backend.runDueJobs();
    assert.equal(backend.payments.refunds.size, 1);
    await backend.storage.close();
  });

  test('an unknown alert is not found, and one of another kind can’t be retried', async () => {
    await using backend = await createTestBackend();
    for (const name of ['resolveAlert', 'retryAlert'] as const) {
      assert.equal((await backend.call(name, {}, {...backend.merchant, params: {id: 'none'}})).code, 'not-found');
    }
    const gift = await backend.createDraft();
    await gift.pay({amount: 1, currency: 'EUR'});
    const [alert] = (await backend.call('alerts', undefined, backend.merchant)).body.alerts;
    assert.equal((await backend.call('retryAlert', {}, {...backend.merchant, params: {id: alert!.id}})).code, 'state-conflict');
  });
});

describe('a refund in the provider’s dashboard', () => {
  test('stops an unclaimed gift and is not doubled', async () => {
    await using backend = await createBackendWithMail();
    const gift = await backend.createPaidGift();
    backend.payments.refundInDashboard(gift.paymentId(), {amount: 2400, currency: 'EUR'});
    for (let round = 0; round < 2; round++) {
      await backend.deliverWebhook({payment: gift.paymentId()});
      await backend.runDueJobs();
    }
    const {state, endReason, refunded} = await gift.fetchGift();
    assert.deepEqual([state, endReason, refunded.amount], ['cancelled', 'payment-refunded', 2400]);
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'gift-stopped');
    assert.equal(backend.payments.refunds.size, 1);
    assert.equal(backend.fakeMail.ofKind('refunded').length, 1);
  });

  test('of a part is completed by us', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({portions: 2});
    backend.payments.refundInDashboard(gift.paymentId(), {amount: 3000, currency: 'EUR'});
    await backend.deliverWebhook({payment: gift.paymentId()});
    await backend.runDueJobs();
    assert.deepEqual([...backend.payments.refunds.values()].map(({amount}) => amount.amount), [3000, 1800]);
    assert.equal(await sum(backend, gift.id, 'refunded'), 4800);
  });

  test('that is made just before ours is found before ours is issued', async () => {
    const {backend, gift} = await createCancelled();
    await using _ = backend;
    backend.payments.refundInDashboard(gift.paymentId(), {amount: 2400, currency: 'EUR'});
    await backend.runDueJobs();
    assert.equal(backend.payments.refunds.size, 1);
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
  });

  test('that is made while ours is refused for it leaves nothing owed, and raises no alert', async () => {
    const {backend, gift, alerts} = await createCancelled();
    await using _ = backend;
    backend.payments.payments.refund = async ({key, paymentId, amount}) => {
      backend.payments.refundInDashboard(paymentId, amount);
      return {id: `refused:${key}`, state: 'failed'};
    };
    await backend.runDueJobs();
    assert.deepEqual([await sum(backend, gift.id, 'owed'), await sum(backend, gift.id, 'refunded')], [0, 2400]);
    assert.deepEqual(await alerts(), []);
  });

  test('of a claimed gift is recorded, and cancelling its order refunds nothing more', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {orderId} = await backend.claimGift(gift);
    await backend.runDueJobs();
    backend.payments.refundInDashboard(gift.paymentId(), {amount: 2400, currency: 'EUR'});
    await backend.deliverWebhook({payment: gift.paymentId()});
    assert.equal(await sum(backend, gift.id, 'refunded'), 2400);
    await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: orderId}});
    await backend.runDueJobs();
    assert.equal(backend.payments.refunds.size, 1);
  });

  test('of a part of an ordered gift leaves the rest to be refunded when its order is cancelled', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {orderId} = await backend.claimGift(gift);
    await backend.runDueJobs();
    backend.payments.refundInDashboard(gift.paymentId(), {amount: 1000, currency: 'EUR'});
    await backend.deliverWebhook({payment: gift.paymentId()});
    assert.equal((await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: orderId}})).status, 200);
    await backend.runDueJobs();
    assert.deepEqual([...backend.payments.refunds.values()].map(({amount}) => amount.amount), [1000, 1400]);
    assert.deepEqual([await sum(backend, gift.id, 'fulfilled'), await sum(backend, gift.id, 'refunded')], [0, 2400]);
  });

  for (const isOrdered of [true, false]) {
    test(`beside one of ours that is on its way leaves that one its money, ${isOrdered ? 'after' : 'before'} an order`, async () => {
      await using backend = await createTestBackend();
      const gift = await backend.createGift({portions: 2});
      await backend.claimGift(gift);
      if (isOrdered) await backend.runDueJobs();
      else backend.catalog.queueFaults('fail');
      await backend.call('cancel', {}, {token: gift.manage});
      backend.payments.nextRefundState('pending');
      await backend.runDueJobs();
      backend.payments.refundInDashboard(gift.paymentId(), {amount: 1000, currency: 'EUR'});
      assert.equal((await backend.deliverWebhook({payment: gift.paymentId()})).status, 200);
      backend.time.advance(DAY_MS);
      await backend.runDueJobs();
      assert.equal((await gift.fetchGift()).portions[0]!.state, 'ordered');
      backend.payments.resolveRefunds('refunded');
      backend.time.advance(DAY_MS);
      await backend.runDueJobs();
      assert.deepEqual([await sum(backend, gift.id, 'fulfilled'), await sum(backend, gift.id, 'refunded')], [1400, 3400]);
      assert.ok(!backend.logs.some(({code}) => code === 'ledger-mismatch'));
    });
  }

  test('is not taken for one of ours whose response was lost, in any order', async () => {
    for (const isNewestFirst of [true, false]) {
      await using backend = await createTestBackend();
      const gift = await backend.createGift({portions: 3});
      const {orderId} = await backend.claimGift(gift);
      await backend.runDueJobs();
      backend.payments.queueFaults('refund', 'lose-response');
      await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: orderId}});
      await backend.runDueJobs();
      backend.payments.refundInDashboard(gift.paymentId(), {amount: 2400, currency: 'EUR'});
      const {retrievePayment} = backend.payments.payments;
      backend.payments.payments.retrievePayment = async (id) => {
        const status = await retrievePayment(id);
        return {...status, refunds: isNewestFirst ? status.refunds.toReversed() : status.refunds};
      };
      for (let round = 0; round < 2; round++) {
        backend.time.advance(DAY_MS);
        await backend.runDueJobs();
      }
      assert.deepEqual([...backend.payments.refunds.values()].map(({amount}) => amount.amount), [2400, 2400, 2400]);
      assert.equal(await sum(backend, gift.id, 'refunded'), 7200);
    }
  });

  test('that is made while ours is asked for raises no alert: nothing is owed', async () => {
    const {backend, gift, alerts} = await createCancelled();
    await using _ = backend;
    const {refund} = backend.payments.payments;
    backend.payments.payments.refund = async (request) => {
      backend.payments.refundInDashboard(gift.paymentId(), {amount: 2400, currency: 'EUR'});
      await backend.deliverWebhook({payment: gift.paymentId()});
      // Nothing is left to refund.
      backend.payments.nextRefundState('failed');
      return refund(request);
    };
    for (let round = 0; round < 3; round++) {
      await backend.runDueJobs();
      await backend.deliverWebhook({payment: gift.paymentId()});
      backend.time.advance(DAY_MS);
    }
    assert.deepEqual([await sum(backend, gift.id, 'owed'), await sum(backend, gift.id, 'refunded')], [0, 2400]);
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
    assert.deepEqual(await alerts(), []);
  });

  test('that fails later is owed', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    backend.payments.refundInDashboard(gift.paymentId(), {amount: 2400, currency: 'EUR'});
    await backend.deliverWebhook({payment: gift.paymentId()});
    backend.payments.resolveRefunds('failed');
    await backend.deliverWebhook({payment: gift.paymentId()});
    assert.equal(await sum(backend, gift.id, 'owed'), 2400);
    const [alert] = (await backend.call('alerts', undefined, backend.merchant)).body.alerts;
    assert.deepEqual([alert!.kind, alert!.can.retry], ['refund-failed', false]);
    await backend.call('resolveAlert', {}, {...backend.merchant, params: {id: alert!.id}});
    assert.deepEqual([await sum(backend, gift.id, 'owed'), await sum(backend, gift.id, 'refunded')], [0, 2400]);
  });

  test('that fails later owes no more than it took, beside a dispute and a refund of ours', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({portions: 2});
    await backend.claimGift(gift);
    await backend.call('cancel', {}, {token: gift.manage});
    await backend.runDueJobs();
    backend.payments.dispute(gift.paymentId(), 'open', {amount: 1400, currency: 'EUR'});
    await backend.deliverWebhook({payment: gift.paymentId()});
    const id = backend.payments.refundInDashboard(gift.paymentId(), {amount: 2400, currency: 'EUR'});
    await backend.deliverWebhook({payment: gift.paymentId()});
    backend.payments.refunds.get(id)!.state = 'failed';
    await backend.deliverWebhook({payment: gift.paymentId()});
    assert.deepEqual([await sum(backend, gift.id, 'owed'), await sum(backend, gift.id, 'refunded')], [1000, 2400]);
  });

  test('that repeats one that failed pays what is owed, and settles its alert', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const {orderId} = await backend.claimGift(gift);
    await backend.runDueJobs();
    const refund = async () => {
      const id = backend.payments.refundInDashboard(gift.paymentId(), {amount: 1000, currency: 'EUR'});
      await backend.deliverWebhook({payment: gift.paymentId()});
      return backend.payments.refunds.get(id)!;
    };
    (await refund()).state = 'failed';
    await backend.deliverWebhook({payment: gift.paymentId()});
    await refund();
    assert.deepEqual((await backend.call('alerts', undefined, backend.merchant)).body.alerts, []);
    await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: orderId}});
    await backend.runDueJobs();
    assert.deepEqual([await sum(backend, gift.id, 'owed'), await sum(backend, gift.id, 'refunded')], [0, 2400]);
    assert.deepEqual([...backend.payments.refunds.values()].map(({amount}) => amount.amount), [1000, 1000, 1400]);
  });

  test('that pays one of ours that failed leaves the other portions open', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({portions: 2});
    const {orderId} = await backend.claimGift(gift);
    await backend.runDueJobs();
    backend.payments.nextRefundState('failed');
    await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: orderId}});
    await backend.runDueJobs();
    backend.payments.refundInDashboard(gift.paymentId(), {amount: 2400, currency: 'EUR'});
    await backend.deliverWebhook({payment: gift.paymentId()});
    const {portions, refunded, endReason} = await gift.fetchGift();
    assert.deepEqual([portions.map(({state}) => state), refunded.amount, endReason], [['unavailable', 'ready'], 2400, undefined]);
    assert.deepEqual((await backend.call('alerts', undefined, backend.merchant)).body.alerts, []);
  });

  test('in the same moment as ours counts besides it', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({portions: 2});
    const {orderId} = await backend.claimGift(gift);
    await backend.runDueJobs();
    await backend.call('cancelOrder', {}, {...backend.merchant, params: {id: orderId}});
    const {refund} = backend.payments.payments;
    backend.payments.payments.refund = async (request) => {
      backend.payments.payments.refund = refund;
      backend.payments.refundInDashboard(request.paymentId, request.amount);
      await backend.deliverWebhook({payment: request.paymentId});
      return refund(request);
    };
    await backend.runDueJobs();
    backend.time.advance(DAY_MS);
    await backend.runDueJobs();
    assert.deepEqual([...backend.payments.refunds.values()].map(({amount}) => amount.amount), [2400, 2400]);
    assert.equal(await sum(backend, gift.id, 'refunded'), 4800);
    assert.deepEqual((await gift.fetchGift()).portions.map(({state}) => state), ['unavailable', 'cancelled']);
    assert.deepEqual((await backend.call('alerts', undefined, backend.merchant)).body.alerts, []);
  });
});
