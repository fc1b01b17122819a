import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {existsSync, globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../support/module-graph.ts';
import {bin, run} from '../support/run-command.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

async function packedFiles(): Promise<string[]> {
  const {output} = await run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts');
  const [{files}] = JSON.parse(output.slice(output.indexOf('['))) as [{files: {path: string}[]}];
  return files.map(({path}) => path);
}

describe('the package', () => {
  test('has every file that its exports name', () => {
    const targets = Object.values(manifest.exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry as object)));
    const files = [...targets, ...Object.values(manifest.bin), manifest.customElements] as string[];
    assert.deepEqual(files.filter((file) => !existsSync(join(root, file))), []);
  });

  test('passes publint', async () => {
    const {code, output} = await run(bin('publint'), '--strict');
    assert.equal(code, 0, output);
  });

  test('has types that resolve like its modules', async () => {
    const {code, output} = await run(bin('attw'), '--pack', '.', '--profile', 'esm-only', '--format', 'ascii',
      '--exclude-entrypoints', './send-as-gift.js', './custom-elements.json');
    assert.equal(code, 0, output);
  });

  test('imports no .ts file from a shipped module or declaration: bundlers and TypeScript cannot resolve it', () => {
    const files = globSync('dist/**/*.{js,d.ts}', {cwd: root});
    assert.ok(files.length > 100);
    const specifier = /(?:from|import)\s*\(?\s*['"]\.[^'"]*\.ts['"]/;
    assert.deepEqual(files.filter((file) => specifier.test(readFileSync(join(root, file), 'utf8'))), []);
  });

  test('ships its licenses and notices, and source maps for the browser files only', async () => {
    const files = await packedFiles();
    for (const file of ['README.md', 'LICENSE', 'NOTICE.md', 'CHANGELOG.md', 'dist/custom-elements.json']) assert.ok(files.includes(file), file);
    const maps = files.filter((file) => file.endsWith('.map'));
    assert.ok(maps.includes('dist/send-as-gift.js.map'));
    assert.deepEqual(maps.filter((file) => file.startsWith('dist/server/') || file.startsWith('dist/esm/')), []);
  });

  test('names its repository, homepage and issue tracker', () => {
    const url = 'https://github.com/send-as-gift/send-as-gift';
    assert.deepEqual([manifest.repository, manifest.homepage, manifest.bugs], [
      {type: 'git', url: `git+${url}.git`}, `${url}#readme`, {url: `${url}/issues`},
    ]);
  });

  test('has a README whose links work on npm: they are absolute, or lead to a shipped file', async () => {
    const files = await packedFiles();
    const links = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/(?:\]\(|(?:src|href)=")([^)#"\s]+)/g)].map(([, link]) => link!);
    assert.deepEqual(links.filter((link) => !/^(https?|mailto):/.test(link) && !files.includes(link)), []);
  });
});
