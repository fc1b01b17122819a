import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createToken} from '../../../src/protocol/index.ts';
import {createTestBackend} from '../support/test-backend.ts';

describe('rate limits', () => {
  const withDefaultLimits = {options: {limits: {}}};

  test('slow down an address that guesses tokens, and no other', async () => {
    await using shop = await createTestBackend(withDefaultLimits);
    const gift = await shop.createGift();
    const guess = (clientAddress: string, headers = {}) => shop.call('card', undefined, {token: createToken('claim'), clientAddress, headers});
    for (let attempts = 0; attempts < 10; attempts++) assert.equal((await guess('203.0.113.7')).status, 404);
    const limited = await guess('203.0.113.7');
    assert.equal(limited.code, 'rate-limited');
    assert.ok(Number(limited.headers.get('retry-after')) >= 1 && limited.problem.retryAfterMs! > 0);
    assert.equal((await guess('203.0.113.8')).status, 404);
    assert.equal((await guess('203.0.113.7', {'x-forwarded-for': '198.51.100.1'})).code, 'rate-limited', 'the header is ignored without a trusted proxy');
    assert.equal((await shop.call('card', undefined, {token: gift.claim, clientAddress: '203.0.113.7'})).status, 200);
    shop.time.advance(60_000);
    assert.equal((await guess('203.0.113.7')).status, 404);
  });

  test('count an IPv6 /64 as one client', async () => {
    await using shop = await createTestBackend(withDefaultLimits);
    const guess = (clientAddress: string) => shop.call('card', undefined, {token: createToken('claim'), clientAddress});
    for (let attempts = 0; attempts < 10; attempts++) await guess(`2001:db8:1:2::${attempts + 1}`);
    assert.equal((await guess('2001:DB8:0001:2:ffff::9')).code, 'rate-limited');
    assert.equal((await guess('2001:db8:1:3::1')).code, 'not-found');
  });

  test('count the address before the last trusted proxy', async () => {
    await using shop = await createTestBackend({options: {limits: {}, trustedProxies: 1}});
    const guess = (forwarded: string) => shop.call('card', undefined, {token: createToken('claim'), clientAddress: '10.0.0.1', headers: {'x-forwarded-for': forwarded}});
    for (let attempts = 0; attempts < 10; attempts++) await guess(`1.1.1.${attempts}, 198.51.100.1`);
    assert.equal((await guess('9.9.9.9, 198.51.100.1')).code, 'rate-limited');
    assert.equal((await guess('9.9.9.9, 198.51.100.2')).code, 'not-found');
  });

  test('ignore the port that some proxies append to an address', async () => {
    await using shop = await createTestBackend({options: {trustedProxies: 1, limits: {failedAuthPerMinute: 3}}});
    const guess = (forwarded: string) => shop.call('card', undefined, {token: createToken('claim'), clientAddress: '10.0.0.1', headers: {'x-forwarded-for': forwarded}});
    for (let port = 40_000; port < 40_003; port++) assert.equal((await guess(`198.51.100.7:${port}`)).code, 'not-found');
    assert.equal((await guess('198.51.100.7:40009')).code, 'rate-limited');
    for (let port = 40_000; port < 40_003; port++) assert.equal((await guess(`[2001:db8::${port % 7}]:${port}`)).code, 'not-found');
    assert.equal((await guess('[2001:db8::9]:1')).code, 'rate-limited');
  });

  test('count reads without a token per address', async () => {
    await using shop = await createTestBackend({options: {limits: {readsPerMinute: 2}}});
    const read = (clientAddress: string, name: 'product' | 'shop' = 'product') => shop.call(name, undefined, {params: {ref: 'mug'}, clientAddress});
    for (let reads = 0; reads < 20; reads++) assert.equal((await read('203.0.113.7', reads % 2 ? 'shop' : 'product')).status, 200);
    const limited = await read('203.0.113.7');
    assert.deepEqual([limited.code, (await read('203.0.113.7', 'shop')).code], ['rate-limited', 'rate-limited']);
    assert.ok(limited.headers.has('retry-after'));
    assert.equal((await read('203.0.113.8')).status, 200);
  });

  test('grow with the portions of a group’s claim link', async () => {
    await using shop = await createTestBackend({options: {limits: {readsPerMinute: 2, writesPerMinute: 1}}});
    const gift = await shop.createGift({portions: 20});
    for (let reads = 0; reads < 40; reads++) assert.equal((await shop.call('card', undefined, {token: gift.claim})).status, 200);
    assert.equal((await shop.call('card', undefined, {token: gift.claim})).code, 'rate-limited');
    const {receiptHash} = await shop.prepareClaim();
    for (let writes = 0; writes < 20; writes++) assert.equal((await shop.call('open', {receiptHash}, {token: gift.claim})).status, 200);
    assert.equal((await shop.call('open', {receiptHash}, {token: gift.claim})).code, 'rate-limited');
    const single = await shop.createGift();
    for (let reads = 0; reads < 20; reads++) await shop.call('card', undefined, {token: single.claim});
    assert.equal((await shop.call('card', undefined, {token: single.claim})).code, 'rate-limited');
  });

  test('count requests whose body is refused', async () => {
    await using shop = await createTestBackend(withDefaultLimits);
    const gift = await shop.createGift();
    for (let writes = 0; writes < 15; writes++) {
      assert.equal((await shop.call('editNote', {note: 'a'.repeat(20_000)}, {token: gift.manage})).code, 'validation-failed');
      assert.equal((await shop.call('editNote', '{', {token: gift.manage})).code, 'malformed-json');
    }
    assert.equal((await shop.call('editNote', {note: 'a'.repeat(20_000)}, {token: gift.manage})).code, 'rate-limited');
  });

  test('count drafts per address, reads per token and claims per recipient', async () => {
    await using shop = await createTestBackend(withDefaultLimits);
    const gift = await shop.createGift();
    for (let number = 1; number < 30; number++) assert.equal((await shop.createDraft()).response.status, 201);
    assert.equal((await shop.createDraft()).response.code, 'rate-limited');
    for (let reads = 0; reads < 60; reads++) assert.equal((await shop.call('gift', undefined, {token: gift.manage})).status, 200);
    assert.equal((await shop.call('gift', undefined, {token: gift.manage})).code, 'rate-limited');
    const other = await shop.prepareClaim();
    for (let attempts = 0; attempts < 30; attempts++) await shop.call('claim', {...other.body, shipTo: {country: 'US'}}, {token: gift.claim});
    assert.equal((await shop.call('claim', other.body, {token: gift.claim})).code, 'rate-limited');
    assert.equal((await shop.claimGift(gift)).response.status, 200, 'colleagues behind the same address are not limited');
  });

  test('count drafts per address and day, without those that the limit per minute refused', async () => {
    await using shop = await createTestBackend({options: {limits: {draftsPerMinute: 3, draftsPerDay: 5}}});
    const draft = async (count: number) => {
      const statuses = [];
      for (let number = 0; number < count; number++) statuses.push((await shop.createDraft()).response.status);
      return statuses;
    };
    assert.deepEqual(await draft(5), [201, 201, 201, 429, 429]);
    shop.time.advance(60_000);
    assert.deepEqual(await draft(3), [201, 201, 429]);
    shop.time.advance(60_000);
    const {response} = await shop.createDraft();
    assert.ok(response.problem.retryAfterMs! > 3600_000);
    assert.equal((await shop.createDraft({}, {clientAddress: '192.0.2.2'})).response.status, 201);
    shop.time.advance(86_400_000);
    assert.deepEqual(await draft(1), [201]);
  });
});
