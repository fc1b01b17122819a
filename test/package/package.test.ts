import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {existsSync, globSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {root} from '../support/module-graph.ts';
import {bin, run} from '../support/run-command.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

async function pack(folder: string): Promise<{tarball: string; files: string[]}> {
  const {output} = await run('npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  const [{filename, files}] = JSON.parse(output.slice(output.indexOf('['))) as [{filename: string; files: {path: string}[]}];
  return {tarball: join(folder, filename), files: files.map(({path}) => path)};
}

describe('the package', () => {
  let tarball: string;
  let files: string[];
  const folder = mkdtempSync(join(tmpdir(), 'gift-package-'));
  before(async () => { ({tarball, files} = await pack(folder)); });
  after(() => rmSync(folder, {recursive: true, force: true}));

  test('has every file that its exports name', () => {
    const targets = Object.values(manifest.exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry as object)));
    const named = [...targets, ...Object.values(manifest.bin), manifest.customElements] as string[];
    assert.deepEqual(named.filter((file) => !existsSync(join(root, file))), []);
  });

  test('passes publint', async () => {
    const {code, output} = await run(bin('publint'), tarball, '--strict');
    assert.equal(code, 0, output);
  });

  test('has types that resolve like its modules', async () => {
    const {code, output} = await run(bin('attw'), tarball, '--profile', 'esm-only', '--format', 'ascii',
      '--exclude-entrypoints', './send-as-gift.js', './custom-elements.json');
    assert.equal(code, 0, output);
  });

  test('imports no .ts file from a shipped module or declaration: bundlers and TypeScript cannot resolve it', () => {
    const built = globSync('dist/**/*.{js,d.ts}', {cwd: root});
    assert.ok(built.length > 100);
    const specifier = /(?:from|import)\s*\(?\s*['"]\.[^'"]*\.ts['"]/;
    assert.deepEqual(built.filter((file) => specifier.test(readFileSync(join(root, file), 'utf8'))), []);
  });

  test('ships its licenses and notices, and source maps for the browser files only', () => {
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

  test('has a README whose links work on npm: they are absolute, or lead to a shipped file', () => {
    const links = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/(?:\]\(|(?:src|href)=")([^)#"\s]+)/g)].map(([, link]) => link!);
    assert.deepEqual(links.filter((link) => !/^(https?|mailto):/.test(link) && !files.includes(link)), []);
  });
});
