import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {scriptTag} from '../../src/server/node/commands/tag.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {run} from '../support/run-command.ts';

const dist = join(import.meta.dirname, '../../dist');
const integrity = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8')) as Record<string, string>;

describe('the integrity of the script', () => {
  let env: E2EEnvironment;
  let server: Server;
  let url = '';
  /** A file that is served with a space at its end. */
  let changed = '';

  before(async () => {
    env = await startE2E();
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://cdn.test').pathname.slice(1);
      if (path) {
        const body = readFileSync(join(dist, path), 'utf8') + (path === changed ? ' ' : '');
        return void response.writeHead(200, {'content-type': 'text/javascript', 'access-control-allow-origin': '*'}).end(body);
      }
      const tag = scriptTag(url, integrity);
      const policy = /script-src [^>]*(?= -->)/.exec(tag)![0];
      response.writeHead(200, {'content-type': 'text/html', 'content-security-policy': `default-src 'none'; ${policy}; connect-src ${env.backend.url}; img-src data:`})
        .end(`<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">${tag}
          <send-as-gift backend="${env.backend.url}" product="mug"></send-as-gift>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await env.close();
  });

  /** Opens the shop and hovers the button. Resolves to whether the panel's module has loaded. */
  async function loadsPanel(): Promise<boolean> {
    const user = await env.openUser();
    await user.goto(url);
    const isDefined = await user.page.evaluate(() => !!customElements.get('send-as-gift'));
    if (isDefined) await user.page.hover('send-as-gift');
    const loads = isDefined && await user.page.waitForFunction(() => customElements.get('send-as-gift-panel'), {timeout: 5_000}).then(() => true, () => false);
    await user.close();
    return loads;
  }

  test('has the hash of the entry and of its chunks, in every language', () => {
    assert.ok(Object.keys(integrity).filter((file) => /^chunks\/sender-ar-[\w-]{7}\.js$/.test(file)).length === 1, Object.keys(integrity).join());
    assert.ok('send-as-gift.js' in integrity);
    for (const [file, hash] of Object.entries(integrity)) {
      assert.equal(hash, `sha384-${createHash('sha384').update(readFileSync(join(dist, file))).digest('base64')}`, file);
    }
  });

  test('lets the files load under a policy of hosts, and refuses an entry or a chunk that was changed', async () => {
    assert.equal(await loadsPanel(), true);
    changed = 'send-as-gift.js';
    assert.equal(await loadsPanel(), false);
    changed = Object.keys(integrity).find((file) => /^chunks\/sender-[\w-]{7}\.js$/.test(file))!;
    assert.equal(await loadsPanel(), false);
    changed = '';
  });

  test('is printed as a tag by the command line', async () => {
    const {code, output} = await run(process.execPath, 'dist/server/cli.js', 'tag', 'https://tea.example/send-as-gift/0.1.0');
    assert.equal(code, 0, output);
    assert.equal(output, scriptTag('https://tea.example/send-as-gift/0.1.0/', integrity));
    assert.match(output, /src="https:\/\/tea\.example\/send-as-gift\/0\.1\.0\/send-as-gift\.js" integrity="sha384-/);
    const wrong = await run(process.execPath, 'dist/server/cli.js', 'tag', '/send-as-gift');
    assert.equal(wrong.code, 2);
    assert.match(wrong.output, /Call send-as-gift tag URL/);
  });
});
