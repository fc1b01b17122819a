import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../support/module-graph.ts';

const bin = (name: string) => join(root, 'node_modules/.bin', name);
const run = (command: string, ...words: string[]) => new Promise<{code: number; output: string}>((resolve) => {
  execFile(command, words, {cwd: root, maxBuffer: 1 << 26}, (error, stdout, stderr) => {
    resolve({code: error ? Number(error.code) || 1 : 0, output: stdout + stderr});
  });
});

describe('the source', () => {
  test('type-checks, tests and demo included', async () => {
    const {code, output} = await run(bin('tsc'), '-p', 'test/tsconfig.json');
    assert.equal(code, 0, output);
  });

  test('passes lint without a warning', async () => {
    const {code, output} = await run(bin('eslint'), '.', '--max-warnings', '0');
    assert.equal(code, 0, output);
  });

  test('has no test that is skipped or alone', async () => {
    const {output} = await run('git', 'grep', '-nE', '\\b(it|test|describe)\\.(only|skip|todo)\\b|\\{ *(skip|todo|only): *true', '--', 'test', ':!test/package/checks.test.ts');
    assert.equal(output, '');
  });

  test('names no registry in its lock file', () => {
    assert.ok(!/"resolved":/.test(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  });
});

describe('the package', () => {
  test('has every file that its exports name', () => {
    const {exports, bin: command, customElements} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const files = [...Object.values(exports).flatMap((door) => (typeof door === 'string' ? [door] : Object.values(door as object))),
      ...Object.values(command), customElements] as string[];
    assert.deepEqual(files.filter((file) => !existsSync(join(root, file))), []);
  });

  test('is clean in the eyes of publint', async () => {
    const {code, output} = await run(bin('publint'), '--strict');
    assert.equal(code, 0, output);
  });

  test('has types that resolve the way its modules do', async () => {
    const {code, output} = await run(bin('attw'), '--pack', '.', '--profile', 'esm-only', '--format', 'ascii',
      '--exclude-entrypoints', './send-as-gift.js', './custom-elements.json');
    assert.equal(code, 0, output);
  });

  test('has a manifest that knows the elements, their attributes, events, parts and properties', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'dist/custom-elements.json'), 'utf8'));
    type Declaration = {
      name: string; attributes?: {name: string}[]; events?: {name: string}[]; cssParts?: object[]; cssProperties?: object[];
    };
    const declarations: Declaration[] = manifest.modules.flatMap((module: {declarations: Declaration[]}) => module.declarations);
    for (const [name, attributes, event] of [
      ['SendAsGift', ['backend', 'product', 'variant'], 'gift-created'], ['GiftClaimCard', ['backend'], 'gift-claimed'], ['GiftStatus', ['backend'], 'gift-cancelled'],
    ] as const) {
      const found = declarations.find((declaration) => declaration.name === name);
      assert.ok(found, name);
      for (const attribute of attributes) assert.ok(found.attributes?.some((known) => known.name === attribute), `${name} ${attribute}`);
      assert.ok(found.events?.some((known) => known.name === event), `${name} ${event}`);
      assert.ok(found.cssParts?.length && found.cssProperties?.length, `${name} says nothing of its parts and properties`);
    }
  });
});
