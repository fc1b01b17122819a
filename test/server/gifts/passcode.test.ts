import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {createTestBackend, createIdempotencyKey} from '../support/test-backend.ts';

const MINUTE = 60_000;
const PASSCODE = 'Lapsang-7';

async function createPasscodeGift(params: Record<string, unknown> = {}, file?: string) {
  const backend = await createTestBackend({file});
  const gift = await backend.createGift({passcode: PASSCODE, ...params});
  const {receipt, receiptHash, body} = await backend.prepareClaim(params['product'] === 'teapot' ? {variant: 'white'} : {});
  const open = (passcode?: string, idempotencyKey = createIdempotencyKey()) => backend.call('open', {receiptHash, ...(passcode !== undefined && {passcode})}, {token: gift.claim, idempotencyKey});
  const claim = (passcode?: string, idempotencyKey = createIdempotencyKey()) => backend.call('claim', {...body, ...(passcode !== undefined && {passcode})}, {token: gift.claim, idempotencyKey});
  return {backend, gift, open, claim, receipt};
}

describe('a gift with a passcode', () => {
  test('can be opened and claimed only with the passcode', async () => {
    const {backend, gift, open, claim} = await createPasscodeGift();
    await using _ = backend;
    const card = await backend.call('card', undefined, {token: gift.claim});
    assert.deepEqual([card.body.passcodeRequired, (await gift.fetchGift()).passcodeRequired], [true, true]);
    assert.equal((await open()).code, 'passcode-incorrect');
    assert.equal((await open('lapsang-7')).code, 'passcode-incorrect');
    assert.equal((await claim('')).code, 'validation-failed');
    assert.equal((await claim()).code, 'passcode-incorrect');
    assert.equal((await open(` ${PASSCODE} `)).body.product!.title, 'Mug');
    assert.equal((await claim('wrong')).code, 'passcode-incorrect');
    assert.equal((await claim(PASSCODE)).status, 200);
    assert.equal((await claim()).status, 200, 'a repeated claim needs no passcode');
  });

  test('shows the product only with the passcode, even once it is opened', async () => {
    const {backend, gift, open} = await createPasscodeGift({product: 'teapot', secret: true});
    await using _ = backend;
    assert.equal((await open(PASSCODE)).body.product!.title, 'Teapot');
    const card = await backend.call('card', undefined, {token: gift.claim});
    assert.equal(card.body.state, 'sealed');
    assert.doesNotMatch(card.bodyText, /teapot|white/i);
    assert.equal((await open('guess')).code, 'passcode-incorrect');
    assert.equal((await open(PASSCODE)).body.state, 'opened');
  });

  test('can be declined only with the passcode', async () => {
    const {backend, gift, open} = await createPasscodeGift();
    await using _ = backend;
    const {receiptHash} = await backend.prepareClaim();
    const decline = async (passcode?: string) => backend.call('decline', {receiptHash, ...(passcode !== undefined && {passcode})}, {token: gift.claim});
    assert.equal((await decline()).code, 'passcode-incorrect');
    assert.equal((await decline('guess')).code, 'passcode-incorrect');
    assert.equal((await gift.fetchGift()).portions[0]!.state, 'ready');
    assert.equal((await open(PASSCODE)).status, 200);
    assert.equal((await decline(PASSCODE)).body.state, 'declined');
    assert.equal((await decline()).body.state, 'declined', 'a repeated decline needs no passcode');
  });

  test('is locked after five failed attempts in 15 minutes, even for the correct passcode', async () => {
    const {backend, open, claim} = await createPasscodeGift();
    await using _ = backend;
    for (let guess = 0; guess < 4; guess++) assert.equal((await open(`guess ${guess}`)).code, 'passcode-incorrect');
    backend.time.advance(5 * MINUTE);
    assert.equal((await claim('guess 4')).code, 'passcode-incorrect');
    const late = await open(PASSCODE);
    assert.deepEqual([late.code, late.headers.get('retry-after'), late.headers.get('idempotent-replayed')], ['rate-limited', '600', null]);
    const wrong = await open('guess 5');
    assert.deepEqual({...wrong.problem, instance: ''}, {...late.problem, instance: ''}, 'both responses are the same');
    assert.equal((await claim(PASSCODE)).code, 'rate-limited');
    backend.time.advance(10 * MINUTE);
    assert.equal((await claim(PASSCODE)).status, 200);
  });

  test('evaluates at most five attempts that arrive at once', async () => {
    const {backend, open} = await createPasscodeGift();
    await using _ = backend;
    const responses = await Promise.all(Array.from({length: 20}, (_, guess) => open(`guess ${guess}`)));
    assert.equal(responses.filter((response) => response.code === 'passcode-incorrect').length, 5);
    assert.equal(responses.filter((response) => response.code === 'rate-limited').length, 15);
  });

  test('counts a repeated request as one attempt, and refuses another guess with the same idempotency key', async () => {
    const {backend, open} = await createPasscodeGift();
    await using _ = backend;
    const key = createIdempotencyKey();
    for (let again = 0; again < 8; again++) assert.equal((await open('guess', key)).code, 'passcode-incorrect');
    assert.equal((await open('another', key)).code, 'idempotency-key-reused');
    assert.equal((await open(PASSCODE, key)).code, 'idempotency-key-reused');
    assert.equal((await open(PASSCODE)).status, 200);
  });

  test('counts attempts per gift, and does not count a missing passcode', async () => {
    const {backend, gift, open} = await createPasscodeGift();
    await using _ = backend;
    const other = await backend.createGift({passcode: PASSCODE});
    for (let guess = 0; guess < 5; guess++) await open('guess');
    assert.equal((await open(PASSCODE)).code, 'rate-limited');
    assert.equal((await backend.claimGift(other)).response.code, 'passcode-incorrect');
    const {body} = await backend.prepareClaim();
    assert.equal((await backend.call('claim', {...body, passcode: PASSCODE}, {token: other.claim})).status, 200);
    assert.equal((await gift.fetchGift()).state, 'ready');
  });

  test('treats the same draft with another passcode as a different request', async () => {
    const {backend, gift} = await createPasscodeGift();
    await using _ = backend;
    const {passcode: _gone, ...without} = gift.body as {passcode?: string};
    assert.equal((await backend.call('draft', gift.body)).body.gift.id, gift.id);
    for (const other of [without, {...gift.body, passcode: 'other'}]) assert.equal((await backend.call('draft', other)).code, 'state-conflict');
    const plain = await backend.createDraft();
    assert.equal((await backend.call('draft', {...plain.body, passcode: PASSCODE})).code, 'state-conflict');
  });

  test('stores the passcode nowhere: neither in the database and stored responses, nor in logs and responses', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
    const {backend, open, claim} = await createPasscodeGift({note: 'a stored note'}, join(folder, 'gifts.db'));
    await open('Wrong-Guess-8');
    await open(PASSCODE);
    await claim(PASSCODE);
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')).join('');
    const written = files + JSON.stringify(backend.logs) + backend.publicResponses.join('');
    assert.ok(written.includes('a stored note'), 'the search finds what is stored');
    for (const word of [PASSCODE, 'Wrong-Guess-8']) assert.ok(!written.includes(word), word);
    await backend.close();
    rmSync(folder, {recursive: true});
  });
});
