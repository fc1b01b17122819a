import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {hashToken, newToken} from '../../src/protocol/index.ts';
import {createGiftBackend, openSqliteStore} from '../../src/server/index.ts';
import {aBackend, BACKEND, CANARY, DAY, home, newKey} from './support/world.ts';

describe('a claim', () => {
  test('is answered the same to the same claimant, and “already claimed” to everybody else', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift();
    const {receipt, answer, body} = await shop.claimed(gift);
    const again = await shop.call('claim', body, {token: gift.claim});
    assert.deepEqual(again.body, answer.body);
    const sealedAnew = await shop.claiming({receipt});
    assert.equal((await shop.call('claim', sealedAnew.body, {token: gift.claim})).status, 200);
    assert.equal((await shop.claimed(gift)).answer.code, 'already-claimed');
    assert.equal((await shop.call('card', undefined, {token: gift.claim})).code, 'already-claimed');
    const other = await hashToken(newToken('receipt'));
    assert.equal((await shop.call('open', {receiptHash: other}, {token: gift.claim})).code, 'already-claimed');
    assert.equal((await shop.call('decline', {receiptHash: other}, {token: gift.claim})).code, 'already-claimed');
    assert.equal(shop.seen.some((text) => text.includes('10115')), true, 'the claimant is told where it goes');
    assert.ok(!JSON.stringify(await gift.look()).includes('10115'));
  });

  test('can be made without opening the box first', async () => {
    await using shop = await aBackend();
    assert.equal((await shop.claimed(await shop.aGift())).answer.status, 200);
  });

  test('has one winner when fifty people press at once', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift();
    const wishes = await Promise.all(Array.from({length: 50}, () => shop.claiming()));
    const answers = await Promise.all(wishes.map(({body}) => shop.call('claim', body, {token: gift.claim})));
    assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
    assert.equal(answers.filter((answer) => answer.code === 'already-claimed').length, 49);
    await shop.work();
    assert.equal(shop.shop.orders.size, 1);
  });

  test('has one winner when fifty people press at once on two backends over one file', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
    t.after(() => rmSync(folder, {recursive: true}));
    const file = join(folder, 'gifts.db');
    await using shop = await aBackend({file});
    const store = openSqliteStore({file, clock: shop.time.clock});
    const other = createGiftBackend({...shop.settings, store});
    const gift = await shop.aGift();
    const wishes = await Promise.all(Array.from({length: 50}, () => shop.claiming()));
    const statuses = await Promise.all(wishes.map(async ({body}, index) => {
      if (index % 2) return (await shop.call('claim', body, {token: gift.claim})).status;
      const response = await other.fetch(new Request(`${BACKEND}/v1/claim/claim`, {
        method: 'POST', body: JSON.stringify(body),
        headers: {authorization: `Bearer ${gift.claim}`, 'content-type': 'application/json', 'idempotency-key': newKey()},
      }));
      return response.status;
    }));
    assert.deepEqual([statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 409).length], [1, 49]);
    await Promise.all([shop.work(), other.work()]);
    assert.equal(shop.shop.orders.size, 1);
    assert.equal([...shop.shop.orders.values()][0]!.asked, 1);
    await store.close();
  });

  test('wins one millisecond before the deadline and is too late on it', async () => {
    for (const [early, outcome] of [[1, undefined], [0, 'gift-expired'], [-1, 'gift-expired']] as const) {
      await using shop = await aBackend();
      const gift = await shop.aGift();
      const deadline = Date.parse((await gift.look()).claimDeadline!);
      const wish = await shop.claiming();
      shop.time.set(deadline - early);
      if (early > 0) await shop.work();
      assert.equal((await shop.call('claim', wish.body, {token: gift.claim})).code, outcome);
      shop.time.pass(2);
      await shop.work();
      assert.equal((await gift.look()).portions[0]!.state, outcome ? 'expired' : 'ordered');
    }
  });

  test('and expiry have one outcome, whichever order they arrive in', async () => {
    for (let round = 0; round < 30; round++) {
      await using shop = await aBackend();
      const gift = await shop.aGift();
      const {claimDeadline} = await gift.look();
      shop.time.set(Date.parse(claimDeadline!) - 1);
      const wish = await shop.claiming();
      const later = async () => {
        for (let step = 0; step < round % 6; step++) await Promise.resolve();
        shop.time.pass(1);
        await shop.work();
      };
      const [answer] = await Promise.all([shop.call('claim', wish.body, {token: gift.claim}), later()]);
      shop.time.pass(1000);
      await shop.work();
      const {portions, refunded} = await gift.look();
      const won = answer.status === 200;
      assert.equal(portions[0]!.state, won ? 'ordered' : 'expired');
      assert.equal(refunded.amount, won ? 0 : 2400);
      assert.equal(shop.shop.orders.size, won ? 1 : 0);
    }
  });

  test('sealed to a key that was retired is refused by name', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift();
    const {body, receiptHash} = await shop.claiming();
    const address = await shop.sealing.sealToRetired(home, receiptHash);
    assert.equal((await shop.call('claim', {...body, address}, {token: gift.claim})).code, 'fulfilment-key-retired');
  });

  const undeliverable: [string, Record<string, unknown>, string, unknown?][] = [
    ['another country inside the seal', {country: 'FR'}, '/shipTo/country'],
    ['another postal code inside the seal', {postalCode: '20095'}, '/shipTo/postalCode'],
    ['no city', {city: undefined}, '/address/city'],
  ];
  for (const [what, change, pointer] of undeliverable) {
    test(`with ${what} is refused before anything happens`, async () => {
      await using shop = await aBackend();
      const gift = await shop.aGift();
      const {answer} = await shop.claimed(gift, {address: {...home, ...change}});
      assert.equal(answer.code, 'address-undeliverable');
      assert.equal(answer.problem.errors![0]!.pointer, pointer);
      assert.equal((await gift.look()).portions[0]!.state, 'ready');
    });
  }

  test('needs no city where the country is one', async () => {
    await using shop = await aBackend();
    const address = {name: 'Lee', country: 'SG', postalCode: '018956', street: ['1 Bayfront']};
    const {answer} = await shop.claimed(await shop.aGift(), {address, shipTo: {country: 'SG', postalCode: '018 956'}});
    assert.equal(answer.status, 200);
  });

  test('into a country that the shop does not serve is refused', async () => {
    await using shop = await aBackend();
    const {answer} = await shop.claimed(await shop.aGift(), {address: {...home, country: 'US'}, shipTo: {country: 'US'}});
    assert.equal(answer.code, 'country-not-served');
  });

  test('with a seal made for somebody else’s claim is refused', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift();
    const [one, other] = [await shop.claiming(), await shop.claiming()];
    const stolen = await shop.call('claim', {...other.body, address: one.body.address}, {token: gift.claim});
    assert.deepEqual(stolen.problem.errors, [{pointer: '/address', code: 'sealed-for-another'}]);
    const broken = await shop.call('claim', {...other.body, address: 'e30..YQ.YQ.YQ'}, {token: gift.claim});
    assert.deepEqual(broken.problem.errors, [{pointer: '/address', code: 'not-sealed'}]);
  });

  test('can’t follow two gifts with one receipt', async () => {
    await using shop = await aBackend();
    const receipt = newToken('receipt');
    await shop.claimed(await shop.aGift(), {receipt});
    const second = await shop.aGift();
    const {answer} = await shop.claimed(second, {receipt});
    assert.deepEqual(answer.problem.errors, [{pointer: '/receiptHash', code: 'taken'}]);
    assert.equal((await second.look()).portions[0]!.state, 'ready');
  });

  test('chooses among variants of the price that was paid', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift({product: 'teapot'});
    const {receiptHash} = await shop.claiming();
    const {body} = await shop.call('open', {receiptHash}, {token: gift.claim});
    assert.deepEqual(body.variants!.map(({ref, available}) => [ref, available]), [['white', true], ['blue', true], ['black', false]]);
    assert.equal((await shop.claimed(gift)).answer.problem.errors![0]!.pointer, '/variant');
    assert.equal((await shop.claimed(gift, {variant: 'black'})).answer.code, 'item-unavailable');
    assert.equal((await shop.claimed(gift, {variant: 'pink'})).answer.code, 'item-unavailable');
    const {answer} = await shop.claimed(gift, {variant: 'blue'});
    assert.deepEqual(answer.body.product.variant, {ref: 'blue', title: 'BLUE'});
    const other = await shop.aGift({product: 'teapot'});
    assert.equal((await shop.claimed(other, {variant: 'blue'})).answer.code, 'item-unavailable', 'the only blue one is taken');
    await shop.work();
    assert.equal([...shop.shop.orders.values()][0]!.variant, 'blue');
    assert.equal((await gift.look()).product.variant, undefined, 'the sender does not learn the choice');
  });

  test('swaps what the sender chose for another of the same price, and never for one that is gone', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift({product: 'teapot', variant: 'white'});
    const {receiptHash} = await shop.claiming();
    const {body} = await shop.call('open', {receiptHash}, {token: gift.claim});
    assert.equal(body.product!.variant!.ref, 'white');
    assert.deepEqual(body.variants!.map(({ref, available}) => [ref, available]), [['white', true], ['blue', true], ['black', false]]);
    assert.equal((await shop.claimed(gift, {variant: 'black'})).answer.code, 'item-unavailable');
    const {answer} = await shop.claimed(gift, {variant: 'blue'});
    assert.deepEqual(answer.body.product.variant, {ref: 'blue', title: 'BLUE'});
    const other = await shop.aGift({product: 'teapot', variant: 'white'});
    assert.equal((await shop.claimed(other)).answer.body.product.variant!.ref, 'white', 'without a wish it is what the sender chose');
    await shop.work();
    assert.deepEqual([...shop.shop.orders.values()].map(({variant}) => variant).sort(), ['blue', 'white']);
  });

  test('can’t take a variant of another price', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift({product: 'sampler', variant: 'small'});
    assert.equal((await shop.claimed(gift, {variant: 'large'})).answer.code, 'item-unavailable');
    assert.equal((await shop.claimed(gift, {variant: 'small'})).answer.status, 200);
  });

  test('leaves the address nowhere in the open, neither in the file nor beside it', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
    t.after(() => rmSync(folder, {recursive: true}));
    const {readFileSync, readdirSync} = await import('node:fs');
    await using shop = await aBackend({file: join(folder, 'gifts.db')});
    const gift = await shop.aGift();
    const {receipt, order} = await shop.claimed(gift);
    await shop.work();
    await shop.call('openShipping', {}, {...shop.secret, params: {id: order}});
    await shop.call('thank', {note: 'Danke', emoji: ''}, {token: receipt});
    const files = readdirSync(folder);
    assert.ok(files.length >= 2);
    for (const name of files) assert.ok(!readFileSync(join(folder, name)).includes(CANARY), name);
  });
});

describe('a card', () => {
  test('changes by no look, and is the same for every visitor', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift();
    const looks = await Promise.all(Array.from({length: 5}, () => shop.call('card', undefined, {token: gift.claim})));
    assert.equal(new Set(looks.map((look) => look.text)).size, 1);
    assert.equal((await gift.look()).portions[0]!.state, 'ready');
  });

  test('once opened shows the product to whoever holds the link', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift({product: 'teapot'});
    for (let time = 0; time < 2; time++) {
      const {receiptHash} = await shop.claiming();
      assert.equal((await shop.call('open', {receiptHash}, {token: gift.claim})).body.product!.title, 'Teapot');
    }
    const {body} = await shop.call('card', undefined, {token: gift.claim});
    assert.equal(body.state, 'opened');
    assert.equal(body.variants!.length, 3);
    assert.equal((await gift.look()).portions[0]!.state, 'opened');
  });

  test('says when the window is over, before and after the backend has noticed', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift();
    const {receiptHash} = await shop.claiming();
    shop.time.pass(7 * DAY);
    for (const noticed of [false, true]) {
      if (noticed) await shop.work();
      assert.equal((await shop.call('card', undefined, {token: gift.claim})).code, 'gift-expired');
      assert.equal((await shop.call('open', {receiptHash}, {token: gift.claim})).code, 'gift-expired');
      assert.equal((await shop.call('decline', {receiptHash}, {token: gift.claim})).code, 'gift-expired');
    }
    const {state, portions, refunded} = await gift.look();
    assert.deepEqual([state, portions[0]!.state, refunded.amount], ['closed', 'expired', 2400]);
  });

  test('declined is a quiet no: the money goes back, and a kind word reaches the sender', async () => {
    await using shop = await aBackend();
    const gift = await shop.aGift();
    const {receiptHash} = await shop.claiming();
    const wish = {receiptHash, note: 'Too kind!'};
    assert.equal((await shop.call('decline', wish, {token: gift.claim})).body.state, 'declined');
    assert.equal((await shop.call('decline', wish, {token: gift.claim})).body.state, 'declined', 'saying it again is fine');
    const late = await shop.claimed(gift);
    assert.equal(late.answer.code, 'state-conflict');
    assert.equal(late.answer.problem.currentState, 'declined');
    await shop.work();
    const {state, portions, refunded} = await gift.look();
    assert.deepEqual([state, portions[0]!.state, portions[0]!.thanks?.note, refunded.amount], ['closed', 'declined', 'Too kind!', 2400]);
  });

  test('of an unknown token looks like nothing at all', async () => {
    await using shop = await aBackend();
    const unknown = await shop.call('card', undefined, {token: newToken('claim')});
    const elsewhere = await shop.backend.fetch(new Request(`${BACKEND}/v1/nowhere`));
    assert.equal(unknown.code, 'not-found');
    assert.equal(unknown.text, await elsewhere.text());
  });
});
