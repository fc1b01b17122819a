/** The commands, the program and the codes of docs/signed-products.md. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, test} from 'node:test';
import {problems, splitDescriptor} from '../../src/protocol/index.ts';
import {createSigningKey} from '../../src/server/descriptors/signing-key.ts';
import {runSign} from '../../src/server/node/commands/sign.ts';
import {root} from '../support/module-graph.ts';

const text = readFileSync(join(root, 'docs/signed-products.md'), 'utf8');
const blocks = (language: string) => [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].filter(([, found]) => found === language).map(([, , code]) => code!);

describe('docs/signed-products.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gift-docs-'));
  after(() => rmSync(folder, {recursive: true, force: true}));

  test('has commands that run', async () => {
    writeFileSync(join(folder, 'products.json'), JSON.stringify(
      [{ref: 'teapot', title: 'Teapot', variants: [{ref: 'one', title: 'One', price: {amount: 4800, currency: 'EUR'}, stock: 1}]}]));
    writeFileSync(join(folder, 'print.json'), JSON.stringify({sku: 'print-8', title: 'Linocut', amount: 9500}));
    writeFileSync(join(folder, 'gifts.json'), JSON.stringify({
      shop: {name: 'Tea', domain: 'tea.example', currency: 'EUR', shipsTo: ['DE']}, allowedOrigins: [], catalog: 'products.json',
      payments: {provider: 'test'}, publicUrl: 'https://gifts.tea.example',
    }));
    const lines = blocks('sh').flatMap((code) => code.trim().split('\n')).map((line) => line.replace(/ +#.*/, ''));
    assert.ok(lines.length >= 5);
    // The documented day will have passed one day.
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    for (const line of lines) {
      const [, , command, ...args] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word!);
      assert.equal(command, 'sign');
      const local = args.map((arg) => (/\.json$/.test(arg) ? join(folder, arg) : /^\d{4}-\d\d-\d\d$/.test(arg) ? day : arg));
      let output = '';
      await runSign([...local, '--data', folder], {environment: {}, print: (printed) => void (output += printed), printError: () => undefined});
      if (args.some((arg) => arg.startsWith('--'))) assert.ok(splitDescriptor(output.trim()), line);
      else assert.notEqual(output, '', line);
    }
  });

  test('has a program that prints a tag with a descriptor', () => {
    const [code] = blocks('ts');
    const file = join(folder, 'sign.ts');
    writeFileSync(file, code!.replace("'send-as-gift/server'", JSON.stringify(import.meta.resolve('../../src/server/index.ts')))
      .replace(/new Date\('[^']+'\)/, 'new Date(Date.now() + 1e9)'));
    const output = execFileSync(process.execPath, ['--no-warnings', file], {encoding: 'utf8', env: {...process.env, GIFT_SIGNING_KEY: createSigningKey()}});
    assert.match(output, /^<send-as-gift card backend="https:\/\/gifts\.your-shop\.example" product="sagp1\.[^"]+"><\/send-as-gift>\n$/);
  });

  test('explains every code with which a descriptor is refused', () => {
    const explained = [...text.matchAll(/^\| `(\w+-[\w-]+)` \|/gm)].map(([, code]) => code!).filter((code) => code.startsWith('descriptor-'));
    assert.deepEqual(explained.toSorted(), Object.keys(problems).filter((code) => code.startsWith('descriptor-')).toSorted());
  });
});
