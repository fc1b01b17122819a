import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {hashToken, createToken} from '../../../src/protocol/index.ts';
import {createGiftBackend, openSqliteStorage} from '../../../src/server/index.ts';
import {createTestBackend, BACKEND, CANARY, DAY_MS, testAddress, createIdempotencyKey} from '../support/test-backend.ts';

describe('a claim', () => {
  test('is answered the same to the same claimant, and “already claimed” to everybody else', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    const {receipt, answer, body} = await shop.claimed(gift);
    const again = await shop.call('claim', body, {token: gift.claim});
    assert.deepEqual(again.body, answer.body);
    const sealedAnew = await shop.claiming({receipt});
    assert.equal((await shop.call('claim', sealedAnew.body, {token: gift.claim})).status, 200);
    assert.equal((await shop.claimed(gift)).answer.code, 'already-claimed');
    assert.equal((await shop.call('card', undefined, {token: gift.claim})).code, 'already-claimed');
    const other = await hashToken(createToken('receipt'));
    assert.equal((await shop.call('open', {receiptHash: other}, {token: gift.claim})).code, 'already-claimed');
    assert.equal((await shop.call('decline', {receiptHash: other}, {token: gift.claim})).code, 'already-claimed');
    assert.equal(shop.seen.some((text) => text.includes('10115')), false, 'no answer carries it back');
    assert.ok(!JSON.stringify(await gift.fetchGift()).includes('10115'));
  });

  test('can be made without opening the box first', async () => {
    await using shop = await createTestBackend();
    assert.equal((await shop.claimed(await shop.aGift())).answer.status, 200);
  });

  test('has one winner when fifty people press at once', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    const wishes = await Promise.all(Array.from({length: 50}, () => shop.claiming()));
    const answers = await Promise.all(wishes.map(({body}) => shop.call('claim', body, {token: gift.claim})));
    assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
    assert.equal(answers.filter((answer) => answer.code === 'already-claimed').length, 49);
    await shop.runDueJobs();
    assert.equal(shop.shop.orders.size, 1);
  });

  test('has one winner when fifty people press at once on two backends over one file', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
    t.after(() => rmSync(folder, {recursive: true}));
    const file = join(folder, 'gifts.db');
    await using shop = await createTestBackend({file});
    const storage = openSqliteStorage({file, clock: shop.time.clock});
    const other = createGiftBackend({...shop.settings, storage});
    const gift = await shop.aGift();
    const wishes = await Promise.all(Array.from({length: 50}, () => shop.claiming()));
    const statuses = await Promise.all(wishes.map(async ({body}, index) => {
      if (index % 2) return (await shop.call('claim', body, {token: gift.claim})).status;
      const response = await other.fetch(new Request(`${BACKEND}/v1/claim`, {
        method: 'POST', body: JSON.stringify(body),
        headers: {authorization: `Bearer ${gift.claim}`, 'content-type': 'application/json', 'idempotency-key': createIdempotencyKey()},
      }));
      return response.status;
    }));
    assert.deepEqual([statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 409).length], [1, 49]);
    await Promise.all([shop.runDueJobs(), other.runDueJobs()]);
    assert.equal(shop.shop.orders.size, 1);
    assert.equal([...shop.shop.orders.values()][0]!.requests, 1);
    await storage.close();
  });

  test('wins one millisecond before the deadline and is too late on it', async () => {
    for (const [early, outcome] of [[1, undefined], [0, 'gift-expired'], [-1, 'gift-expired']] as const) {
      await using shop = await createTestBackend();
      const gift = await shop.aGift();
      const deadline = Date.parse((await gift.fetchGift()).claimDeadline!);
      const wish = await shop.claiming();
      shop.time.set(deadline - early);
      if (early > 0) await shop.runDueJobs();
      assert.equal((await shop.call('claim', wish.body, {token: gift.claim})).code, outcome);
      shop.time.advance(2);
      await shop.runDueJobs();
      assert.equal((await gift.fetchGift()).portions[0]!.state, outcome ? 'expired' : 'ordered');
    }
  });

  test('and expiry have one outcome, whichever order they arrive in', async () => {
    for (let round = 0; round < 30; round++) {
      await using shop = await createTestBackend();
      const gift = await shop.aGift();
      const {claimDeadline} = await gift.fetchGift();
      shop.time.set(Date.parse(claimDeadline!) - 1);
      const wish = await shop.claiming();
      const later = async () => {
        for (let step = 0; step < round % 6; step++) await Promise.resolve();
        shop.time.advance(1);
        await shop.runDueJobs();
      };
      const [answer] = await Promise.all([shop.call('claim', wish.body, {token: gift.claim}), later()]);
      shop.time.advance(1000);
      await shop.runDueJobs();
      const {portions, refunded} = await gift.fetchGift();
      const won = answer.status === 200;
      assert.equal(portions[0]!.state, won ? 'ordered' : 'expired');
      assert.equal(refunded.amount, won ? 0 : 2400);
      assert.equal(shop.shop.orders.size, won ? 1 : 0);
    }
  });

  test('sealed to a key that was retired is refused by name', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    const {body, receiptHash} = await shop.claiming();
    const address = await shop.sealing.encryptToRetiredKey(testAddress, receiptHash);
    assert.equal((await shop.call('claim', {...body, address}, {token: gift.claim})).code, 'fulfillment-key-retired');
  });

  const undeliverable: [string, Record<string, unknown>, string, unknown?][] = [
    ['another country inside the seal', {country: 'FR'}, '/shipTo/country'],
    ['another postal code inside the seal', {postalCode: '20095'}, '/shipTo/postalCode'],
    ['no city', {city: undefined}, '/address/city'],
  ];
  for (const [what, change, pointer] of undeliverable) {
    test(`with ${what} is refused before anything happens`, async () => {
      await using shop = await createTestBackend();
      const gift = await shop.aGift();
      const {answer} = await shop.claimed(gift, {address: {...testAddress, ...change}});
      assert.equal(answer.code, 'address-undeliverable');
      assert.equal(answer.problem.errors![0]!.pointer, pointer);
      assert.equal((await gift.fetchGift()).portions[0]!.state, 'ready');
    });
  }

  test('needs no city where the country is one', async () => {
    await using shop = await createTestBackend();
    const address = {name: 'Lee', country: 'SG', postalCode: '018956', street: ['1 Bayfront']};
    const {answer} = await shop.claimed(await shop.aGift(), {address, shipTo: {country: 'SG', postalCode: '018 956'}});
    assert.equal(answer.status, 200);
  });

  test('into a country that the shop does not serve is refused', async () => {
    await using shop = await createTestBackend();
    const {answer} = await shop.claimed(await shop.aGift(), {address: {...testAddress, country: 'US'}, shipTo: {country: 'US'}});
    assert.equal(answer.code, 'country-not-served');
  });

  test('with a seal made for somebody else’s claim is refused', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    const [one, other] = [await shop.claiming(), await shop.claiming()];
    const stolen = await shop.call('claim', {...other.body, address: one.body.address}, {token: gift.claim});
    assert.deepEqual(stolen.problem.errors, [{pointer: '/address', code: 'sealed-for-another'}]);
    const broken = await shop.call('claim', {...other.body, address: 'e30..YQ.YQ.YQ'}, {token: gift.claim});
    assert.deepEqual(broken.problem.errors, [{pointer: '/address', code: 'not-sealed'}]);
  });

  test('can’t follow two gifts with one receipt', async () => {
    await using shop = await createTestBackend();
    const receipt = createToken('receipt');
    await shop.claimed(await shop.aGift(), {receipt});
    const second = await shop.aGift();
    const {answer} = await shop.claimed(second, {receipt});
    assert.deepEqual(answer.problem.errors, [{pointer: '/receiptHash', code: 'taken'}]);
    assert.equal((await second.fetchGift()).portions[0]!.state, 'ready');
  });

  test('that comes again with another address is told so, and never answered with a yes to the wrong door', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    const {receipt} = await shop.claimed(gift);
    const corrected = await shop.claiming({receipt, address: {...testAddress, street: ['Corrected Street 2']}});
    const again = await shop.call('claim', corrected.body, {token: gift.claim});
    assert.equal(again.code, 'state-conflict');
    assert.equal(again.problem.currentState, 'claimed');
    const {receiptHash: _hash, ...correction} = corrected.body;
    assert.equal((await shop.call('correctAddress', correction, {token: receipt})).status, 200);
    await shop.runDueJobs();
    assert.deepEqual([...shop.shop.orders.values()][0]!.address.street, ['Corrected Street 2']);
  });

  test('is limited for each link, whatever claimant somebody makes up', async () => {
    await using shop = await createTestBackend({options: {limits: {writesPerMinute: 1}}});
    const gift = await shop.aGift();
    const codes = [];
    for (let i = 0; i < 12; i++) codes.push((await shop.call('open', {receiptHash: await hashToken(createToken('receipt'))}, {token: gift.claim})).status);
    assert.deepEqual([...new Set(codes)], [200, 429]);
  });

  test('chooses among variants of the price that was paid', async () => {
    await using shop = await createTestBackend();
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
    await shop.runDueJobs();
    assert.equal([...shop.shop.orders.values()][0]!.variant, 'blue');
    assert.equal((await gift.fetchGift()).product.variant, undefined, 'the sender does not learn the choice');
  });

  test('swaps what the sender chose for another of the same price, and never for one that is gone', async () => {
    await using shop = await createTestBackend();
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
    await shop.runDueJobs();
    assert.deepEqual([...shop.shop.orders.values()].map(({variant}) => variant).toSorted(), ['blue', 'white']);
  });

  test('can’t take a variant of another price', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift({product: 'sampler', variant: 'small'});
    assert.equal((await shop.claimed(gift, {variant: 'large'})).answer.code, 'item-unavailable');
    assert.equal((await shop.claimed(gift, {variant: 'small'})).answer.status, 200);
  });

  test('leaves the address nowhere in the open, neither in the file nor beside it', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
    t.after(() => rmSync(folder, {recursive: true}));
    const {readFileSync, readdirSync} = await import('node:fs');
    await using shop = await createTestBackend({file: join(folder, 'gifts.db')});
    const gift = await shop.aGift();
    const {receipt, orderId} = await shop.claimed(gift);
    await shop.runDueJobs();
    await shop.call('decryptShipping', {}, {...shop.secret, params: {id: orderId}});
    await shop.call('thank', {note: 'Danke', emoji: ''}, {token: receipt});
    const files = readdirSync(folder);
    assert.ok(files.length >= 2);
    for (const name of files) assert.ok(!readFileSync(join(folder, name)).includes(CANARY), name);
  });
});

describe('a card', () => {
  test('changes by no look, and is the same for every visitor', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    const looks = await Promise.all(Array.from({length: 5}, () => shop.call('card', undefined, {token: gift.claim})));
    assert.equal(new Set(looks.map((look) => look.bodyText)).size, 1);
    assert.equal((await gift.fetchGift()).portions[0]!.state, 'ready');
  });

  test('once opened shows the product to whoever holds the link', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift({product: 'teapot'});
    for (let time = 0; time < 2; time++) {
      const {receiptHash} = await shop.claiming();
      assert.equal((await shop.call('open', {receiptHash}, {token: gift.claim})).body.product!.title, 'Teapot');
    }
    const {body} = await shop.call('card', undefined, {token: gift.claim});
    assert.equal(body.state, 'opened');
    assert.equal(body.variants!.length, 3);
    assert.equal((await gift.fetchGift()).portions[0]!.state, 'opened');
  });

  test('says when the window is over, before and after the backend has noticed', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    const {receiptHash} = await shop.claiming();
    shop.time.advance(7 * DAY_MS);
    for (const noticed of [false, true]) {
      if (noticed) await shop.runDueJobs();
      assert.equal((await shop.call('card', undefined, {token: gift.claim})).code, 'gift-expired');
      assert.equal((await shop.call('open', {receiptHash}, {token: gift.claim})).code, 'gift-expired');
      assert.equal((await shop.call('decline', {receiptHash}, {token: gift.claim})).code, 'gift-expired');
    }
    const {state, portions, refunded} = await gift.fetchGift();
    assert.deepEqual([state, portions[0]!.state, refunded.amount], ['closed', 'expired', 2400]);
  });

  test('declined is a quiet no: the money goes back, and a kind word reaches the sender', async () => {
    await using shop = await createTestBackend();
    const gift = await shop.aGift();
    const {receiptHash} = await shop.claiming();
    const wish = {receiptHash, note: 'Too kind!'};
    assert.equal((await shop.call('decline', wish, {token: gift.claim})).body.state, 'declined');
    assert.equal((await shop.call('decline', wish, {token: gift.claim})).body.state, 'declined', 'saying it again is fine');
    const late = await shop.claimed(gift);
    assert.equal(late.answer.code, 'state-conflict');
    assert.equal(late.answer.problem.currentState, 'declined');
    await shop.runDueJobs();
    const {state, portions, refunded} = await gift.fetchGift();
    assert.deepEqual([state, portions[0]!.state, portions[0]!.thanks?.note, refunded.amount], ['closed', 'declined', 'Too kind!', 2400]);
  });

  test('of an unknown token looks like nothing at all', async () => {
    await using shop = await createTestBackend();
    const unknown = await shop.call('card', undefined, {token: createToken('claim')});
    const elsewhere = await shop.backend.fetch(new Request(`${BACKEND}/v1/nowhere`));
    assert.equal(unknown.code, 'not-found');
    assert.equal(unknown.bodyText, await elsewhere.text());
  });
});
