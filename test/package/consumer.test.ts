import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {root} from '../support/module-graph.ts';

/** A project of somebody else's, with nothing in it but our package as npm would unpack it and what that depends on. */
describe('somebody else’s project', () => {
  let place: string;
  const installed = () => join(place, 'node_modules/send-as-gift');
  const node = (code: string) => execFileSync(process.execPath, ['--input-type=module', '-e', code], {cwd: place, encoding: 'utf8'});

  before(() => {
    place = mkdtempSync(join(tmpdir(), 'consumer-'));
    const [{filename}] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', place],
      {cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}));
    mkdirSync(installed(), {recursive: true});
    execFileSync('tar', ['xzf', join(place, filename), '-C', installed(), '--strip-components=1']);
    // What npm would fetch beside it: the package's own dependencies, and theirs.
    const needed = new Set(Object.keys(JSON.parse(execFileSync('npm', ['pkg', 'get', 'dependencies'], {cwd: root, encoding: 'utf8'}))));
    for (const name of [...needed, '@lit', 'lit-html', 'lit-element', '@floating-ui/core', '@floating-ui/utils', '@types/trusted-types']) link(name);
    writeFileSync(join(place, 'package.json'), '{"type": "module"}');
  });
  after(() => rmSync(place, {recursive: true, force: true}));

  function link(name: string) {
    mkdirSync(join(place, 'node_modules', name, '..'), {recursive: true});
    try {
      symlinkSync(join(root, 'node_modules', name), join(place, 'node_modules', name));
    } catch (error) {
      if ((error as {code?: string}).code !== 'EEXIST') throw error;
    }
  }

  test('imports every browser door in Node without a throw, registering nothing there', () => {
    const names = node(`
      const doors = await Promise.all(['send-as-gift', 'send-as-gift/elements', 'send-as-gift/client', 'send-as-gift/protocol'].map((door) => import(door)));
      console.log(doors.map((door) => ['SendAsGift', 'GiftClient', 'giftMoves'].filter((name) => name in door)).flat().join());
    `);
    assert.match(names, /SendAsGift.*SendAsGift.*GiftClient.*giftMoves/);
  });

  test('mounts the backend from the server door', () => {
    const answer = node(`
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
    assert.equal(answer.trim(), 'function Theirs');
  });

  test('runs the command: one line says where, and the hosted page has its script', async () => {
    const child = spawn(process.execPath, [join(installed(), 'dist/server/cli.js'), '--port', '0', '--data', join(place, 'data')], {cwd: place});
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (text) => {
        output += text;
        const found = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
        if (found) resolve(found);
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

  test('has types for what it imports', () => {
    writeFileSync(join(place, 'shop.ts'), `
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
      // @ts-expect-error: a price is no text
      export const wrong: string = new GiftError('network', 'x').status;
      export {amount, mount};
    `);
    writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({
      compilerOptions: {strict: true, module: 'nodenext', target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], noEmit: true, types: [], skipLibCheck: false},
      files: ['shop.ts'],
    }));
    try {
      execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', place], {encoding: 'utf8'});
    } catch (error) {
      assert.fail((error as {stdout: string}).stdout);
    }
  });

  test('carries no test, demo, source or secret', () => {
    const files = readdirSync(installed(), {recursive: true, encoding: 'utf8'});
    assert.deepEqual(files.filter((file) => /^(test|demo|src|node_modules|\.gifts)(\/|$)|\.(db|pem|test\.js)$/.test(file)), []);
    assert.ok(files.includes('README.md') && files.includes('LICENSE'));
  });
});
