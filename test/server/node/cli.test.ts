/** The command as a real process on a real folder. */
import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test, type TestContext} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {Shop} from '../../../src/protocol/index.ts';
import {sampleConfig, sampleProducts} from '../../../src/server/node/sample-config.ts';
import {bundleForNode, type Bundle} from '../../support/bundle.ts';

/** A config before it is validated. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = Record<string, any>;

let bundle: Bundle;

function createCliSandbox(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-cli-'));
  const started: ChildProcess[] = [];
  t.after(() => {
    for (const child of started) child.kill('SIGKILL');
    rmSync(folder, {recursive: true, force: true});
  });
  const runCli = (...args: string[]) => run([bundle.file, ...args]);
  const run = (args: string[]) => {
    const child = spawn(process.execPath, args, {cwd: folder, stdio: ['ignore', 'pipe', 'pipe']});
    started.push(child);
    const output = {stdout: '', stderr: ''};
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    const exit = once(child, 'close').then(([code]) => code as number | null);
    const url = async () => {
      for (;;) {
        const found = /^listening on (\S+)$/m.exec(output.stdout)?.[1];
        if (found) return found;
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output.stderr}`);
        await Promise.race([once(child.stdout, 'data'), exit]);
      }
    };
    return {child, output, exit, url};
  };
  const writeConfig = (change: (config: Loose) => void = () => undefined) => {
    const written = structuredClone({...sampleConfig, catalog: 'products.json'}) as Loose;
    change(written);
    writeFileSync(join(folder, 'shop.json'), JSON.stringify(written));
    writeFileSync(join(folder, 'products.json'), JSON.stringify(sampleProducts));
    return 'shop.json';
  };
  /** Runs the command on a Node that reports another version. */
  const runCliOnNode = (version: string) => run(['--import',
    `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`, bundle.file]);
  /** Runs the command after a module of the test. */
  const runCliWith = (module: string, ...args: string[]) => run(['--import', `data:text/javascript,${encodeURIComponent(module)}`, bundle.file, ...args]);
  return {folder, runCli, runCliWith, runCliOnNode, writeConfig};
}

describe('send-as-gift', () => {
  before(async () => { bundle = await bundleForNode('src/server/cli.ts'); });
  after(() => bundle.remove());

  test('serves a sample shop, prints its address and the secret key once, and exits cleanly on SIGTERM', async (t) => {
    const {folder, runCli} = createCliSandbox(t);
    const first = runCli('--port', '0');
    const url = await first.url();
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const shop = Shop.parse(await (await fetch(`${url}/v1/shop`)).json());
    assert.equal(shop.name, 'Sample shop');
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    const start = performance.now();
    first.child.kill('SIGTERM');
    assert.equal(await first.exit, 0);
    assert.ok(performance.now() - start < 5_000);
    assert.match(first.output.stdout, /sample shop/);
    assert.equal(first.output.stdout.match(/sk_[\w-]{43}/g)?.length, 1);
    assert.equal(first.output.stdout.match(/listening on/g)?.length, 1);
    assert.equal(first.output.stderr.includes('sk_'), false);
    assert.equal(statSync(join(folder, '.gifts/keys')).mode & 0o777, 0o700);

    const second = runCli('--port', '0');
    await second.url();
    second.child.kill('SIGINT');
    assert.equal(await second.exit, 0);
    assert.doesNotMatch(second.output.stdout, /sk_/);
  });

  test('has printed the secret key when it is killed right after storing the hash', async (t) => {
    const {runCliWith, runCli} = createCliSandbox(t);
    const killed = runCliWith(`
      import fs from 'node:fs';
      import {syncBuiltinESMExports} from 'node:module';
      const {renameSync} = fs;
      fs.renameSync = (from, to) => {
        renameSync(from, to);
        if (to.endsWith('merchant-key-hash')) process.kill(process.pid, 'SIGKILL');
      };
      syncBuiltinESMExports();
    `, '--port', '0');
    await killed.exit;
    const secret = /sk_[\w-]{43}/.exec(killed.output.stdout)?.[0];
    assert.ok(secret, killed.output.stdout);
    const next = runCli('--port', '0');
    const orders = await fetch(`${await next.url()}/v1/orders`, {headers: {Authorization: `Bearer ${secret}`}});
    assert.equal(orders.status, 200);
  });

  test('stores no secret key that it could not print', async (t) => {
    const {folder, runCli} = createCliSandbox(t);
    const unread = runCli('--port', '0');
    unread.child.stdout.destroy();
    assert.equal(await unread.exit, 1);
    assert.match(unread.output.stderr, /^The secret key can't be printed/m);
    assert.equal(existsSync(join(folder, '.gifts/keys/merchant-key-hash')), false);
  });

  test('goes on when the reader of its output and log goes away', async (t) => {
    const {runCli} = createCliSandbox(t);
    const {child, url, exit} = runCli('--port', '0');
    const address = await url();
    child.stdout.destroy();
    child.stderr.destroy();
    // Each request writes a log entry.
    for (let count = 0; count < 5; count++) assert.equal((await fetch(`${address}/v1/shop`)).status, 200);
    child.kill('SIGTERM');
    assert.equal(await exit, 0);
  });

  test('at SIGTERM finishes the request in work, takes no other, and exits with 0, although clients keep sending', async (t) => {
    const {runCli, writeConfig} = createCliSandbox(t);
    // How many requests wait too long for their turn depends on the machine.
    const {child, url, exit} = runCli('--port', '0', '--config', writeConfig((written) => (written.limits = {maxWaitMs: 60_000})));
    const {hostname, port} = new URL(await url());
    const open = async () => {
      const socket = connect(Number(port), hostname);
      t.after(() => socket.destroy());
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    };
    const begun = await open();
    let response = '';
    begun.on('data', (bytes) => { response += String(bytes); });
    begun.write('POST /v1/gifts HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nIdempotency-Key: 0123456789abcdef\r\nContent-Length: 2\r\n\r\n{');
    /** Sends its next request with each response, so the connection is never idle for long. */
    const keepSending = async () => {
      const socket = await open();
      const request = 'GET /v1/shop HTTP/1.1\r\nHost: a\r\n\r\n';
      socket.on('data', () => socket.write(request));
      socket.write(request);
      // A request that crosses the end of its connection is reset, so this waits for the event and ignores the error.
      await new Promise((resolve) => socket.once('close', resolve));
    };
    const clients = Array.from({length: 20}, keepSending);
    assert.equal((await fetch(`http://${hostname}:${port}/v1/shop`)).status, 200);
    child.kill('SIGTERM');
    while (await open().then(() => true, () => false)) await setTimeout(10);
    await Promise.all(clients);
    assert.equal(child.exitCode, null, 'the request in work holds the process');
    begun.write('}');
    await once(begun, 'close');
    assert.match(response, /^HTTP\/1\.1 400 [^]*^connection: close\r$[^]*"validation-failed"/im);
    assert.equal(await exit, 0);
  });

  test('serves the shop of a config file and accepts the printed secret key', async (t) => {
    const {runCli, writeConfig} = createCliSandbox(t);
    const running = runCli('--port', '0', '--data', 'data', '--config', writeConfig((written) => (written.shop.name = 'Tea & Clay')));
    const url = await running.url();
    assert.equal((await (await fetch(`${url}/v1/shop`)).json() as {name: string}).name, 'Tea & Clay');
    const secret = /sk_[\w-]{43}/.exec(running.output.stdout)![0];
    const orders = await fetch(`${url}/v1/orders`, {headers: {Authorization: `Bearer ${secret}`}});
    assert.equal(orders.status, 200);
    assert.equal((await fetch(`${url}/v1/products/sample`)).status, 200);
    running.child.kill('SIGTERM');
    assert.equal(await running.exit, 0);
  });

  test('exits with a message that names the key if the config is invalid', async (t) => {
    const {folder, runCli, writeConfig} = createCliSandbox(t);
    const running = runCli('--port', '0', '--config', writeConfig((written) => delete written.shop.domain));
    assert.equal(await running.exit, 2);
    assert.match(running.output.stderr, /^shop\.domain is missing: set it to the shop’s domain/);
    assert.equal(existsSync(join(folder, '.gifts')), false);
    const lost = runCli('--config', 'nowhere.json');
    assert.equal(await lost.exit, 2);
    assert.match(lost.output.stderr, /nowhere\.json can't be read/);
  });

  test('exits with a message if the catalog is invalid, and prints the secret key on the next start', async (t) => {
    const {folder, runCli, writeConfig} = createCliSandbox(t);
    const file = writeConfig();
    writeFileSync(join(folder, 'products.json'), '[{"ref": "cup"}]');
    const broken = runCli('--port', '0', '--config', file);
    assert.equal(await broken.exit, 1);
    assert.match(broken.output.stderr, /Product "cup": title is missing/);
    writeConfig();
    const mended = runCli('--port', '0', '--config', file);
    await mended.url();
    assert.match(mended.output.stdout, /sk_/);
  });

  test('warns in one sentence each about an empty catalog and a claim window of seconds, and starts', async (t) => {
    const {folder, runCli, writeConfig} = createCliSandbox(t);
    const file = writeConfig((written) => (written.policy = {claimWindowSeconds: 7}));
    writeFileSync(join(folder, 'products.json'), '[]');
    const running = runCli('--port', '0', '--config', file);
    await running.url();
    assert.deepEqual(running.output.stderr.split('\n').filter((line) => line && !line.startsWith('{')), [
      'policy.claimWindowSeconds is 7: a gift can be claimed for 7 seconds only. For 7 days, set it to 604800.',
      `The catalog ${join(folder, 'products.json')} is empty, so nothing can be sent as a gift. Add a product.`,
    ]);
  });

  test('lets one process use the folder, and starts again after kill -9', async (t) => {
    const {runCli} = createCliSandbox(t);
    const first = runCli('--port', '0');
    await first.url();
    const second = runCli('--port', '0');
    assert.equal(await second.exit, 1);
    assert.match(second.output.stderr, /in use by another send-as-gift/);
    assert.doesNotMatch(second.output.stdout, /listening/);
    first.child.kill('SIGKILL');
    await first.exit;
    const third = runCli('--port', '0');
    assert.ok(await third.url());
  });

  test('reports a port that is in use', async (t) => {
    const {runCli} = createCliSandbox(t);
    const url = new URL(await runCli('--port', '0').url());
    const second = runCli('--port', url.port, '--data', 'other');
    assert.equal(await second.exit, 1);
    assert.match(second.output.stderr, /port is in use/);
  });

  test('refuses test payments beyond this machine unless they are allowed', async (t) => {
    const {runCli, writeConfig} = createCliSandbox(t);
    const open = runCli('--port', '0', '--host', '0.0.0.0');
    assert.equal(await open.exit, 2);
    assert.match(open.output.stderr, /--allow-test-payments/);
    const named = runCli('--port', '0', '--config', writeConfig((written) => (written.publicUrl = 'https://gifts.tea.example')));
    assert.equal(await named.exit, 2);
    assert.match(named.output.stderr, /--allow-test-payments/);
    const asked = runCli('--port', '0', '--host', '0.0.0.0', '--allow-test-payments');
    assert.ok(await asked.url());
  });

  test('names the needed version of Node before it creates any file', async (t) => {
    const {folder, runCliOnNode} = createCliSandbox(t);
    const running = runCliOnNode('20.20.2');
    assert.equal(await running.exit, 1);
    assert.match(running.output.stderr, /^send-as-gift needs Node 22\.13 or newer to run a backend; this is Node 20\.20\.2\./);
    assert.equal(existsSync(join(folder, '.gifts')), false);
  });

  test('prints help and version, and rejects invalid options', async (t) => {
    const {runCli} = createCliSandbox(t);
    const help = runCli('--help');
    assert.equal(await help.exit, 0);
    for (const option of ['--port', '--data', '--config', '--host', '--allow-test-payments']) assert.ok(help.output.stdout.includes(option));
    const version = runCli('--version');
    assert.equal(await version.exit, 0);
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {version: string};
    assert.equal(version.output.stdout, `${manifest.version}\n`);
    for (const args of [['--prot', '1'], ['--port', 'x'], ['--port', '70000'], ['stray']]) {
      const wrong = runCli(...args);
      assert.equal(await wrong.exit, 2, args.join(' '));
      assert.match(wrong.output.stderr, /--/);
    }
  });
});
