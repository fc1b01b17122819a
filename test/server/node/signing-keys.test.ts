import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {promisify} from 'node:util';
import {splitDescriptor} from '../../../src/protocol/index.ts';
import {createSigningKey} from '../../../src/server/descriptors/signing-key.ts';
import {nodeKeys} from '../../../src/server/index.ts';
import {loadSigningKey, rotateSigningKey} from '../../../src/server/node.ts';
import {createSignatureCheck, readSigningKeys} from '../../../src/server/node/signing-keys.ts';
import type {Keys} from '../../../src/server/ports.ts';
import {signRaw} from '../support/descriptors.ts';

function createFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gift-signing-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return join(folder, 'keys');
}

const check = (keys: Pick<Keys, 'checkSignature'>, key: string) => keys.checkSignature!(splitDescriptor(signRaw(key))!);

describe('signing keys', () => {
  test('are created when they are needed, for this user only, and stay the same', async (t) => {
    const folder = createFolder(t);
    const key = loadSigningKey(folder);
    assert.match(key, /^[\w-]{8}\.[\w-]{43}$/);
    assert.equal(loadSigningKey(folder), key);
    assert.deepEqual(readdirSync(folder), ['signing.json']);
    assert.equal(statSync(join(folder, 'signing.json')).mode & 0o777, 0o600);
    assert.equal(await check(await nodeKeys(folder), key), 'valid');
  });

  test('are the same for all processes that need the first one at once', async (t) => {
    const folder = createFolder(t);
    const script = `import {loadSigningKey} from ${JSON.stringify(import.meta.resolve('../../../src/server/node/signing-keys.ts'))};
      process.stdout.write(loadSigningKey(${JSON.stringify(folder)}));`;
    const keys = await Promise.all(Array.from({length: 4}, async () =>
      (await promisify(execFile)(process.execPath, ['--no-warnings', '--input-type=module', '-e', script])).stdout));
    assert.equal(new Set(keys).size, 1, keys.join(' '));
    assert.equal(keys[0], loadSigningKey(folder));
    assert.deepEqual(readdirSync(folder), ['signing.json'], 'no temporary file is left');
  });

  test('are two after a rotation; an older one is refused by name, and its secret is gone', async (t) => {
    const folder = createFolder(t);
    const keys = await nodeKeys(folder);
    const first = loadSigningKey(folder);
    assert.equal(await check(keys, first), 'valid');
    const second = rotateSigningKey(folder);
    assert.equal(loadSigningKey(folder), second);
    assert.deepEqual([await check(keys, first), await check(keys, second)], ['valid', 'valid'], 'a running backend knows both at once');
    const third = rotateSigningKey(folder);
    assert.deepEqual([await check(keys, first), await check(keys, second), await check(keys, third)], ['retired-key', 'valid', 'valid']);
    rotateSigningKey(folder);
    assert.deepEqual([await check(keys, first), await check(keys, second), await check(keys, third)], ['retired-key', 'retired-key', 'valid']);
    const stored = readFileSync(join(folder, 'signing.json'), 'utf8');
    for (const key of [first, second]) assert.ok(!stored.includes(key.split('.')[1]!));
    assert.equal(await check(keys, createSigningKey()), 'unknown-key');
    const forged = `${third.split('.')[0]}.${first.split('.')[1]}`;
    assert.equal(await check(keys, forged), 'invalid');
  });

  test('may come from the environment instead: the current one, and the one before it', async (t) => {
    const folder = createFolder(t);
    const [current, previous, stranger] = [createSigningKey(), createSigningKey(), loadSigningKey(folder)];
    const keys = await nodeKeys(folder, {signingKeys: readSigningKeys({GIFT_SIGNING_KEY: ` ${current},\n${previous} `})});
    assert.deepEqual([await check(keys, current), await check(keys, previous), await check(keys, stranger)], ['valid', 'valid', 'unknown-key']);
    assert.equal(readSigningKeys({}), undefined);
    assert.equal(readSigningKeys({GIFT_SIGNING_KEY: '  '}), undefined);
    for (const wrong of ['abc', `${current} ${previous} ${stranger}`, `${current}x`, current.split('.')[1]!]) {
      assert.throws(() => readSigningKeys({GIFT_SIGNING_KEY: wrong}), (error: Error) => /GIFT_SIGNING_KEY must be one signing key/.test(error.message) && !error.message.includes(wrong));
    }
  });

  test('name a damaged file without quoting it', async (t) => {
    const folder = createFolder(t);
    const key = loadSigningKey(folder);
    writeFileSync(join(folder, 'signing.json'), `{"active": ["${key}"`);
    const keys = createSignatureCheck(folder);
    await assert.rejects(keys(splitDescriptor(signRaw(key))!), (error: Error) => /is damaged/.test(error.message) && !error.message.includes(key));
  });
});
