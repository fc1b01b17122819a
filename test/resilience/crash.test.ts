import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {MailMessage, Mail} from '../../src/server/ports.ts';
import type {Storage, Transaction} from '../../src/server/storage/storage.ts';
import {PAYER, createFakeMail, manageTokenIn} from '../server/support/mail.ts';
import {createTestBackend, createIdempotencyKey, type TestBackend} from '../server/support/test-backend.ts';

/** A store that breaks at one chosen step, counted over all that is asked of it, and works again afterwards. */
function crashAt(at: number) {
  const counter = {steps: 0, at};
  const step = () => {
    if (++counter.steps === counter.at) throw new Error('crash');
  };
  const wrapTx = (tx: Transaction) => new Proxy(tx, {get: (target, name) => (...args: unknown[]) => {
    step();
    return (target[name as keyof Transaction] as (...args: unknown[]) => unknown)(...args);
  }});
  const wrap = (store: Storage): Storage => ({
    ...store,
    read: (work) => store.read((tx) => work(wrapTx(tx))),
    async transaction(work) {
      const result = await store.transaction(async (tx) => {
        const inside = await work(wrapTx(tx));
        step();
        return inside;
      });
      // After the commit: it is done, but nobody is told.
      step();
      return result;
    },
  });
  return {wrap, counter};
}

/** Says it again with the same key, as a client does, until it is heard. */
async function callUntilAnswered(backend: TestBackend, ...[name, body, sending]: Parameters<TestBackend['call']>) {
  const idempotencyKey = createIdempotencyKey();
  for (let tries = 0; tries < 4; tries++) {
    const answer = await backend.call(name, body, {...sending, idempotencyKey});
    if (answer.status < 500) return answer;
  }
  throw new Error(`${name} was never answered`);
}

async function work(backend: TestBackend) {
  for (let round = 0; round < 3; round++) {
    await backend.runDueJobs().catch(() => {});
    backend.time.advance(70_000);
  }
}

const scenarios = {
  async claimed(backend: TestBackend) {
    const {manage, claim, checkout, id} = await createDraft(backend);
    backend.payments.pay(checkout);
    await backend.sendWebhook(checkout).catch(() => {});
    await work(backend);
    const wish = await backend.prepareClaim({variant: 'blue'});
    await callUntilAnswered(backend, 'open', {receiptHash: wish.receiptHash}, {token: claim});
    const claimed = await callUntilAnswered(backend, 'claim', wish.body, {token: claim});
    assert.equal(claimed.status, 200, claimed.bodyText);
    await work(backend);
    const asked = {...backend.merchant, params: {id: `${id}.1`}};
    assert.equal((await callUntilAnswered(backend, 'markShipped', {carrier: 'DHL'}, asked)).status, 200);
    assert.equal((await callUntilAnswered(backend, 'markDelivered', {}, asked)).status, 200);
    assert.equal(backend.catalog.orders.size, 1);
    assert.equal(((await callUntilAnswered(backend, 'gift', undefined, {token: manage})).body as {state: string}).state, 'closed');
  },
  async cancelled(backend: TestBackend) {
    const {manage, checkout} = await createDraft(backend);
    backend.payments.pay(checkout);
    await work(backend);
    const cancelled = await callUntilAnswered(backend, 'cancel', {}, {token: manage});
    assert.equal(cancelled.status, 200, cancelled.bodyText);
    await work(backend);
    const {refunded} = (await callUntilAnswered(backend, 'gift', undefined, {token: manage})).body as {refunded: {amount: number}};
    assert.equal(refunded.amount, 6800);
    assert.equal(backend.payments.refunds.size, 1);
  },
  async mailed(backend: TestBackend) {
    const {manage, checkout} = await createDraft(backend);
    backend.payments.pay(checkout, undefined, PAYER);
    await backend.sendWebhook(checkout).catch(() => {});
    await work(backend);
    assert.equal((await callUntilAnswered(backend, 'cancel', {}, {token: manage})).status, 200);
    await work(backend);
    const letters = messagesByMail.get(backend.settings.mail!)!;
    // A crash just after the sending may send a letter twice: the same one, under the same key.
    const byKey = new Map(letters.map((letter) => [letter.key, letter]));
    for (const letter of letters) assert.equal(letter.text, byKey.get(letter.key)!.text);
    assert.deepEqual([...byKey.keys()].map((key) => key.split('.mail-')[1]).sort(), ['paid', 'refunded']);
    for (const letter of byKey.values()) assert.equal((await callUntilAnswered(backend, 'gift', undefined, {token: manageTokenIn(letter)})).status, 200);
  },
};

const messagesByMail = new WeakMap<Mail, MailMessage[]>();

/** What has been mailed from it is found in `posts`. */
function createMail(): Mail {
  const {mail, messages} = createFakeMail();
  messagesByMail.set(mail, messages);
  return mail;
}

async function createDraft(backend: TestBackend) {
  const idempotencyKey = createIdempotencyKey();
  const first = await backend.createDraft({product: 'teapot'}, {idempotencyKey});
  const answer = first.response.status < 500 ? first.response : await callUntilAnswered(backend, 'draft', first.body);
  assert.equal(answer.status, 201, answer.bodyText);
  const {id} = (answer.body as {gift: {id: string}}).gift;
  const [checkout] = [...backend.payments.checkouts.values()];
  assert.equal(backend.payments.checkouts.size, 1);
  return {...first, id, checkout: checkout!.id};
}

describe('a crash between any two steps', () => {
  for (const [name, scenario] of Object.entries(scenarios)) {
    test(`loses and doubles nothing in the story of a gift that is ${name}`, async () => {
      const dry = crashAt(Infinity);
      const backend = await createTestBackend({wrapStorage: dry.wrap, options: {mail: createMail()}});
      await scenario(backend);
      await backend.close();
      assert.ok(dry.counter.steps > 50);
      for (let at = 1; at <= dry.counter.steps; at++) {
        const {wrap} = crashAt(at);
        await using broken = await createTestBackend({wrapStorage: wrap, options: {mail: createMail()}});
        await scenario(broken).catch((error: unknown) => {
          throw new Error(`crash at step ${at}`, {cause: error});
        });
      }
    });
  }
});
