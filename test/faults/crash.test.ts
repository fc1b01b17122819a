import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Letter, Mail} from '../../src/server/ports.ts';
import type {Store, Tx} from '../../src/server/store.ts';
import {PAYER, scriptedMail, tokenIn} from '../server/support/mail.ts';
import {aBackend, newKey, type TestBackend} from '../server/support/world.ts';

/** A store that breaks at one chosen step, counted over all that is asked of it, and works again afterwards. */
function breaking(at: number) {
  const counter = {steps: 0, at};
  const step = () => {
    if (++counter.steps === counter.at) throw new Error('crash');
  };
  const wrapTx = (tx: Tx) => new Proxy(tx, {get: (target, name) => (...args: unknown[]) => {
    step();
    return (target[name as keyof Tx] as (...args: unknown[]) => unknown)(...args);
  }});
  const wrap = (store: Store): Store => ({
    ...store,
    read: (work) => store.read((tx) => work(wrapTx(tx))),
    async change(work) {
      const result = await store.change(async (tx) => {
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
async function insist(shop: TestBackend, ...[name, body, sending]: Parameters<TestBackend['call']>) {
  const key = newKey();
  for (let tries = 0; tries < 4; tries++) {
    const answer = await shop.call(name, body, {...sending, key});
    if (answer.status < 500) return answer;
  }
  throw new Error(`${name} was never answered`);
}

async function work(shop: TestBackend) {
  for (let round = 0; round < 3; round++) {
    await shop.work().catch(() => {});
    shop.time.pass(70_000);
  }
}

const stories = {
  async claimed(shop: TestBackend) {
    const {manage, claim, checkout, id} = await begin(shop);
    shop.provider.pay(checkout);
    await shop.notice(checkout).catch(() => {});
    await work(shop);
    const wish = await shop.claiming({variant: 'blue'});
    await insist(shop, 'open', {receiptHash: wish.receiptHash}, {token: claim});
    const claimed = await insist(shop, 'claim', wish.body, {token: claim});
    assert.equal(claimed.status, 200, claimed.text);
    await work(shop);
    const asked = {...shop.secret, params: {id: `${id}.1`}};
    assert.equal((await insist(shop, 'shipped', {carrier: 'DHL'}, asked)).status, 200);
    assert.equal((await insist(shop, 'delivered', {}, asked)).status, 200);
    assert.equal(shop.shop.orders.size, 1);
    assert.equal(((await insist(shop, 'gift', undefined, {token: manage})).body as {state: string}).state, 'closed');
  },
  async cancelled(shop: TestBackend) {
    const {manage, checkout} = await begin(shop);
    shop.provider.pay(checkout);
    await work(shop);
    const cancelled = await insist(shop, 'cancel', {}, {token: manage});
    assert.equal(cancelled.status, 200, cancelled.text);
    await work(shop);
    const {refunded} = (await insist(shop, 'gift', undefined, {token: manage})).body as {refunded: {amount: number}};
    assert.equal(refunded.amount, 6800);
    assert.equal(shop.provider.refunds.size, 1);
  },
  async mailed(shop: TestBackend) {
    const {manage, checkout} = await begin(shop);
    shop.provider.pay(checkout, undefined, PAYER);
    await shop.notice(checkout).catch(() => {});
    await work(shop);
    assert.equal((await insist(shop, 'cancel', {}, {token: manage})).status, 200);
    await work(shop);
    const letters = posts.get(shop.settings.mail!)!;
    // A crash just after the sending may send a letter twice: the same one, under the same key.
    const told = new Map(letters.map((letter) => [letter.key, letter]));
    for (const letter of letters) assert.equal(letter.text, told.get(letter.key)!.text);
    assert.deepEqual([...told.keys()].map((key) => key.split('.mail-')[1]).sort(), ['paid', 'refunded']);
    for (const letter of told.values()) assert.equal((await insist(shop, 'gift', undefined, {token: tokenIn(letter)})).status, 200);
  },
};

const posts = new WeakMap<Mail, Letter[]>();

/** What has been mailed from it is found in `posts`. */
function aPost(): Mail {
  const {mail, letters} = scriptedMail();
  posts.set(mail, letters);
  return mail;
}

async function begin(shop: TestBackend) {
  const {draft} = shop;
  const key = newKey();
  const first = await draft({product: 'teapot'}, {key});
  const answer = first.answer.status < 500 ? first.answer : await insist(shop, 'draft', first.body);
  assert.equal(answer.status, 201, answer.text);
  const {id} = (answer.body as {gift: {id: string}}).gift;
  const [checkout] = [...shop.provider.checkouts.values()];
  assert.equal(shop.provider.checkouts.size, 1);
  return {...first, id, checkout: checkout!.id};
}

describe('a crash between any two steps', () => {
  for (const [name, story] of Object.entries(stories)) {
    test(`loses and doubles nothing in the story of a gift that is ${name}`, async () => {
      const dry = breaking(Infinity);
      const shop = await aBackend({wrapStore: dry.wrap, options: {mail: aPost()}});
      await story(shop);
      await shop.end();
      assert.ok(dry.counter.steps > 50);
      for (let at = 1; at <= dry.counter.steps; at++) {
        const {wrap} = breaking(at);
        await using broken = await aBackend({wrapStore: wrap, options: {mail: aPost()}});
        await story(broken).catch((error: unknown) => {
          throw new Error(`crash at step ${at}`, {cause: error});
        });
      }
    });
  }
});
