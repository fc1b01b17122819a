/** What the built server says on a Node that cannot run it. */
import assert from 'node:assert/strict';
import {execFile, execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {describe, test} from 'node:test';
import {unsupportedNodeMessage} from '../../src/server/node/node-version.ts';
import {root} from '../support/module-graph.ts';

const cli = join(root, 'dist/server/cli.js');

/** An older Node if the machine has one on its path; otherwise this Node, told that it is an older one. */
function findOldNode(): string[] {
  const installed = ['/usr/bin/node', '/usr/local/bin/node', '/opt/homebrew/bin/node'].filter((file) => existsSync(file))
    .find((file) => unsupportedNodeMessage(execFileSync(file, ['-p', 'process.versions.node'], {encoding: 'utf8'}).trim()));
  if (installed) return [installed];
  const pretend = "Object.defineProperty(process, 'versions', {value: {...process.versions, node: '20.20.2'}})";
  return [process.execPath, '--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
}

const runOnOldNode = (...args: string[]) => new Promise<{code: number; stdout: string; stderr: string}>((resolve) => {
  const [command, ...options] = findOldNode();
  const folder = mkdtempSync(join(tmpdir(), 'gift-old-node-'));
  execFile(command!, [...options, ...args], {cwd: folder}, (error, stdout, stderr) => {
    rmSync(folder, {recursive: true, force: true});
    resolve({code: error ? Number(error.code) : 0, stdout, stderr});
  });
});

/** The modules that a file imports statically, at any depth: built files and packages. */
function staticImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/^\s*(?:import|export)\b[^;'"()]*?['"]([^'"]+)['"];?$/gm)) {
    if (specifier!.startsWith('.')) staticImports(join(dirname(file), specifier!), found);
    else found.add(specifier!);
  }
  return found;
}

const sentence = /send-as-gift needs Node 22\.13 or newer to run a backend; this is Node \d+\.\d+\.\d+\. Install a newer one/;

describe('on a Node without node:sqlite', () => {
  test('the command says which version it needs', async () => {
    const {code, stdout, stderr} = await runOnOldNode(cli);
    assert.match(stderr, sentence);
    assert.deepEqual([code, stdout], [1, '']);
  });

  test('the command prints its help and its version', async () => {
    const help = await runOnOldNode(cli, '--help');
    assert.equal(help.code, 0, help.stderr);
    assert.match(help.stdout, /^Usage: send-as-gift \[command\] \[options\]\n[^]*--allow-test-payments/);
    const version = await runOnOldNode(cli, '--version');
    assert.deepEqual([version.code, version.stdout], [0, `${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}\n`]);
  });

  for (const entry of ['index', 'node']) {
    test(`importing dist/server/${entry}.js fails with the same sentence`, async () => {
      const {code, stderr} = await runOnOldNode('--input-type=module', '-e', `await import(${JSON.stringify(join(root, 'dist/server', `${entry}.js`))})`);
      assert.match(stderr, sentence);
      assert.equal(code, 1);
    });

    test(`dist/server/${entry}.js links without node:sqlite, so that the sentence comes first`, () => {
      const imports = staticImports(join(root, 'dist/server', `${entry}.js`));
      assert.ok(imports.has('node:fs') && [...imports].some((file) => file.includes('/chunks/')), 'the search follows chunks');
      assert.equal(imports.has('node:sqlite'), false);
    });
  }

  test('the command links without node:sqlite and without the backend', () => {
    const imports = [...staticImports(cli)];
    assert.deepEqual(imports.filter((name) => !name.startsWith(root)).sort(), ['node:fs']);
    assert.doesNotMatch(readFileSync(cli, 'utf8'), /^await /m);
  });
});
