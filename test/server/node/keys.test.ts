/** Keys that only the backend can read, addresses that only the keys can open, and a folder for one process at a time. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {CompactEncrypt, importJWK} from 'jose';
import {hashToken, isToken, createToken, type Address} from '../../../src/protocol/index.ts';
import {loadOrCreateSecret, loadOrCreateMerchantKey, openKeys, rotateFulfillmentKey} from '../../../src/server/node/keys.ts';
import {FolderInUseError, lockFolder} from '../../../src/server/node/lock.ts';
import {AddressDecryptionError, type Keys} from '../../../src/server/ports.ts';

function createFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gift-keys-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

const testAddress: Address = {name: 'Bo', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Invalidenstr. 1']};

/** What a recipient's browser does, with room for what it should not do. */
async function encryptAddress(to: Keys['fulfillmentKey'], {header = {}, content}: {header?: Record<string, unknown>; content?: unknown} = {}) {
  const receipt = await hashToken(createToken('receipt'));
  const text = new TextEncoder().encode(JSON.stringify(content ?? {v: 1, address: testAddress}));
  const jwe = await new CompactEncrypt(text)
    .setProtectedHeader({alg: 'ECDH-ES', enc: 'A256GCM', kid: to.kid, receipt, ...header})
    .encrypt(await importJWK({...to, use: 'enc'}, 'ECDH-ES'));
  return {jwe, receipt};
}

const isDecryptionError = (reason: AddressDecryptionError['reason']) => (error: unknown) => error instanceof AddressDecryptionError && error.reason === reason;

describe('the keys', () => {
  test('open what a recipient has sealed, and say whose it is', async (t) => {
    const keys = await openKeys(createFolder(t));
    const {jwe, receipt} = await encryptAddress(keys.fulfillmentKey);
    assert.deepEqual(await keys.decryptAddress(jwe), {address: testAddress, kid: keys.fulfillmentKey.kid, receiptHash: receipt, retired: false});
  });

  test('are readable by nobody else from the moment they are made', async (t) => {
    const before = process.umask(0);
    t.after(() => process.umask(before));
    const folder = join(createFolder(t), 'keys');
    await openKeys(folder);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file);
  });

  test('are the same after a restart', async (t) => {
    const folder = join(createFolder(t), 'keys');
    const first = await openKeys(folder);
    const {jwe} = await encryptAddress(first.fulfillmentKey);
    const second = await openKeys(folder);
    assert.deepEqual(second.fulfillmentKey, first.fulfillmentKey);
    assert.equal(second.fingerprint('a'), first.fingerprint('a'));
    assert.notEqual(second.fingerprint('a'), second.fingerprint('b'));
    assert.equal((await second.decryptAddress(jwe)).address.name, 'Bo');
  });

  test('that others could read are closed to them at the next start', async (t) => {
    const folder = join(createFolder(t), 'keys');
    await openKeys(folder);
    for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o644);
    chmodSync(folder, 0o755);
    await openKeys(folder);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file);
  });

  test('never show their private half', async (t) => {
    const keys = await openKeys(createFolder(t));
    assert.equal('d' in keys.fulfillmentKey, false);
    assert.equal(JSON.stringify(keys).includes('"d"'), false);
  });

  test('after a rotation still open what a slow page sealed to the one before, and retire the one before that by name', async (t) => {
    const folder = createFolder(t);
    const first = await openKeys(folder);
    const oldest = await encryptAddress(first.fulfillmentKey);
    await rotateFulfillmentKey(folder);
    const second = await openKeys(folder);
    assert.notEqual(second.fulfillmentKey.kid, first.fulfillmentKey.kid);
    assert.equal((await second.decryptAddress(oldest.jwe)).kid, first.fulfillmentKey.kid);
    await rotateFulfillmentKey(folder);
    const third = await openKeys(folder);
    const late = await third.decryptAddress(oldest.jwe);
    assert.equal(late.retired, true, 'no new address may be sealed to it');
    assert.equal(late.address.name, testAddress.name, 'but an old order’s address stays readable');
    assert.equal((await third.decryptAddress((await encryptAddress(second.fulfillmentKey)).jwe)).kid, second.fulfillmentKey.kid);
  });

  const forged: [string, {header?: Record<string, unknown>; content?: unknown}][] = [
    ['to a key that was never ours', {header: {kid: 'someone-else'}}],
    ['by another way of wrapping', {header: {alg: 'ECDH-ES+A256KW'}}],
    ['with another cipher', {header: {enc: 'A128GCM'}}],
    ['with no receipt', {header: {receipt: undefined}}],
    ['with a receipt that is none', {header: {receipt: 'short'}}],
    ['with a header of its own making', {header: {jku: 'https://evil.example/keys'}}],
    ['around something that is no address', {content: {v: 1, address: {name: 'Bo'}}}],
    ['around an address of another version', {content: {v: 2, address: testAddress}}],
    ['around plain nonsense', {content: 'nonsense'}],
  ];
  for (const [what, how] of forged) {
    test(`refuse what is sealed ${what}`, async (t) => {
      const keys = await openKeys(createFolder(t));
      const {jwe} = await encryptAddress(keys.fulfillmentKey, how);
      await assert.rejects(keys.decryptAddress(jwe), isDecryptionError('invalid'));
    });
  }

  test('refuse what was changed on its way, and what is no seal at all', async (t) => {
    const keys = await openKeys(createFolder(t));
    const parts = (await encryptAddress(keys.fulfillmentKey)).jwe.split('.');
    const other = (await encryptAddress(keys.fulfillmentKey)).jwe.split('.');
    await assert.rejects(keys.decryptAddress([other[0], ...parts.slice(1)].join('.')), isDecryptionError('invalid'));
    await assert.rejects(keys.decryptAddress([...parts.slice(0, 3), other[3], parts[4]].join('.')), isDecryptionError('invalid'));
    for (const nonsense of ['', 'a.b.c', '....', 'x'.repeat(20_000)]) await assert.rejects(keys.decryptAddress(nonsense), isDecryptionError('invalid'));
  });

  test('that are damaged stop the start without a word of what is in them', async (t) => {
    const folder = createFolder(t);
    await openKeys(folder);
    const file = join(folder, 'fulfillment.json');
    const secret = (JSON.parse(readFileSync(file, 'utf8')) as {keys: {jwk: {d: string}}[]}).keys[0]!.jwk.d;
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
    await assert.rejects(openKeys(folder), (error: Error) => /damaged/.test(error.message) && !error.message.includes(secret));
    writeFileSync(join(folder, 'fingerprint.key'), 'short');
    assert.throws(() => loadOrCreateSecret(folder, 'fingerprint'), /damaged/);
  });
});

describe('the secret key', () => {
  test('is shown once, and only its hash is kept', async (t) => {
    const folder = createFolder(t);
    await openKeys(folder);
    const first = await loadOrCreateMerchantKey(folder);
    assert.ok(first.created && isToken(first.created.secretKey, 'secret'));
    assert.equal(first.hash, await hashToken(first.created.secretKey));
    first.created.save();
    for (const file of readdirSync(folder)) assert.equal(readFileSync(join(folder, file), 'utf8').includes(first.created.secretKey), false);
    assert.deepEqual(await loadOrCreateMerchantKey(folder), {hash: first.hash});
  });

  test('is made anew when a start failed before anybody saw it', async (t) => {
    const folder = createFolder(t);
    await openKeys(folder);
    const unseen = await loadOrCreateMerchantKey(folder);
    const next = await loadOrCreateMerchantKey(folder);
    assert.ok(next.created);
    assert.notEqual(next.hash, unseen.hash);
  });
});

describe('the lock', () => {
  test('lets one process have a folder, and the next one when that has given it back', (t) => {
    const folder = createFolder(t);
    const release = lockFolder(folder);
    assert.throws(() => lockFolder(folder), FolderInUseError);
    release();
    lockFolder(folder)();
  });

  test('keeps a second process out, and is gone after a kill -9', async (t) => {
    const folder = createFolder(t);
    const lock = new URL('../../../src/server/node/lock.ts', import.meta.url).href;
    const holder = spawn(process.execPath, ['--input-type=module', '-e',
      `import {lockFolder} from ${JSON.stringify(lock)}; lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000)`],
    {stdio: ['ignore', 'pipe', 'inherit']});
    t.after(() => holder.kill('SIGKILL'));
    // A holder that ends early has said why on stderr; waiting for its word would be waiting for ever.
    await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit').then(() => assert.fail('the first process ended'))]);
    assert.throws(() => lockFolder(folder), /in use by another send-as-gift/);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockFolder(folder)();
  });
});
