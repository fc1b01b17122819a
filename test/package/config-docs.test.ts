/** The README’s snippets and tables about the backend, held to the source and run as pasted. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {readDocument, renderDocument} from '../../scripts/docs.ts';
import {isLoopbackHost} from '../../src/protocol/index.ts';
import {validateConfig, type ConfigInput} from '../../src/server/node/config.ts';
import {parseProducts} from '../../src/server/shops/file/products.ts';
import {root} from '../support/module-graph.ts';

const readme = readDocument('README.md');
const renderReadme = (text: string) => renderDocument('README.md', text);
const jsonBlocks = [...readme.matchAll(/^```json\n([^]*?)^```$/gm)].map(([, text]) => text!);
const configs = jsonBlocks.filter((text) => text.includes('"allowedOrigins"'));
const catalogs = jsonBlocks.filter((text) => text.includes('"variants"'));
const isForThisMachine = ({publicUrl}: ConfigInput) => publicUrl === undefined || isLoopbackHost(new URL(publicUrl).hostname);

/** Runs the command on a config file and the README's catalog, and returns its output once it listens or has exited. */
async function start(t: TestContext, config: string, environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-readme-'));
  writeFileSync(join(folder, 'gifts.json'), config);
  writeFileSync(join(folder, 'products.json'), catalogs[0]!);
  const child = spawn(process.execPath, [join(root, 'dist/server/cli.js'), '--port', '0', '--config', './gifts.json'],
    {cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: {...process.env, GIFT_SMTP_PASSWORD: 'secret', ...environment}});
  const exited = once(child, 'close');
  t.after(async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, {recursive: true, force: true});
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const listening = new Promise<void>((resolve) => child.stdout.on('data', () => output.includes('listening on ') && resolve()));
  await Promise.race([listening, exited]);
  return output;
}

describe('the README', () => {
  test('has the configuration keys, command-line options and merchant endpoints of the source: npm run generate:docs', () => {
    assert.equal(readme, renderReadme(readme));
    assert.throws(() => renderReadme(readme.replace('<!-- generated:config -->', '')), /lacks the markers for config/);
    assert.equal(renderReadme(readme.replace('| `catalog` | path |', '| `catalogue` | path |')), readme);
  });

  test('shows a config for this machine and one for production, and a catalog', () => {
    const parsed = configs.map((text) => JSON.parse(text) as ConfigInput);
    assert.deepEqual(parsed.map(isForThisMachine).sort(), [false, true]);
    for (const config of parsed) validateConfig(config);
    for (const text of catalogs) parseProducts(text, parsed[0]!.shop.currency, 'products.json');
    assert.ok(catalogs.length > 0);
  });

  for (const text of configs) {
    if (isForThisMachine(JSON.parse(text) as ConfigInput)) {
      test('shows a config for this machine that starts as pasted', async (t) => {
        assert.match(await start(t, text), /^listening on http:\/\/127\.0\.0\.1:\d+$/m);
      });
    } else {
      test('shows a config for production that starts with live keys', async (t) => {
        assert.match(await start(t, text), /^STRIPE_SECRET_KEY is missing/);
        const keys = {STRIPE_SECRET_KEY: `sk_live_${'a'.repeat(24)}`, STRIPE_WEBHOOK_SECRET: `whsec_${'a'.repeat(32)}`};
        assert.match(await start(t, text, keys), /^listening on /m);
      });
    }
  }
});
