import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {createConsumerProject, type ConsumerProject} from '../support/consumer-project.ts';
import {typescriptCompiler} from '../support/run-command.ts';

describe('a project that installs the package', () => {
  let project: ConsumerProject;
  before(() => { project = createConsumerProject(); });
  after(() => project.remove());

  test('imports every browser entry point in Node without an exception and registers nothing there', () => {
    const names = project.runModule(`
      const modules = await Promise.all(['send-as-gift', 'send-as-gift/elements', 'send-as-gift/client', 'send-as-gift/protocol'].map((entry) => import(entry)));
      console.log(modules.map((module) => ['SendAsGift', 'GiftClient', 'giftTransitions'].filter((name) => name in module)).flat().join());
    `);
    assert.match(names, /SendAsGift.*SendAsGift.*GiftClient.*giftTransitions/);
  });

  test('mounts the backend from the server entry points', () => {
    const output = project.runModule(`
      import {startBackend} from 'send-as-gift/server/node';
      import {createGiftBackend} from 'send-as-gift/server';
      const running = await startBackend({
        config: {shop: {name: 'Theirs', domain: 'theirs.example', currency: 'EUR', shipsTo: ['DE']}, allowedOrigins: [], catalog: 'none', payments: {provider: 'test'}},
        products: [{ref: 'a', title: 'A', giftable: true, variants: [{ref: 'a', title: 'A', price: {amount: 100, currency: 'EUR'}, stock: 1}]}],
        dataDir: 'gifts', log: () => {},
      });
      console.log(typeof createGiftBackend, (await (await fetch(running.url + '/v1/shop')).json()).name);
      await running.close();
    `);
    assert.equal(output.trim(), 'function Theirs');
  });

  test('runs the command, which prints its URL and serves the hosted page with its script', async () => {
    const child = spawn(process.execPath, [join(project.installed, 'dist/server/cli.js'), '--port', '0', '--data', join(project.folder, 'data')], {cwd: project.folder});
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (text) => {
        output += text;
        const listening = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
        if (listening) resolve(listening);
      });
      child.on('exit', () => reject(new Error(output)));
    });
    const page = await (await fetch(`${url}/g/${'a'.repeat(22)}`)).text();
    const script = /src="([^"]+)"/.exec(page)?.[1];
    assert.ok(script, page);
    assert.equal((await fetch(new URL(script, url))).status, 200);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });

  test('type-checks against the shipped declarations', () => {
    project.write('shop.ts', `
      import {SendAsGift, type GiftCreatedEvent} from 'send-as-gift';
      import {GiftClient, GiftError} from 'send-as-gift/client';
      import {createGiftBackend, type BackendOptions} from 'send-as-gift/server';
      import type {Gift} from 'send-as-gift/protocol';
      const button: SendAsGift = document.createElement('send-as-gift');
      button.product = 'teapot';
      button.addEventListener('gift-created', (event: GiftCreatedEvent) => console.log(event.gift));
      const amount = async (client: GiftClient): Promise<number> => (await client.product('teapot')).variants[0]!.price.amount;
      const mount = (options: BackendOptions) => createGiftBackend(options).fetch;
      export const state = (gift: Gift): string => gift.state;
      // @ts-expect-error: the status is a number
      export const wrong: string = new GiftError('network', 'x').status;
      export {amount, mount};
    `);
    project.write('tsconfig.json', JSON.stringify({
      compilerOptions: {strict: true, module: 'nodenext', target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], noEmit: true, types: [], skipLibCheck: false},
      files: ['shop.ts'],
    }));
    try {
      execFileSync(process.execPath, [typescriptCompiler, '-p', project.folder], {encoding: 'utf8'});
    } catch (error) {
      assert.fail((error as {stdout: string}).stdout);
    }
  });

  test('contains no test, demo, source or secret', () => {
    const files = readdirSync(project.installed, {recursive: true, encoding: 'utf8'});
    assert.deepEqual(files.filter((file) => /^(test|demo|src|node_modules|\.gifts)(\/|$)|\.(db|pem|test\.js)$/.test(file)), []);
    assert.ok(files.includes('README.md') && files.includes('LICENSE'));
  });
});
