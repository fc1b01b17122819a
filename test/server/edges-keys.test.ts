/** Keys that only the backend can read, addresses that only the keys can open, and a folder for one process at a time. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {CompactEncrypt, importJWK} from 'jose';
import {hashToken, isToken, newToken, type Address} from '../../src/protocol/index.ts';
import {keptSecret, merchantKey, openKeys, rotateFulfilmentKey} from '../../src/server/process/keys.ts';
import {FolderInUseError, lockFolder} from '../../src/server/process/lock.ts';
import {SealError, type Keys} from '../../src/server/ports.ts';

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gift-keys-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

const home: Address = {name: 'Bo', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Invalidenstr. 1']};

/** What a recipient's browser does, with room for what it should not do. */
async function seal(to: Keys['fulfilment'], {header = {}, content}: {header?: Record<string, unknown>; content?: unknown} = {}) {
  const receipt = await hashToken(newToken('receipt'));
  const text = new TextEncoder().encode(JSON.stringify(content ?? {v: 1, address: home}));
  const jwe = await new CompactEncrypt(text)
    .setProtectedHeader({alg: 'ECDH-ES', enc: 'A256GCM', kid: to.kid, receipt, ...header})
    .encrypt(await importJWK({...to, use: 'enc'}, 'ECDH-ES'));
  return {jwe, receipt};
}

const refused = (reason: SealError['reason']) => (error: unknown) => error instanceof SealError && error.reason === reason;

describe('the keys', () => {
  test('open what a recipient has sealed, and say whose it is', async (t) => {
    const keys = await openKeys(aFolder(t));
    const {jwe, receipt} = await seal(keys.fulfilment);
    assert.deepEqual(await keys.open(jwe), {address: home, kid: keys.fulfilment.kid, receiptHash: receipt, retired: false});
  });

  test('are readable by nobody else from the moment they are made', async (t) => {
    const before = process.umask(0);
    t.after(() => process.umask(before));
    const folder = join(aFolder(t), 'keys');
    await openKeys(folder);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file);
  });

  test('are the same after a restart', async (t) => {
    const folder = join(aFolder(t), 'keys');
    const first = await openKeys(folder);
    const {jwe} = await seal(first.fulfilment);
    const second = await openKeys(folder);
    assert.deepEqual(second.fulfilment, first.fulfilment);
    assert.equal(second.fingerprint('a'), first.fingerprint('a'));
    assert.notEqual(second.fingerprint('a'), second.fingerprint('b'));
    assert.equal((await second.open(jwe)).address.name, 'Bo');
  });

  test('that others could read are closed to them at the next start', async (t) => {
    const folder = join(aFolder(t), 'keys');
    await openKeys(folder);
    for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o644);
    chmodSync(folder, 0o755);
    await openKeys(folder);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file);
  });

  test('never show their private half', async (t) => {
    const keys = await openKeys(aFolder(t));
    assert.equal('d' in keys.fulfilment, false);
    assert.equal(JSON.stringify(keys).includes('"d"'), false);
  });

  test('after a rotation still open what a slow page sealed to the one before, and retire the one before that by name', async (t) => {
    const folder = aFolder(t);
    const first = await openKeys(folder);
    const oldest = await seal(first.fulfilment);
    await rotateFulfilmentKey(folder);
    const second = await openKeys(folder);
    assert.notEqual(second.fulfilment.kid, first.fulfilment.kid);
    assert.equal((await second.open(oldest.jwe)).kid, first.fulfilment.kid);
    await rotateFulfilmentKey(folder);
    const third = await openKeys(folder);
    const late = await third.open(oldest.jwe);
    assert.equal(late.retired, true, 'no new address may be sealed to it');
    assert.equal(late.address.name, home.name, 'but an old order’s address stays readable');
    assert.equal((await third.open((await seal(second.fulfilment)).jwe)).kid, second.fulfilment.kid);
  });

  const forged: [string, {header?: Record<string, unknown>; content?: unknown}][] = [
    ['to a key that was never ours', {header: {kid: 'someone-else'}}],
    ['by another way of wrapping', {header: {alg: 'ECDH-ES+A256KW'}}],
    ['with another cipher', {header: {enc: 'A128GCM'}}],
    ['with no receipt', {header: {receipt: undefined}}],
    ['with a receipt that is none', {header: {receipt: 'short'}}],
    ['with a header of its own making', {header: {jku: 'https://evil.example/keys'}}],
    ['around something that is no address', {content: {v: 1, address: {name: 'Bo'}}}],
    ['around an address of another version', {content: {v: 2, address: home}}],
    ['around plain nonsense', {content: 'nonsense'}],
  ];
  for (const [what, how] of forged) {
    test(`refuse what is sealed ${what}`, async (t) => {
      const keys = await openKeys(aFolder(t));
      const {jwe} = await seal(keys.fulfilment, how);
      await assert.rejects(keys.open(jwe), refused('invalid'));
    });
  }

  test('refuse what was changed on its way, and what is no seal at all', async (t) => {
    const keys = await openKeys(aFolder(t));
    const parts = (await seal(keys.fulfilment)).jwe.split('.');
    const other = (await seal(keys.fulfilment)).jwe.split('.');
    await assert.rejects(keys.open([other[0], ...parts.slice(1)].join('.')), refused('invalid'));
    await assert.rejects(keys.open([...parts.slice(0, 3), other[3], parts[4]].join('.')), refused('invalid'));
    for (const nonsense of ['', 'a.b.c', '....', 'x'.repeat(20_000)]) await assert.rejects(keys.open(nonsense), refused('invalid'));
  });

  test('that are damaged stop the start without a word of what is in them', async (t) => {
    const folder = aFolder(t);
    await openKeys(folder);
    const file = join(folder, 'fulfilment.json');
    const secret = (JSON.parse(readFileSync(file, 'utf8')) as {keys: {jwk: {d: string}}[]}).keys[0]!.jwk.d;
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
    await assert.rejects(openKeys(folder), (error: Error) => /damaged/.test(error.message) && !error.message.includes(secret));
    writeFileSync(join(folder, 'fingerprint.key'), 'short');
    assert.throws(() => keptSecret(folder, 'fingerprint'), /damaged/);
  });
});

describe('the secret key', () => {
  test('is shown once, and only its hash is kept', async (t) => {
    const folder = aFolder(t);
    await openKeys(folder);
    const first = await merchantKey(folder);
    assert.ok(first.made && isToken(first.made.secretKey, 'secret'));
    assert.equal(first.hash, await hashToken(first.made.secretKey));
    first.made.keep();
    for (const file of readdirSync(folder)) assert.equal(readFileSync(join(folder, file), 'utf8').includes(first.made.secretKey), false);
    assert.deepEqual(await merchantKey(folder), {hash: first.hash});
  });

  test('is made anew when a start failed before anybody saw it', async (t) => {
    const folder = aFolder(t);
    await openKeys(folder);
    const unseen = await merchantKey(folder);
    const next = await merchantKey(folder);
    assert.ok(next.made);
    assert.notEqual(next.hash, unseen.hash);
  });
});

describe('the lock', () => {
  test('lets one process have a folder, and the next one when that has given it back', (t) => {
    const folder = aFolder(t);
    const release = lockFolder(folder);
    assert.throws(() => lockFolder(folder), FolderInUseError);
    release();
    lockFolder(folder)();
  });

  test('keeps a second process out, and is gone after a kill -9', async (t) => {
    const folder = aFolder(t);
    const lock = new URL('../../src/server/process/lock.ts', import.meta.url).href;
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
