/** The snippets of docs/embedding.md as programs of a project that has installed the package. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test, type TestContext} from 'node:test';
import {createToken, deriveClaimToken, hashToken} from '../../src/protocol/index.ts';
import {sampleConfig, sampleProducts} from '../../src/server/node/sample-config.ts';
import {createConsumerProject, type ConsumerProject} from '../support/consumer-project.ts';
import {root} from '../support/module-graph.ts';

const text = readFileSync(join(root, 'docs/embedding.md'), 'utf8');
const snippets = new Map([...text.matchAll(/^## (.+)\n(?:(?!^## )[^])*?^```ts\n([^]*?)^```$/gm)].map(([, heading, code]) => [heading!, code!]));
const servers = ['Hono', 'Express', 'Fastify', 'node:http'];
const SHOP = 'http://localhost:4400';

describe('the snippets about embedding', () => {
  let project: ConsumerProject;
  before(() => {
    project = createConsumerProject();
    mkdirSync(join(project.folder, 'node_modules/@hono'));
    for (const name of ['hono', '@hono/node-server', 'express', 'fastify']) symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name));
    project.write('gifts.json', JSON.stringify({...sampleConfig, catalog: 'products.json', publicUrl: 'http://localhost:3000'}));
    project.write('products.json', JSON.stringify(sampleProducts));
  });
  after(() => project.remove());

  function start(t: TestContext, heading: string, code: string) {
    // Each has a data folder of its own.
    const file = `${heading.replace(/\W/g, '-')}.ts`;
    project.write(file, code.replaceAll("'./gift", `'./${file}-gift`));
    const child = spawn(process.execPath, [file], {cwd: project.folder, env: {...process.env, PORT: '0'}, stdio: ['ignore', 'pipe', 'pipe']});
    t.after(() => child.kill('SIGKILL'));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    const exit = once(child, 'close').then(([code]) => code as number | null);
    const printed = async (pattern: RegExp) => {
      for (;;) {
        const found = pattern.exec(output);
        if (found) return found[1]!;
        assert.equal(child.exitCode, null, output);
        await Promise.race([once(child.stdout, 'data'), exit]);
      }
    };
    return {child, exit, printed};
  }

  test('are for each server, for a route of Next.js, and for every part by hand', () => {
    assert.deepEqual([...snippets.keys()], [...servers, 'Next.js', 'Every part by hand']);
  });

  for (const heading of servers) {
    test(`serve shop and gifts with ${heading}, and end at SIGTERM`, async (t) => {
      const {child, exit, printed} = start(t, heading, snippets.get(heading)!);
      const url = await printed(/^(http:\S+)$/m);
      assert.equal(await (await fetch(url)).text(), 'The shop');
      assert.equal((await (await fetch(`${url}/v1/shop`)).json() as {name: string}).name, 'Sample shop');
      assert.match(await (await fetch(`${url}/g/${'a'.repeat(22)}`)).text(), /<gift-claim-card/);
      const manage = createToken('manage');
      const draft = await fetch(`${url}/v1/gifts`, {
        method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), Origin: SHOP},
        body: JSON.stringify({
          product: 'sample', senderName: 'Ana', returnUrl: `${SHOP}/back`,
          manageHash: await hashToken(manage), claimHash: await hashToken(await deriveClaimToken(manage, 0)),
        }),
      });
      assert.equal(draft.status, 201, await draft.text());
      assert.equal((await fetch(`${url}/v1/nowhere`)).headers.get('content-type'), 'application/problem+json');
      child.kill('SIGTERM');
      assert.equal(await exit, 0);
    });
  }

  test('serve gifts from a route of Next.js, which calls exported functions', async (t) => {
    project.write('route.ts', snippets.get('Next.js')!.replace("'./gifts'", "'./next-gifts'"));
    const {exit, printed} = start(t, 'next-requests', `
      import {GET, OPTIONS, POST} from './route.ts';
      const request = (path: string, init?: RequestInit) => new Request('http://localhost:3000' + path, init);
      const [shop, other] = await Promise.all([GET(request('/v1/shop')), GET(request('/g/${'a'.repeat(22)}'))]);
      const preflight = await OPTIONS(request('/v1/gifts', {
        method: 'OPTIONS', headers: {Origin: '${SHOP}', 'Access-Control-Request-Method': 'POST'},
      }));
      const draft = await POST(request('/v1/gifts', {method: 'POST', body: '{}', headers: {Origin: '${SHOP}', 'Content-Type': 'application/json'}}));
      const {code} = await draft.json();
      console.log('answers ' + [shop.status, other.status, preflight.status, draft.status, code].join());
      process.exit();`);
    assert.equal(await printed(/^answers (.+)$/m), '200,200,204,400,idempotency-key-missing');
    assert.equal(await exit, 0);
  });

  test('put a backend together by hand', async (t) => {
    const {printed} = start(t, 'by-hand', snippets.get('Every part by hand')!);
    assert.equal(await printed(/^(\d{3})$/m), '200');
  });
});
