import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {deriveClaimToken, hashToken, createToken} from '../../../src/protocol/index.ts';
import {createTestBackend, BACKEND, DAY_MS, createIdempotencyKey, SHOP_PAGE} from '../support/test-backend.ts';

describe('a draft', () => {
  const refusals: [string, Record<string, unknown>, string, string?][] = [
    ['a price that is not the expected one', {expected: {amount: 2399, currency: 'EUR'}}, 'price-mismatch'],
    ['an expected price in another currency', {expected: {amount: 2400, currency: 'USD'}}, 'price-mismatch'],
    ['a return URL of another origin', {returnUrl: 'https://elsewhere.example/'}, 'origin-not-allowed'],
    ['a product that the merchant does not offer as a gift', {product: 'voucher'}, 'not-giftable'],
    ['a product that is sold out', {product: 'vase'}, 'item-unavailable'],
    ['a variant that is sold out', {product: 'teapot', variant: 'black'}, 'item-unavailable'],
    ['an unknown variant', {product: 'teapot', variant: 'pink'}, 'item-unavailable'],
    ['an unknown product', {product: 'unicorn'}, 'item-unavailable'],
    ['a currency that the shop does not accept', {product: 'yen'}, 'currency-unsupported'],
    ['a lucky draw', {distribution: 'draw'}, 'not-supported'],
    ['a signed descriptor', {product: 'sagp1.k.e.m'}, 'not-supported'],
    ['no variant although prices differ', {product: 'sampler'}, 'validation-failed', '/variant'],
    ['a note that is too long', {note: 'x'.repeat(501)}, 'validation-failed', '/note'],
    ['a name with a line break', {senderName: 'Grace\nHopper'}, 'validation-failed', '/senderName'],
    ['a name with bidirectional control characters', {senderName: 'Grace\u202e'}, 'validation-failed', '/senderName'],
    ['no sender', {senderName: undefined}, 'validation-failed', '/senderName'],
    ['an invalid hash', {manageHash: 'short'}, 'validation-failed', '/manageHash'],
  ];
  for (const [reason, params, code, pointer] of refusals) {
    test(`is refused for ${reason}`, async () => {
      await using backend = await createTestBackend();
      const {response} = await backend.createDraft(params);
      assert.equal(response.code, code, response.bodyText);
      if (pointer) assert.equal(response.problem.errors![0]!.pointer, pointer);
      assert.equal(backend.payments.checkouts.size, 0);
    });
  }

  test('is refused before anything is written if its total cannot be charged', async () => {
    await using backend = await createTestBackend();
    const [mug] = backend.catalog.products.get('mug')!.variants;
    mug!.price.amount = Number.MAX_SAFE_INTEGER;
    const {response, manage} = await backend.createDraft({portions: 2});
    assert.deepEqual(response.problem.errors, [{pointer: '/portions', code: 'total-too-large'}]);
    assert.equal((await backend.call('gift', undefined, {token: manage})).code, 'not-found');
    assert.equal((await backend.createDraft({portions: 1})).response.status, 201);
  });

  test('takes its price from the catalog, and accepts a matching expected price', async () => {
    await using backend = await createTestBackend();
    const {response} = await backend.createDraft({expected: {amount: 2400, currency: 'EUR'}});
    assert.equal(response.status, 201);
    assert.equal([...backend.payments.checkouts.values()][0]!.amount.amount, 2400);
  });

  test('accepts a return URL of the backend’s own pages', async () => {
    await using backend = await createTestBackend();
    assert.equal((await backend.createDraft({returnUrl: `${BACKEND}/m/x`})).response.status, 201);
  });

  test('stores the return URL as a browser parses it, and refuses URLs that parsers disagree on', async () => {
    await using backend = await createTestBackend();
    await backend.createDraft({returnUrl: `${SHOP_PAGE.replace('shop', 'SHOP')}/a/../product?x=1#y`});
    assert.equal([...backend.payments.checkouts.values()][0]!.returnUrl, `${SHOP_PAGE}/product?x=1#y`);
    const {host} = new URL(SHOP_PAGE);
    for (const returnUrl of [`https://elsewhere.example@${host}/`, `https://${host}:pass@elsewhere.example/`, `https://${host}.elsewhere.example/`]) {
      assert.equal((await backend.createDraft({returnUrl})).response.status, 403, returnUrl);
    }
  });

  test('leaves the choice among variants at one price to the recipient, and names the sender’s variant', async () => {
    await using backend = await createTestBackend();
    const open = await backend.createDraft({product: 'teapot'});
    assert.equal(open.response.body.gift.product.variant, undefined);
    const chosen = await backend.createDraft({product: 'sampler', variant: 'large'});
    assert.deepEqual(chosen.response.body.gift.product.variant, {ref: 'large', title: 'LARGE'});
    assert.equal(chosen.response.body.gift.total.amount, 3600);
  });

  test('creates one gift when it is repeated, with the same or another idempotency key', async () => {
    await using backend = await createTestBackend();
    const first = await backend.createDraft();
    const again = await backend.call('draft', first.body);
    assert.equal(again.body.gift.id, first.id);
    assert.equal(again.body.checkout.url, first.response.body.checkout.url);
    assert.equal(backend.payments.checkouts.size, 1);
    const other = await backend.call('draft', {...first.body, note: 'Another note'});
    assert.equal(other.code, 'state-conflict');
    assert.equal(other.problem.currentState, 'draft');
  });

  test('creates one gift when eleven requests arrive at once', async () => {
    await using backend = await createTestBackend();
    const {body} = await backend.createDraft({}, {idempotencyKey: createIdempotencyKey()});
    const responses = await Promise.all(Array.from({length: 11}, () => backend.call('draft', body)));
    assert.equal(new Set(responses.map((response) => response.body.gift.id)).size, 1);
    assert.equal(backend.payments.checkouts.size, 1);
  });

  test('creates one gift with one checkout when the provider’s response is lost', async () => {
    await using backend = await createTestBackend();
    backend.payments.queueFaults('createCheckout', 'lose-response');
    const idempotencyKey = createIdempotencyKey();
    const first = await backend.createDraft({}, {idempotencyKey});
    assert.equal(first.response.code, 'payment-provider-error');
    const second = await backend.call('draft', first.body, {idempotencyKey});
    assert.equal(second.status, 201, second.bodyText);
    assert.equal(backend.payments.checkouts.size, 1);
  });

  test('is paid by the worker’s check when the sender never comes back', async () => {
    await using backend = await createTestBackend();
    backend.payments.queueFaults('createCheckout', 'lose-response');
    const {body, manage} = await backend.createDraft();
    backend.payments.pay([...backend.payments.checkouts.values()][0]!.id);
    backend.time.advance(5000);
    await backend.runDueJobs();
    assert.equal((await backend.call('gift', undefined, {token: manage})).body.state, 'ready');
    assert.equal((await backend.call('draft', body)).status, 201);
  });

  test('is refused for a token hash that exists already', async () => {
    await using backend = await createTestBackend();
    const {body} = await backend.createDraft();
    const fresh = async () => hashToken(createToken('manage'));
    const taken = await backend.call('draft', {...body, manageHash: await fresh()});
    assert.deepEqual(taken.problem.errors, [{pointer: '/claimHash', code: 'taken'}]);
    const same = await fresh();
    const twice = await backend.call('draft', {...body, manageHash: same, claimHash: same});
    assert.deepEqual(twice.problem.errors, [{pointer: '/claimHash', code: 'taken'}]);
    const stolen = await backend.call('draft', {...body, manageHash: body.claimHash, claimHash: await fresh()});
    assert.deepEqual(stolen.problem.errors, [{pointer: '/manageHash', code: 'taken'}]);
  });

  test('returns `shop-error` when the shop is unreachable, and changes nothing', async () => {
    await using backend = await createTestBackend();
    backend.catalog.setDown(true);
    assert.equal((await backend.createDraft()).response.code, 'shop-error');
    assert.equal((await backend.call('product', undefined, {params: {ref: 'mug'}})).code, 'shop-error');
  });

  test('that nobody pays is abandoned after a day, after its checkout is expired', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    backend.time.advance(DAY_MS - 1);
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).state, 'draft');
    backend.time.advance(1);
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).state, 'abandoned');
    assert.equal(backend.payments.byId(gift.checkout()).state, 'closed');
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'gift-cancelled');
    assert.equal((await gift.fetchGift()).checkout, undefined);
  });

  test('that is paid at the last moment is paid, not abandoned', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    backend.payments.pay(gift.checkout());
    backend.time.advance(DAY_MS);
    await backend.runDueJobs();
    assert.equal((await gift.fetchGift()).state, 'ready');
  });

  test('cannot be opened, claimed or declined before it is paid', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createDraft();
    const {receiptHash, body} = await backend.prepareClaim();
    for (const [name, sent] of [['open', {receiptHash}], ['claim', body], ['decline', {receiptHash}]] as const) {
      const response = await backend.call(name, sent, {token: gift.claim});
      assert.equal(response.code, 'state-conflict');
      assert.equal(response.problem.currentState, 'draft');
    }
  });

  test('has a claim token that can be derived from the manage token again', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    assert.equal((await backend.call('card', undefined, {token: await deriveClaimToken(gift.manage, 0)})).status, 200);
    assert.equal((await gift.fetchGift()).claimPage, `${BACKEND}/g/${gift.id}`);
  });
});
