/** The documentation as the demo serves it. */
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {readContents} from '../../demo/docs/contents.ts';
import {serveDocs} from '../../demo/docs/index.ts';
import {generatedDocuments, readDocument, renderDocument} from '../../scripts/docs.ts';
import {root} from '../support/module-graph.ts';

const backendUrl = 'http://localhost:4401';
const shopUrl = 'http://localhost:4400';
const visit = (path: string) => serveDocs(path, {backendUrl, shopUrl});
const readPath = async (path: string) => (await visit(path))!.text();

const pages = readContents().flatMap((section) => section.pages);
const idsOf = (html: string) => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!));

describe('the documentation', () => {
  test('lists every page once', () => {
    const files = globSync('docs/**/*.md', {cwd: root}).map((file) => file.slice('docs/'.length, -'.md'.length)).filter((path) => path !== 'README');
    assert.deepEqual(pages.map(({path}) => path).sort(), files.sort(), 'add the page to docs/README.md');
  });

  test('has a heading in each page, and a short title and a summary of it', () => {
    for (const {path, title, summary} of pages) {
      const heading = /^# (.+)$/m.exec(readFileSync(join(root, `docs/${path}.md`), 'utf8'))?.[1];
      assert.ok(heading, path);
      assert.ok(title.length < 40 && summary.endsWith('.'), path);
    }
  });

  for (const file of generatedDocuments) {
    test(`has no stale section in ${file}: npm run build && npm run generate:docs`, () => {
      assert.equal(readDocument(file), renderDocument(file, readDocument(file)));
    });
  }

  test('shows a change of the elements', () => {
    const text = readDocument('docs/elements.md');
    assert.equal(renderDocument('docs/elements.md', text.replace('| `appearance` |', '| `look` |')), text);
  });

  test('serves each page with one first heading, no inline script or style, and its neighbors', async () => {
    for (const {path} of pages) {
      const response = (await visit(`/docs/${path}`))!;
      const html = await response.text();
      assert.match(response.headers.get('Content-Security-Policy')!, /default-src 'none'; script-src 'self'; style-src 'self'/);
      assert.equal(html.match(/<h1[ >]/g)?.length, 1, path);
      assert.doesNotMatch(html, /<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=/, path);
      assert.match(html, new RegExp(`<a href="/docs/${path}" aria-current="page">`), path);
      assert.match(html, /rel="(prev|next)"/, path);
    }
  });

  test('links only to pages and headings that exist', async () => {
    const ids = new Map<string, Set<string>>();
    for (const path of ['', ...pages.map((page) => page.path)]) ids.set(path ? `/docs/${path}` : '/docs', idsOf(await readPath(`/docs/${path}`)));
    for (const [page] of ids) {
      for (const [, address = ''] of (await readPath(page)).matchAll(/<a href="([^"]+)"/g)) {
        if (/^(https?:|mailto:)/.test(address) || address === '/') continue;
        const [target = '', hash] = address.split('#');
        const path = target || page;
        if (/\.(md|txt)$/.test(path)) assert.ok(await visit(path), `${page}: ${address}`);
        else assert.ok(ids.get(path) && (!hash || ids.get(path)!.has(hash)), `${page}: ${address}`);
      }
    }
  });

  test('has a Markdown twin of each page, and lists all of them for language models', async () => {
    const text = await readPath('/docs/llms.txt');
    assert.match(text, /^# send-as-gift\n\n> /);
    for (const {path} of pages) {
      const twin = (await visit(`/docs/${path}.md`))!;
      assert.equal(twin.headers.get('Content-Type'), 'text/markdown; charset=utf-8');
      assert.equal(await twin.text(), readFileSync(join(root, `docs/${path}.md`), 'utf8'));
      assert.ok(text.includes(`](${shopUrl}/docs/${path}.md): `), path);
    }
  });

  test('shows live examples on the demo’s backend, with their styles in a file', async () => {
    const html = await readPath('/docs/styling');
    assert.match(html, /<div class="example">[^]*?<send-as-gift class="forest" backend="http:\/\/localhost:4401" product="teapot">/);
    assert.match(html, /<link rel="stylesheet" href="\/docs\/styling.css">/);
    assert.match(await readPath('/docs/styling.css'), /\.forest \{ --gift-accent/);
    assert.match(html, /&lt;send-as-gift class=&quot;forest&quot;/);
  });

  test('has no other pages', async () => {
    for (const path of ['/docs/nowhere', '/docs/../package.json', '/docs/%2e%2e/README.md', '/docs/quick-start.html', '/docs/recipes', '/docs/architecture/..']) {
      assert.equal(await visit(path), undefined, path);
    }
  });

  test('leaves out raw HTML', async () => {
    assert.doesNotMatch(await readPath('/docs/elements'), /generated:elements/);
  });
});

describe('the messages on the console', () => {
  test('have each a heading in docs/errors.md, and each heading a message', () => {
    const source = readFileSync(join(root, 'src/elements/shared/warnings.ts'), 'utf8');
    const codes = new Set([...source.matchAll(/warnOnce\('([a-z-]+)'/g), ...source.matchAll(/\? '([a-z-]+)' : code/g)].map(([, code]) => code!));
    const [, section = ''] = /^## Messages on the console\n([^]*?)^## /m.exec(readFileSync(join(root, 'docs/errors.md'), 'utf8')) ?? [];
    assert.deepEqual([...section.matchAll(/^### (.+)$/gm)].map(([, code]) => code!).sort(), [...codes].sort());
    assert.ok(codes.size > 10);
  });

  test('lead to this file, and are the only ones', () => {
    const others = globSync('src/{elements,client,poster,locales,address,protocol}/**/*.ts', {cwd: root})
      .filter((file) => /console\.(warn|log|info)/.test(readFileSync(join(root, file), 'utf8')));
    assert.deepEqual(others, ['src/elements/shared/warnings.ts']);
  });
});
