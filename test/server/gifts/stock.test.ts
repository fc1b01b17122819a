/** Stock under a slow shop: while the backend waits for an answer, orders and claims change what the answer says. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Catalog, Clock} from '../../../src/server/ports.ts';
import {createFakeCatalog} from '../support/catalog.ts';
import {createFakeMail, PAYER} from '../support/mail.ts';
import {createTestBackend, createTestClock} from '../support/test-backend.ts';

/** Pseudorandom numbers from 0 to below `limit`, the same for every run (mulberry32). */
function createRandom(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

function createDeferred() {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => void (resolve = done));
  return {promise, resolve};
}

/** A shop whose next answer about a product is read at once but delivered later, when the test says so. */
async function createShopWithLateAnswer() {
  const shop = createFakeCatalog();
  let late: {isRead: ReturnType<typeof createDeferred>; deliver: ReturnType<typeof createDeferred>} | undefined;
  const catalog: Catalog = {
    ...shop.catalog,
    async getProduct(ref) {
      const answer = await shop.catalog.getProduct(ref);
      const current = late;
      late = undefined;
      current?.isRead.resolve();
      await current?.deliver.promise;
      return answer;
    },
  };
  const mail = createFakeMail();
  const backend = await createTestBackend({options: {catalog, mail: mail.mail}});
  /** Starts `request`; between the shop's reading of the stock and its answer, everything that is due happens. */
  async function answerAfterJobs<T>(request: () => Promise<T>): Promise<T> {
    const current = late = {isRead: createDeferred(), deliver: createDeferred()};
    const response = request();
    await current.isRead.promise;
    await backend.runDueJobs();
    current.deliver.resolve();
    return response;
  }
  const settle = async () => {
    for (let round = 0; round < 3; round++) {
      backend.time.advance(10_000);
      await backend.runDueJobs();
    }
  };
  return {backend, shop, mail, answerAfterJobs, settle};
}

describe('one piece in stock, ordered while the shop’s answer about it is on its way', () => {
  test('is not sold to a second payer, who is refunded and gets a mail', async () => {
    const {backend, shop, mail, answerAfterJobs, settle} = await createShopWithLateAnswer();
    await using _ = backend;
    const [first, second] = [await backend.createDraft({product: 'last-cup'}), await backend.createDraft({product: 'last-cup'})];
    await first.pay();
    await backend.claimGift(first);
    await answerAfterJobs(() => second.pay(undefined, PAYER));
    await settle();
    assert.deepEqual([shop.orders.size, shop.products.get('last-cup')!.stock['cup']], [1, 0]);
    const {state, portions, refunded} = await second.fetchGift();
    assert.deepEqual([state, portions[0]!.state, refunded.amount], ['cancelled', 'cancelled', 1500]);
    assert.deepEqual(mail.messages.filter(({to}) => to === PAYER).map(({subject}) => subject), ['€15 refunded: Cup']);
    assert.equal((await backend.claimGift(second)).response.code, 'gift-cancelled');
  });

  test('is not drafted again', async () => {
    const {backend, answerAfterJobs} = await createShopWithLateAnswer();
    await using _ = backend;
    await backend.claimGift(await backend.createGift({product: 'last-cup'}));
    const {response} = await answerAfterJobs(() => backend.createDraft({product: 'last-cup'}));
    assert.equal(response.code, 'item-unavailable');
  });

  for (const [who, sendersVariant] of [['instead of the sender’s', 'white'], ['where the sender chose none', undefined]] as const) {
    test(`is not chosen by a recipient ${who}: the repeated request is refused`, async () => {
      const {backend, shop, answerAfterJobs, settle} = await createShopWithLateAnswer();
      await using _ = backend;
      const gift = await backend.createGift({product: 'teapot', ...(sendersVariant && {variant: sendersVariant})});
      await backend.claimGift(await backend.createGift({product: 'teapot', variant: 'blue'}));
      const {body} = await backend.prepareClaim({variant: 'blue'});
      const request = {token: gift.claim, idempotencyKey: 'key-of-one-claim-0000'};
      const first = await answerAfterJobs(() => backend.call('claim', body, request));
      assert.deepEqual([first.code, first.problem.retryable], ['shop-error', true]);
      assert.equal((await backend.call('claim', body, request)).code, 'item-unavailable');
      assert.equal((await backend.claimGift(gift, {variant: 'white'})).response.status, 200);
      await settle();
      assert.deepEqual(shop.products.get('teapot')!.stock, {white: 4, blue: 0, black: 0});
    });
  }
});

describe('pieces that gifts hold for a choice of their recipients', () => {
  test('stay held when the price changes', async () => {
    await using backend = await createTestBackend();
    const teapot = backend.catalog.products.get('teapot')!;
    for (let number = 0; number < 5; number++) await backend.createGift({product: 'teapot'});
    const last = await backend.createGift({product: 'teapot', variant: 'white'});
    for (const variant of teapot.variants) variant.price = {amount: 7000, currency: 'EUR'};
    assert.equal((await backend.createDraft({product: 'teapot'})).response.code, 'item-unavailable');
    assert.equal((await backend.call('product', undefined, {params: {ref: 'teapot'}})).body.reason, 'sold-out');
    assert.equal((await backend.claimGift(last, {variant: 'blue'})).response.status, 200, 'an exchange takes no piece from the others');
  });

  test('are not given to a recipient who exchanges another variant', async () => {
    await using backend = await createTestBackend();
    const sampler = backend.catalog.products.get('sampler')!;
    const [small, large] = sampler.variants;
    large!.price = small!.price;
    sampler.stock = {small: 1, large: 1};
    const gift = await backend.createGift({product: 'sampler', variant: 'large'});
    Object.assign(large!, {price: {amount: 3600, currency: 'EUR'}, available: false});
    await backend.createGift({product: 'sampler'});
    assert.equal((await backend.claimGift(gift, {variant: 'small'})).response.code, 'item-unavailable');
    assert.equal((await backend.claimGift(gift, {variant: 'large'})).response.status, 200);
  });

  test('go to the recipients who choose first if the merchant reduces the stock', async () => {
    await using backend = await createTestBackend();
    const gifts = [];
    for (let number = 0; number < 3; number++) gifts.push(await backend.createGift({product: 'teapot'}));
    backend.catalog.products.get('teapot')!.stock = {white: 1, blue: 1, black: 0};
    const codes = [];
    for (const [gift, variant] of [[0, 'blue'], [1, 'blue'], [1, 'white'], [2, 'white']] as const) {
      codes.push((await backend.claimGift(gifts[gift]!, {variant})).response.code);
    }
    assert.deepEqual(codes, [undefined, 'item-unavailable', undefined, 'item-unavailable']);
  });
});

/**
 * Runs concurrent tasks that wait at gates, and opens one gate after the other in a random order. A gate is opened only once every task
 * is waiting or done, so the order does not depend on the speed of the machine.
 */
function createScheduler(random: (limit: number) => number) {
  const gates: (() => void)[] = [];
  let running = 0;
  return {
    gate: () => new Promise<void>((open) => void gates.push(open)),
    async run(tasks: (() => Promise<unknown>)[]) {
      running = tasks.length;
      const finished = Promise.all(tasks.map((task) => task().finally(() => running--)));
      while (running > 0) {
        if (gates.length < running) await new Promise((resolve) => setImmediate(resolve));
        else gates.splice(random(gates.length), 1)[0]!();
      }
      await finished;
    },
  };
}

describe('a shop that answers late', () => {
  for (const seed of [1, 2, 3]) {
    test(`gets no more orders than it has pieces, and who pays too late is refunded (seed ${seed})`, async () => {
      const random = createRandom(seed);
      const {gate, run} = createScheduler(random);
      const shop = createFakeCatalog();
      const delayed = async <T>(call: () => Promise<T>) => {
        await gate();
        const result = await call();
        await gate();
        return result;
      };
      const catalog: Catalog = {
        getProduct: (ref) => delayed(() => shop.catalog.getProduct(ref)),
        placeOrder: (order) => delayed(() => shop.catalog.placeOrder(order)),
      };
      // A gate stays closed as long as the scheduler wants, so no call times out.
      const sleep: Clock['sleep'] = (_ms, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));
      await using backend = await createTestBackend({options: {catalog, clock: {now: createTestClock().now, sleep}}});
      const gifts: Awaited<ReturnType<typeof backend.createDraft>>[] = [];

      /** Drafts, pays and claims one of `variants`; undefined leaves the choice to the recipient. */
      const buy = async (product: string, variants: readonly (string | undefined)[], next: () => void) => {
        const choose = () => variants[random(variants.length)];
        const variant = choose();
        const gift = await backend.createDraft({product, ...(variant && {variant})});
        if (gift.response.status === 201) {
          gifts.push(gift);
          await gate();
          await gift.pay();
          await gate();
          if ((await gift.fetchGift()).state === 'ready') await backend.claimGift(gift, {variant: choose() ?? variants[0]});
        }
        next();
      };

      const stocks = [];
      for (let round = 0; round < 15; round++) {
        const variants = round % 2 ? ['red', 'blue'] : ['red'];
        const stock = Object.fromEntries(variants.map((variant) => [variant, 1]));
        const ref = `rare-${round}`;
        shop.products.set(ref, {
          ref, title: 'Rare', giftable: true, stock,
          variants: variants.map((variant) => ({ref: variant, title: variant, price: {amount: 1000, currency: 'EUR'}, available: true})),
        });
        stocks.push(stock);
        const buyers = variants.length + 2;
        let finished = 0;
        const runJobs = async () => {
          do {
            await backend.runDueJobs();
            await gate();
          } while (finished < buyers);
        };
        const choices = round % 2 ? [...variants, undefined] : variants;
        await run([runJobs, ...Array.from({length: buyers}, () => () => buy(ref, choices, () => void finished++))]);
      }
      await run([async () => {
        for (let round = 0; round < 4; round++) {
          backend.time.advance(10_000);
          await backend.runDueJobs();
        }
      }]);
      assert.deepEqual(stocks.filter((stock) => Object.values(stock).some((count) => count < 0)), []);
      const states = await Promise.all(gifts.map(async ({fetchGift}) => {
        const {state, portions, refunded} = await fetchGift();
        return `${state} ${portions[0]!.state}, ${refunded.amount} refunded`;
      }));
      // A recipient whose choice was refused can choose again: `ready`.
      const expected = ['ready ordered, 0 refunded', 'cancelled cancelled, 1000 refunded', 'ready ready, 0 refunded'];
      assert.deepEqual(states.filter((state) => !expected.includes(state)), []);
      assert.ok(states.includes(expected[1]!), 'some payers were too late');
    });
  }
});
