import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {waitUntil} from '../support/wait-until.ts';
import {createTestBackend, type TestBackend} from '../support/test-backend.ts';

const ORDERS = 16;
/** How many orders run at once. */
const ORDER_LIMIT = 8;

/** A clock whose timeouts end only when the test lets them. */
function createHeldTimeouts() {
  let held: (() => void)[] = [];
  return {
    sleep: (_ms: number, signal?: AbortSignal) => new Promise<void>((resolve) => {
      held.push(resolve);
      signal?.addEventListener('abort', () => resolve(), {once: true});
    }),
    expire() {
      const expired = held;
      held = [];
      for (const resolve of expired) resolve();
    },
  };
}

async function createHangingShop() {
  const timeouts = createHeldTimeouts();
  const calls: string[] = [];
  let isHanging = true;
  // The storage's clock is the one that the test moves.
  const clock = {now: () => backend.time.now(), sleep: timeouts.sleep};
  const backend: TestBackend = await createTestBackend({options: {clock}});
  const {placeOrder} = backend.catalog.catalog;
  backend.catalog.catalog.placeOrder = (order) => {
    calls.push(order.orderId);
    return isHanging ? new Promise(() => {}) : placeOrder(order);
  };
  const claims = [];
  for (let number = 0; number < ORDERS; number++) claims.push(await backend.claimGift(await backend.createGift()));
  // Whatever is enqueued from here on is due after the orders.
  backend.time.advance(1);
  return {backend, timeouts, calls, claims, recover: () => void (isHanging = false), [Symbol.asyncDispose]: backend.close};
}

const findOrderJobs = (backend: TestBackend, claims: {orderId: string}[]) => backend.storage.read((tx) =>
  Promise.all(claims.map(({orderId}) => tx.findJob(orderId.slice(0, 22), 1, 'place-order'))));

/** Waits until the rounds have ended, or more orders than allowed were placed. */
async function waitForRounds({calls}: {calls: readonly string[]}, ...rounds: Promise<unknown>[]) {
  let haveEnded = false;
  void Promise.all(rounds).then(() => (haveEnded = true));
  await waitUntil(() => haveEnded || calls.length > ORDER_LIMIT, 'the end of the rounds');
}

describe('a shop that does not answer', {timeout: 180_000}, () => {
  test('delays no refund of another gift, whether it became due before or after the orders', async () => {
    await using it = await createHangingShop();
    const {backend, calls} = it;
    const [early, late] = [await backend.createGift(), await backend.createGift()];
    await backend.call('cancel', {}, {token: early.manage});
    void backend.backend.runDueJobs();
    await waitUntil(() => calls.length > 0 && backend.payments.refunds.size === 1, 'the first refund');
    await backend.call('cancel', {}, {token: late.manage});
    void backend.backend.runDueJobs();
    await waitUntil(() => backend.payments.refunds.size === 2, 'the second refund');
    assert.equal(backend.catalog.orders.size, 0, 'every order still hangs');
  });

  test('is asked for as many orders as run at once, and the others stay unleased', async () => {
    await using it = await createHangingShop();
    const {backend, calls, claims} = it;
    void backend.backend.runDueJobs();
    await waitUntil(() => calls.length >= ORDER_LIMIT, 'the first orders');
    // Overlapping calls share the limit.
    await waitForRounds(it, backend.backend.runDueJobs(), backend.backend.runDueJobs());
    assert.equal(calls.length, ORDER_LIMIT);
    const attempts = (await findOrderJobs(backend, claims)).map((job) => job!.attempt);
    assert.deepEqual(attempts.sort(), [...Array<number>(ORDERS - ORDER_LIMIT).fill(0), ...Array<number>(ORDER_LIMIT).fill(1)]);
  });

  test('is left alone after several timeouts, then asked for one order, and for all once that succeeds', async () => {
    await using it = await createHangingShop();
    const {backend, timeouts, calls, claims} = it;
    const round = backend.backend.runDueJobs();
    await waitUntil(() => calls.length === ORDER_LIMIT, 'the first orders');
    timeouts.expire();
    await waitForRounds(it, round);
    assert.equal(calls.length, ORDER_LIMIT, 'the other orders are not tried');
    const {nextAt} = await round;
    assert.ok(nextAt! > backend.time.now(), 'nothing is due while the breaker is open');
    assert.equal((await backend.backend.runDueJobs()).done, 0);
    assert.equal((await findOrderJobs(backend, claims)).filter((job) => job!.attempt === 0).length, ORDERS - ORDER_LIMIT);

    backend.time.set(nextAt!);
    const probe = backend.backend.runDueJobs();
    await waitUntil(() => calls.length === ORDER_LIMIT + 1, 'the probe');
    timeouts.expire();
    const afterProbe = await probe;
    assert.equal(calls.length, ORDER_LIMIT + 1, 'one order probes');
    assert.ok(afterProbe.nextAt! - backend.time.now() > nextAt! - backend.time.now(), 'the pause grows');

    it.recover();
    for (let round = 0; backend.catalog.orders.size < ORDERS && round < 10; round++) {
      backend.time.advance(60_000);
      await backend.backend.runDueJobs();
    }
    assert.equal(backend.catalog.orders.size, ORDERS);
  });
});
