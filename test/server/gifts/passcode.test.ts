import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {createToken, deriveClaimToken, hashToken} from '../../../src/protocol/index.ts';
import {defaultLimits} from '../../../src/server/http/rate-limit.ts';
import {createFakeCatalog} from '../support/catalog.ts';
import {createBackendWithMail, PAYER} from '../support/mail.ts';
import {createTestBackend, createIdempotencyKey, DAY_MS, type TestBackend, type TestBackendOptions} from '../support/test-backend.ts';

const MINUTE = 60_000;
const PASSCODE = 'Lapsang-7';
const MAX_PASSCODE_FAILURES = defaultLimits.wrongPasscodesPerGift;

/** Tries a passcode with a receipt token of its own, from an address. */
async function createRecipient(backend: TestBackend, claimToken: string, clientAddress = '203.0.113.7') {
  const receiptHash = await hashToken(createToken('receipt'));
  return (passcode: string, token = claimToken) => backend.call('open', {receiptHash, passcode}, {token, clientAddress});
}

/** Counts slow hashes, and how many run at once, while `run` runs. */
async function countHashes(run: () => Promise<void>) {
  const {subtle} = crypto;
  const {deriveBits} = subtle;
  const counts = {total: 0, atOnce: 0};
  let running = 0;
  subtle.deriveBits = async function (...params) {
    counts.total++;
    counts.atOnce = Math.max(counts.atOnce, ++running);
    try {
      return await deriveBits.apply(this, params);
    } finally {
      running--;
    }
  };
  try {
    await run();
  } finally {
    subtle.deriveBits = deriveBits;
  }
  return counts;
}

/** Lets `count` wrong passcodes have been tried before. */
const setFailures = (backend: TestBackend, giftId: string, count: number) =>
  backend.storage.transaction((tx) => tx.setPasscodeFailures(giftId, count));

async function createPasscodeGift(params: Record<string, unknown> = {}, file?: string, options?: TestBackendOptions['options']) {
  const backend = await createTestBackend({file, options});
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

  test('makes a recipient wait longer and longer after five wrong passcodes, even for the correct one', async () => {
    const {backend, open, claim} = await createPasscodeGift();
    await using _ = backend;
    for (let guess = 0; guess < 4; guess++) assert.equal((await open(`guess ${guess}`)).code, 'passcode-incorrect');
    assert.equal((await claim('guess 4')).code, 'passcode-incorrect');
    backend.time.advance(20_000);
    const late = await open(PASSCODE);
    assert.deepEqual([late.code, late.headers.get('retry-after'), late.headers.get('idempotent-replayed')], ['rate-limited', '40', null]);
    const wrong = await open('guess 5');
    assert.deepEqual({...wrong.problem, instance: ''}, {...late.problem, instance: ''}, 'both responses are the same');
    backend.time.advance(40_000);
    assert.equal((await open('guess 6')).code, 'passcode-incorrect');
    assert.equal((await claim(PASSCODE)).problem.retryAfterMs, 2 * MINUTE);
    backend.time.advance(2 * MINUTE);
    assert.equal((await claim(PASSCODE)).status, 200);
  });

  test('hashes one guess at a time, and only those within the share', async () => {
    const {backend, open} = await createPasscodeGift();
    await using _ = backend;
    const counts = await countHashes(async () => {
      const guesses = Array.from({length: 300}, (_, guess) => open(`guess ${guess}`));
      const drafts = Array.from({length: 3}, () => backend.createDraft({passcode: PASSCODE}));
      const codes = (await Promise.all(guesses)).map(({code}) => code);
      assert.equal(codes.filter((code) => code === 'passcode-incorrect').length, 5);
      assert.equal(codes.filter((code) => code === 'rate-limited').length, 295);
      assert.ok((await Promise.all(drafts)).every(({response}) => response.status === 201));
    });
    assert.deepEqual(counts, {total: 5 + 3, atOnce: 2}, 'a new passcode does not wait for guesses');
  });

  test('opens for the friend, however often others guess', async () => {
    const {backend, gift} = await createPasscodeGift();
    await using _ = backend;
    const friend = await createRecipient(backend, gift.claim, '198.51.100.1');
    const guessers = [await createRecipient(backend, gift.claim), await createRecipient(backend, gift.claim, '198.51.100.1')];
    for (let attempt = 0; attempt < 12; attempt++) {
      for (const guess of guessers) await guess(`guess ${attempt}`);
      assert.equal((await friend(PASSCODE)).status, 200);
    }
    for (const guess of guessers) assert.equal((await guess(PASSCODE)).code, 'rate-limited');
  });

  test('limits an address that poses as many recipients, and no other', async () => {
    const {backend, gift} = await createPasscodeGift();
    await using _ = backend;
    const tryFrom = async (address: string, passcode: string) => (await createRecipient(backend, gift.claim, address))(passcode);
    await tryFrom('203.0.113.7', 'guess');
    const [{addressHash = ''} = {}] = await backend.storage.read((tx) => tx.listPasscodeAttempts(gift.id));
    await backend.storage.transaction(async (tx) => {
      for (let guess = 1; guess < 20; guess++) {
        const attempt = {giftId: gift.id, scope: 'link', key: `key ${guess}`, fingerprint: '', receiptHash: `recipient ${guess}`, addressHash};
        await tx.insertPasscodeAttempt(attempt);
      }
    });
    assert.equal((await tryFrom('203.0.113.7', PASSCODE)).problem.retryAfterMs, MINUTE);
    assert.equal((await tryFrom('203.0.113.8', PASSCODE)).status, 200);
  });

  test('accepts no passcode after 100 wrong ones in its whole life, from wherever they came', async () => {
    const backend = await createTestBackend({policy: {claimWindowSeconds: 60 * 86_400}});
    await using _ = backend;
    const gift = await backend.createGift({passcode: PASSCODE});
    await setFailures(backend, gift.id, MAX_PASSCODE_FAILURES - 2);
    backend.time.advance(30 * DAY_MS);
    await backend.runDueJobs();
    const before = (await gift.fetchGift()).sequence;
    const guessers = await Promise.all([1, 2, 3, 4, 5].map((number) => createRecipient(backend, gift.claim, `203.0.113.${number}`)));
    const codes = (await Promise.all(guessers.map((guess) => guess('guess')))).map(({code}) => code);
    assert.equal(codes.filter((code) => code === 'passcode-incorrect').length, 2, 'guessing in parallel gains nothing');
    const friend = await createRecipient(backend, gift.claim, '198.51.100.1');
    assert.equal((await friend(PASSCODE)).code, 'passcode-blocked');
    const {passcodeBlocked, sequence, can} = await gift.fetchGift();
    assert.deepEqual([passcodeBlocked, sequence > before, can.changePasscode], [true, true, true]);
    backend.time.advance(20 * DAY_MS);
    await backend.runDueJobs();
    assert.equal((await friend(PASSCODE)).code, 'passcode-blocked');
    // Four digits have 10,000 combinations.
    assert.ok(MAX_PASSCODE_FAILURES / 10_000 <= 0.01);
  });

  test('opens again with a new passcode, and no longer with the old one', async () => {
    const {backend, gift, open} = await createPasscodeGift();
    await using _ = backend;
    await setFailures(backend, gift.id, MAX_PASSCODE_FAILURES);
    assert.equal((await open(PASSCODE)).code, 'passcode-blocked');
    const changed = await backend.call('changePasscode', {passcode: 'Oolong-9'}, {token: gift.manage});
    assert.deepEqual([changed.status, changed.body.passcodeBlocked], [200, false]);
    assert.equal((await open(PASSCODE)).code, 'passcode-incorrect');
    assert.equal((await open('Oolong-9')).status, 200);
  });

  test('opens again by a new link, with the same passcode', async () => {
    const {backend, gift, open} = await createPasscodeGift();
    await using _ = backend;
    await setFailures(backend, gift.id, MAX_PASSCODE_FAILURES);
    const token = await deriveClaimToken(gift.manage, 1);
    const replaced = await backend.call('createLink', {claimHash: await hashToken(token), replace: true}, {token: gift.manage});
    assert.equal(replaced.body.passcodeBlocked, false);
    assert.equal((await open(PASSCODE)).code, 'link-replaced');
    assert.equal((await (await createRecipient(backend, token))(PASSCODE)).status, 200);
  });

  test('stays blocked when a further link is added', async () => {
    const {backend, gift} = await createPasscodeGift();
    await using _ = backend;
    await setFailures(backend, gift.id, MAX_PASSCODE_FAILURES);
    const claimHash = await hashToken(await deriveClaimToken(gift.manage, 1));
    assert.equal((await backend.call('createLink', {claimHash, replace: false}, {token: gift.manage})).body.passcodeBlocked, true);
  });

  test('gets a new passcode only if it has one, and only until it is claimed', async () => {
    const {backend, gift, claim} = await createPasscodeGift();
    await using _ = backend;
    const plain = await backend.createGift();
    assert.equal((await plain.fetchGift()).can.changePasscode, false);
    const change = (token: string) => backend.call('changePasscode', {passcode: 'Oolong-9'}, {token});
    assert.equal((await change(plain.manage)).code, 'state-conflict');
    await claim(PASSCODE);
    assert.equal((await change(gift.manage)).code, 'state-conflict');
  });

  test('is not claimed with a passcode that the sender changes at the same time', async () => {
    const {catalog} = createFakeCatalog();
    let whileClaiming: (() => Promise<unknown>) | undefined;
    const getProduct: typeof catalog.getProduct = async (ref) => {
      await whileClaiming?.();
      return catalog.getProduct(ref);
    };
    const {backend, gift, claim} = await createPasscodeGift({product: 'teapot'}, undefined, {catalog: {...catalog, getProduct}});
    await using _ = backend;
    whileClaiming = () => backend.call('changePasscode', {passcode: 'Oolong-9'}, {token: gift.manage});
    assert.equal((await claim(PASSCODE)).code, 'passcode-incorrect');
    whileClaiming = undefined;
    assert.equal((await claim('Oolong-9')).status, 200);
  });

  test('tells the payer when it is blocked or has a new passcode', async () => {
    await using shop = await createBackendWithMail();
    const gift = await shop.createPaidGift({passcode: PASSCODE}, PAYER);
    await shop.runDueJobs();
    await setFailures(shop, gift.id, MAX_PASSCODE_FAILURES - 1);
    await (await createRecipient(shop, gift.claim))('guess');
    await shop.runDueJobs();
    const [blocked] = shop.fakeMail.ofKind('passcode-blocked');
    assert.equal(blocked?.subject, 'Too many wrong passcodes: Mug');
    assert.match(blocked!.text, /new link[^]*new passcode[^]*#gm_/);
    await shop.call('changePasscode', {passcode: 'Oolong-9'}, {token: gift.manage});
    await shop.runDueJobs();
    assert.match(shop.fakeMail.ofKind('passcode-changed')[0]!.text, /If it wasn’t, open your gift and cancel it/);
    assert.ok(!JSON.stringify(shop.fakeMail.messages).includes('Oolong-9'));
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
