import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Policy} from '../../src/protocol/index.ts';
import type {MailMessage, Mail} from '../../src/server/ports.ts';
import type {Storage, Transaction} from '../../src/server/storage/storage.ts';
import {PAYER, createFakeMail, manageTokenIn} from '../server/support/mail.ts';
import {createTestBackend, createIdempotencyKey, type TestBackend} from '../server/support/test-backend.ts';

/** A storage that fails at one chosen step, counted over all its operations, and works again afterwards. */
function createFailingStorage(at: number) {
  const counter = {steps: 0, at};
  const step = () => {
    if (++counter.steps === counter.at) throw new Error('crash');
  };
  const wrapTx = (tx: Transaction, onCall: (name: string) => void) => new Proxy(tx, {get: (target, name) => (...args: unknown[]) => {
    onCall(String(name));
    return (target[name as keyof Transaction] as (...args: unknown[]) => unknown)(...args);
  }});
  const wrap = (storage: Storage): Storage => ({
    ...storage,
    // A read changes nothing, so a crash at its first query is like one at any other; looking for due work comes before every job.
    async read(work) {
      let isFirst = true;
      return storage.read((tx) => work(wrapTx(tx, (name) => {
        if (isFirst && !name.startsWith('findNext')) step();
        isFirst = false;
      })));
    },
    async transaction(work) {
      const result = await storage.transaction(async (tx) => {
        const value = await work(wrapTx(tx, step));
        step();
        return value;
      });
      // After the commit: the change is durable, but the caller gets no response.
      step();
      return result;
    },
  });
  return {wrap, counter};
}

/** Repeats a request with the same idempotency key until it is answered, as a client does. */
async function callUntilAnswered(backend: TestBackend, ...[name, body, options]: Parameters<TestBackend['call']>) {
  const idempotencyKey = createIdempotencyKey();
  for (let attempt = 0; attempt < 4; attempt++) {
    const response = await backend.call(name, body, {...options, idempotencyKey});
    if (response.status < 500) return response;
  }
  throw new Error(`${name} was never answered`);
}

/** Longer than the lease of a job. */
const MAX_WAIT_MS = 70_000;

/** Returns how long to wait for the next job, in milliseconds. */
async function runDueWork({backend, time}: TestBackend): Promise<number> {
  const results = [await backend.runDueJobs(), await backend.sendDueMail()];
  return Math.min(...results.map(({nextAt = Infinity}) => nextAt)) - time.now();
}

/** Runs jobs until none is due, nor will be before a lease ends. */
async function runJobs(backend: TestBackend) {
  for (let round = 0; round < 6; round++) {
    const waitMs = await runDueWork(backend).catch(() => MAX_WAIT_MS);
    if (waitMs > MAX_WAIT_MS) return;
    if (waitMs > 0) backend.time.advance(waitMs);
  }
}

const scenarios = {
  async claimed(backend: TestBackend) {
    const {manage, claim, checkout, id} = await createDraft(backend);
    backend.payments.pay(checkout);
    await backend.sendWebhook(checkout).catch(() => {});
    await runJobs(backend);
    const prepared = await backend.prepareClaim({variant: 'blue'});
    await callUntilAnswered(backend, 'open', {receiptHash: prepared.receiptHash}, {token: claim});
    const claimed = await callUntilAnswered(backend, 'claim', prepared.body, {token: claim});
    assert.equal(claimed.status, 200, claimed.bodyText);
    await runJobs(backend);
    const asked = {...backend.merchant, params: {id: `${id}.1`}};
    assert.equal((await callUntilAnswered(backend, 'markShipped', {carrier: 'DHL'}, asked)).status, 200);
    assert.equal((await callUntilAnswered(backend, 'markDelivered', {}, asked)).status, 200);
    assert.equal(backend.catalog.orders.size, 1);
    assert.equal(((await callUntilAnswered(backend, 'gift', undefined, {token: manage})).body as {state: string}).state, 'closed');
  },
  async cancelled(backend: TestBackend) {
    const {manage, checkout} = await createDraft(backend);
    backend.payments.pay(checkout);
    await runJobs(backend);
    const cancelled = await callUntilAnswered(backend, 'cancel', {}, {token: manage});
    assert.equal(cancelled.status, 200, cancelled.bodyText);
    await runJobs(backend);
    const {refunded} = (await callUntilAnswered(backend, 'gift', undefined, {token: manage})).body as {refunded: {amount: number}};
    assert.equal(refunded.amount, 6800);
    assert.equal(backend.payments.refunds.size, 1);
  },
  async held(backend: TestBackend) {
    const {manage, claim, checkout} = await createDraft(backend);
    backend.payments.pay(checkout);
    await runJobs(backend);
    const claimed = await callUntilAnswered(backend, 'claim', (await backend.prepareClaim({variant: 'blue'})).body, {token: claim});
    assert.equal(claimed.status, 200, claimed.bodyText);
    await runJobs(backend);
    await runJobs(backend);
    assert.equal(backend.payments.paymentOf(backend.payments.paymentIdOf(checkout)).state, 'captured');
    assert.equal(backend.catalog.orders.size, 1);
    const gift = (await callUntilAnswered(backend, 'gift', undefined, {token: manage})).body as {portions: {state: string}[]};
    assert.equal(gift.portions[0]!.state, 'ordered');
  },
  async mailed(backend: TestBackend) {
    const {manage, checkout} = await createDraft(backend);
    backend.payments.pay(checkout, undefined, PAYER);
    await backend.sendWebhook(checkout).catch(() => {});
    await runJobs(backend);
    assert.equal((await callUntilAnswered(backend, 'cancel', {}, {token: manage})).status, 200);
    await runJobs(backend);
    const messages = messagesByMail.get(backend.settings.mail!)!;
    // A crash just after sending may send a message twice: the same one, with the same key.
    const byKey = new Map(messages.map((message) => [message.key, message]));
    for (const message of messages) assert.equal(message.text, byKey.get(message.key)!.text);
    assert.deepEqual([...byKey.keys()].map((key) => key.split('.mail-')[1]).sort(), ['paid', 'refunded']);
    for (const message of byKey.values()) {
      assert.equal((await callUntilAnswered(backend, 'gift', undefined, {token: manageTokenIn(message)})).status, 200);
    }
  },
};

const messagesByMail = new WeakMap<Mail, MailMessage[]>();

/** Its messages are in `messagesByMail`. */
function createMail(): Mail {
  const {mail, messages} = createFakeMail();
  messagesByMail.set(mail, messages);
  return mail;
}

async function createDraft(backend: TestBackend) {
  const idempotencyKey = createIdempotencyKey();
  const first = await backend.createDraft({product: 'teapot'}, {idempotencyKey});
  const response = first.response.status < 500 ? first.response : await callUntilAnswered(backend, 'draft', first.body);
  assert.equal(response.status, 201, response.bodyText);
  const {id} = (response.body as {gift: {id: string}}).gift;
  const [checkout] = [...backend.payments.checkouts.values()];
  assert.equal(backend.payments.checkouts.size, 1);
  return {...first, id, checkout: checkout!.id};
}

const policyOf = (scenario: string): Partial<Policy> => (scenario === 'held' ? {payment: 'hold', claimWindowSeconds: 86_400} : {});

describe('a crash between any two steps', () => {
  for (const [name, scenario] of Object.entries(scenarios)) {
    test(`loses nothing and doubles nothing while a gift is ${name}`, async () => {
      const dry = createFailingStorage(Infinity);
      const backend = await createTestBackend({wrapStorage: dry.wrap, policy: policyOf(name), options: {mail: createMail()}});
      await scenario(backend);
      await backend.close();
      assert.ok(dry.counter.steps > 50);
      for (let at = 1; at <= dry.counter.steps; at++) {
        const {wrap} = createFailingStorage(at);
        await using broken = await createTestBackend({wrapStorage: wrap, policy: policyOf(name), options: {mail: createMail()}});
        await scenario(broken).catch((error: unknown) => {
          throw new Error(`crash at step ${at}`, {cause: error});
        });
      }
    });
  }
});
