/** `send-as-gift check` on real files, a real mail server and the providers' own findings. */
import assert from 'node:assert/strict';
import {chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {runCheck} from '../../../src/server/node/commands/check.ts';
import {UsageError} from '../../../src/server/node/commands/command.ts';
import {nodeKeys} from '../../../src/server/node/keys.ts';
import {sampleConfig, sampleProducts} from '../../../src/server/node/sample-config.ts';
import {createMailServer} from '../../support/mail-server.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = Record<string, any>;

function createSetup(t: TestContext, change: (config: Loose) => void = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-check-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  const config = structuredClone({...sampleConfig, catalog: 'products.json'}) as Loose;
  change(config);
  writeFileSync(join(folder, 'gifts.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'products.json'), JSON.stringify(sampleProducts));
  const check = async (environment: NodeJS.ProcessEnv = {}, ...options: string[]) => {
    let output = '';
    const isRight = await runCheck(['--config', join(folder, 'gifts.json'), '--data', join(folder, 'data'), ...options],
      {environment, print: (text) => (output += text)});
    const lines = output.trimEnd().split('\n');
    assert.equal(isRight, lines.every((line) => line.startsWith('✓ ')));
    assert.doesNotMatch(output, /Canary/);
    return {lines, wrong: lines.filter((line) => !line.startsWith('✓ '))};
  };
  return {folder, check};
}

describe('send-as-gift check', () => {
  test('says of each part that it is right, and creates nothing', async (t) => {
    const {folder, check} = createSetup(t);
    const {lines} = await check();
    assert.deepEqual(lines, [
      '✓ The configuration is valid.',
      '✓ Test payments take no money. For real payments, set payments.provider to "stripe" or "mollie".',
      '✓ Mail: none is configured, so payers and merchant receive no mail.',
      `✓ Catalog: 1 product in ${join(folder, 'products.json')}.`,
      `✓ Keys: ${join(folder, 'data/keys')} holds none yet; the first start creates them.`,
    ]);
    assert.deepEqual(readdirSync(folder).sort(), ['gifts.json', 'products.json']);
  });

  test('names what is wrong in the configuration and asks no further', async (t) => {
    const {check} = createSetup(t, (config) => { delete config.shop.domain; config.payments.secretKey = 'Canary'; });
    const {lines} = await check();
    assert.equal(lines.length, 2);
    assert.match(lines[0]!, /^✗ shop\.domain is missing: /);
    assert.match(lines[1]!, /^✗ payments\.secretKey: there is no such key/);
  });

  test('names missing keys of the provider, and keys that do not fit the address', async (t) => {
    const {check} = createSetup(t, (config) => { config.payments.provider = 'stripe'; });
    assert.match((await check()).wrong.join(), /^✗ STRIPE_SECRET_KEY is missing: [^✗]*$/);
    const live = {STRIPE_SECRET_KEY: `sk_live_${'Canary0'.repeat(4)}`, STRIPE_WEBHOOK_SECRET: `whsec_${'Canary0'.repeat(4)}`};
    assert.match((await check(live)).wrong.join(), /^✗ STRIPE_SECRET_KEY is a live key/);
  });

  test('refuses test payments in public unless they are allowed', async (t) => {
    const {check} = createSetup(t, (config) => { config.publicUrl = 'https://gifts.tea.example'; });
    assert.match((await check()).wrong.join(), /^✗ payments\.provider is "test": /);
    assert.deepEqual((await check({}, '--allow-test-payments')).wrong, []);
  });

  test('names a claim window that is too long to hold the money', async (t) => {
    const {check} = createSetup(t, (config) => { config.payments.capture = 'hold'; config.policy = {claimWindowSeconds: 180 * 86_400}; });
    assert.match((await check()).wrong.join(), /^✗ policy\.claimWindowSeconds is too long to hold the money: test /);
  });

  test('logs in to the mail server, and says what is wrong with it', async (t) => {
    await using server = await createMailServer({requiresAuth: true});
    const {check} = createSetup(t, (config) => { config.mail = {smtp: `smtp://gifts@127.0.0.1:${server.port}`, from: 'gifts@tea.example'}; });
    const environment = {GIFT_SMTP_PASSWORD: 'Canary'};
    assert.ok((await check(environment)).lines.includes(`✓ Mail: 127.0.0.1:${server.port} accepts the connection, user and password.`));
    assert.deepEqual(server.received, []);
    assert.match((await check({})).wrong.join(), /^✗ mail\.smtp names a user but no password: /);
    server.queueFaults({after: 'AUTH', code: 535});
    assert.match((await check(environment)).wrong.join(), /^✗ Mail: 127\.0\.0\.1:\d+ refuses the user or the password: /);
    await server[Symbol.asyncDispose]();
    assert.match((await check(environment)).wrong.join(), /^✗ Mail: 127\.0\.0\.1:\d+ can't be reached \(\w+\): /);
  });

  test('names each mistake in the catalog, an empty one and a missing one', async (t) => {
    const {folder, check} = createSetup(t);
    const file = join(folder, 'products.json');
    writeFileSync(file, '[{"ref": "cup"}]');
    assert.ok((await check()).wrong.every((line) => /^✗ Catalog: .*Product "cup"/.test(line)));
    writeFileSync(file, '[]');
    assert.deepEqual((await check()).wrong, [`✗ Catalog: ${file} is empty: add a product.`]);
    rmSync(file);
    assert.deepEqual((await check()).wrong, [`✗ Catalog: ${file} can't be read: check "catalog" in the config.`]);
  });

  test('names a key that is missing or damaged, and a folder that others can read', async (t) => {
    const {folder, check} = createSetup(t);
    const keys = join(folder, 'data/keys');
    await nodeKeys(keys);
    assert.ok((await check()).lines.includes(`✓ Keys: ${keys} holds all keys, for this user only.`));
    chmodSync(keys, 0o755);
    assert.deepEqual((await check()).wrong, [`✗ Keys: other users of this machine can see into ${keys}: run chmod 700 ${keys}.`]);
    writeFileSync(join(keys, 'encryption.key'), 'Canary');
    assert.match((await check()).wrong.join(), /^✗ Keys: .*encryption\.key is damaged/);
    rmSync(join(keys, 'encryption.key'));
    assert.match((await check()).wrong.join(), /^✗ Keys: encryption\.key is missing in /);
    assert.match((await check({GIFT_SIGNING_KEY: 'Canary'})).wrong.join(), /^✗ Keys: GIFT_SIGNING_KEY must be one signing key/);
    assert.equal(readdirSync(keys).includes('encryption.key'), false);
  });

  test('explains how to call it', async () => {
    const run = (...args: string[]) => runCheck(args, {environment: {}, print: () => undefined});
    await assert.rejects(run(), new UsageError('send-as-gift check needs --config FILE.'));
    await assert.rejects(run('--config', 'x', 'all'), UsageError);
    await assert.rejects(run('--port', '1'), UsageError);
  });
});
