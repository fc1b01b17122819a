import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {CompactEncrypt, importJWK} from 'jose';
import {hashToken, isToken, createToken, type Address} from '../../../src/protocol/index.ts';
import {loadOrCreateSecret, loadOrCreateMerchantKey, nodeKeys, rotateFulfillmentKey} from '../../../src/server/node/keys.ts';
import {FolderInUseError, lockFolder} from '../../../src/server/node/lock.ts';
import {AddressDecryptionError, type Keys} from '../../../src/server/ports.ts';

function createFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gift-keys-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

const testAddress: Address = {name: 'Bo', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Invalidenstr. 1']};

/** Encrypts an address as a recipient's browser does, or with a forged header or content. */
async function encryptAddress(to: Keys['fulfillmentKey'], {header = {}, content}: {header?: Record<string, unknown>; content?: unknown} = {}) {
  const receipt = await hashToken(createToken('receipt'));
  const text = new TextEncoder().encode(JSON.stringify(content ?? {v: 1, address: testAddress}));
  const jwe = await new CompactEncrypt(text)
    .setProtectedHeader({alg: 'ECDH-ES', enc: 'A256GCM', kid: to.kid, receipt, ...header})
    .encrypt(await importJWK({...to, use: 'enc'}, 'ECDH-ES'));
  return {jwe, receipt};
}

const isDecryptionError = (reason: AddressDecryptionError['reason']) => (error: unknown) => error instanceof AddressDecryptionError && error.reason === reason;

describe('nodeKeys', () => {
  test('decrypts an address and names its key and recipient', async (t) => {
    const keys = await nodeKeys(createFolder(t));
    const {jwe, receipt} = await encryptAddress(keys.fulfillmentKey);
    assert.deepEqual(await keys.decryptAddress(jwe),
      {address: testAddress, kid: keys.fulfillmentKey.kid, receiptHash: receipt, retired: false});
  });

  test('creates files that no other user can read', async (t) => {
    const before = process.umask(0);
    t.after(() => process.umask(before));
    const folder = join(createFolder(t), 'keys');
    await nodeKeys(folder);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file);
  });

  test('loads the same keys after a restart', async (t) => {
    const folder = join(createFolder(t), 'keys');
    const first = await nodeKeys(folder);
    const {jwe} = await encryptAddress(first.fulfillmentKey);
    const second = await nodeKeys(folder);
    assert.deepEqual(second.fulfillmentKey, first.fulfillmentKey);
    assert.equal(second.fingerprint('a'), first.fingerprint('a'));
    assert.notEqual(second.fingerprint('a'), second.fingerprint('b'));
    assert.equal((await second.decryptAddress(jwe)).address.name, 'Bo');
  });

  test('removes other users’ rights from existing files', async (t) => {
    const folder = join(createFolder(t), 'keys');
    await nodeKeys(folder);
    for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o644);
    await nodeKeys(folder);
    for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file);
  });

  test('does not expose the private key', async (t) => {
    const keys = await nodeKeys(createFolder(t));
    assert.equal('d' in keys.fulfillmentKey, false);
    assert.equal(JSON.stringify(keys).includes('"d"'), false);
  });

  test('keeps the previous key active after a rotation, and retires older ones', async (t) => {
    const folder = createFolder(t);
    const first = await nodeKeys(folder);
    const oldest = await encryptAddress(first.fulfillmentKey);
    await rotateFulfillmentKey(folder);
    const second = await nodeKeys(folder);
    assert.notEqual(second.fulfillmentKey.kid, first.fulfillmentKey.kid);
    assert.equal((await second.decryptAddress(oldest.jwe)).kid, first.fulfillmentKey.kid);
    await rotateFulfillmentKey(folder);
    const third = await nodeKeys(folder);
    const late = await third.decryptAddress(oldest.jwe);
    assert.equal(late.retired, true, 'no new address may be encrypted to it');
    assert.equal(late.address.name, testAddress.name, 'but the address of an old order stays readable');
    assert.equal((await third.decryptAddress((await encryptAddress(second.fulfillmentKey)).jwe)).kid, second.fulfillmentKey.kid);
  });

  const forged: [string, {header?: Record<string, unknown>; content?: unknown}][] = [
    ['for an unknown key', {header: {kid: 'someone-else'}}],
    ['with another key agreement', {header: {alg: 'ECDH-ES+A256KW'}}],
    ['with another cipher', {header: {enc: 'A128GCM'}}],
    ['without a receipt hash', {header: {receipt: undefined}}],
    ['with an invalid receipt hash', {header: {receipt: 'short'}}],
    ['with a key URL in its header', {header: {jku: 'https://evil.example/keys'}}],
    ['of an incomplete address', {content: {v: 1, address: {name: 'Bo'}}}],
    ['of another version', {content: {v: 2, address: testAddress}}],
    ['of an address with half a character', {content: {v: 1, address: {...testAddress, city: 'Berlin \ud83c'}}}],
    ['of text that is not JSON', {content: 'nonsense'}],
  ];
  for (const [problem, forgery] of forged) {
    test(`rejects a JWE ${problem}`, async (t) => {
      const keys = await nodeKeys(createFolder(t));
      const {jwe} = await encryptAddress(keys.fulfillmentKey, forgery);
      await assert.rejects(keys.decryptAddress(jwe), isDecryptionError('invalid'));
    });
  }

  test('rejects a JWE that was changed, and text that is none', async (t) => {
    const keys = await nodeKeys(createFolder(t));
    const parts = (await encryptAddress(keys.fulfillmentKey)).jwe.split('.');
    const other = (await encryptAddress(keys.fulfillmentKey)).jwe.split('.');
    await assert.rejects(keys.decryptAddress([other[0], ...parts.slice(1)].join('.')), isDecryptionError('invalid'));
    await assert.rejects(keys.decryptAddress([...parts.slice(0, 3), other[3], parts[4]].join('.')), isDecryptionError('invalid'));
    for (const nonsense of ['', 'a.b.c', '....', 'x'.repeat(20_000)]) await assert.rejects(keys.decryptAddress(nonsense), isDecryptionError('invalid'));
  });

  test('throws if a file is damaged, without quoting it', async (t) => {
    const folder = createFolder(t);
    await nodeKeys(folder);
    const file = join(folder, 'fulfillment.json');
    const secret = (JSON.parse(readFileSync(file, 'utf8')) as {keys: {jwk: {d: string}}[]}).keys[0]!.jwk.d;
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
    await assert.rejects(nodeKeys(folder), (error: Error) => /damaged/.test(error.message) && !error.message.includes(secret));
    writeFileSync(join(folder, 'fingerprint.key'), 'short');
    assert.throws(() => loadOrCreateSecret(folder, 'fingerprint'), /damaged/);
  });
});

describe('loadOrCreateMerchantKey', () => {
  test('returns a new key once and stores only its hash', async (t) => {
    const folder = createFolder(t);
    await nodeKeys(folder);
    const first = await loadOrCreateMerchantKey(folder);
    assert.ok(first.created && isToken(first.created.secretKey, 'secret'));
    assert.equal(first.hash, await hashToken(first.created.secretKey));
    first.created.save();
    for (const file of readdirSync(folder)) assert.equal(readFileSync(join(folder, file), 'utf8').includes(first.created.secretKey), false);
    assert.deepEqual(await loadOrCreateMerchantKey(folder), {hash: first.hash});
  });

  test('creates another key if the first was never saved', async (t) => {
    const folder = createFolder(t);
    await nodeKeys(folder);
    const unseen = await loadOrCreateMerchantKey(folder);
    const next = await loadOrCreateMerchantKey(folder);
    assert.ok(next.created);
    assert.notEqual(next.hash, unseen.hash);
  });
});

describe('lockFolder', () => {
  test('locks a folder until it is released', (t) => {
    const folder = createFolder(t);
    const release = lockFolder(folder);
    assert.throws(() => lockFolder(folder), FolderInUseError);
    release();
    lockFolder(folder)();
  });

  test('excludes a second process, and is released by kill -9', async (t) => {
    const folder = createFolder(t);
    const lock = new URL('../../../src/server/node/lock.ts', import.meta.url).href;
    const holder = spawn(process.execPath, ['--input-type=module', '-e',
      `import {lockFolder} from ${JSON.stringify(lock)}; lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000)`],
    {stdio: ['ignore', 'pipe', 'inherit']});
    t.after(() => holder.kill('SIGKILL'));
    // If the holder exits early, the test must not wait for its output forever.
    await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit').then(() => assert.fail('the first process ended'))]);
    assert.throws(() => lockFolder(folder), /in use by another send-as-gift/);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockFolder(folder)();
  });
});
