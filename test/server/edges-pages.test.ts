/** The hosted pages: the same bytes for everybody, under the strictest policy, and files that lead nowhere else. */
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {pathToFileURL} from 'node:url';
import {newGiftId} from '../../src/protocol/index.ts';
import {hostedPages} from '../../src/server/pages/index.ts';

function somePages(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-pages-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  for (const name of ['dist', 'dist/chunks', 'dist/server', 'dist/pages']) mkdirSync(join(folder, name));
  const files = {
    'send-as-gift.js': 'eager', 'send-as-gift.js.map': '{}', 'chunks/panel-Ab3_x-9z.js': 'panel', 'pages/page.js': 'page',
    'server/index.js': 'server', '.hidden.js': 'hidden', 'notes.txt': 'notes',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'dist', name), text);
  writeFileSync(join(folder, 'outside.js'), 'outside');
  const pages = hostedPages({
    shopName: 'Tea & "Clay"', pictureOrigins: ['http://localhost:4400', 'https://tea.example'],
    assets: pathToFileURL(join(folder, 'dist/')),
  });
  return (path: string, init?: RequestInit) => pages(new Request(`http://127.0.0.1:4401${path}`, init));
}

const bodyOf = async (response: Response | undefined) => (await response!.text());

describe('a hosted page', () => {
  test('is the same bytes for every gift and every visitor', async (t) => {
    const visit = somePages(t);
    for (const page of ['g', 'm']) {
      const one = await bodyOf(await visit(`/${page}/${newGiftId()}`));
      assert.equal(await bodyOf(await visit(`/${page}/${newGiftId()}`, {headers: {'Accept-Language': 'zh'}})), one);
      assert.doesNotMatch(one, /<style|style=|<script(?![^>]*src="\/assets\/)| on\w+=/);
    }
  });

  test('carries the element that the visitor came for, and a sentence for who has no JavaScript', async (t) => {
    const visit = somePages(t);
    const claim = await bodyOf(await visit(`/g/${newGiftId()}`));
    assert.match(claim, /<gift-claim-card backend="" hosted><\/gift-claim-card>/);
    assert.match(claim, /<noscript><p>To open your gift/);
    assert.match(claim, /property="og:title" content="A gift is waiting for you"/);
    assert.match(claim, /og:site_name" content="Tea &amp; &quot;Clay&quot;"/);
    assert.match(await bodyOf(await visit(`/m/${newGiftId()}`)), /<gift-status backend="" hosted><\/gift-status>/);
  });

  test('is sent under the policy of the protocol', async (t) => {
    const visit = somePages(t);
    const {headers} = (await visit(`/g/${newGiftId()}`))!;
    assert.deepEqual(Object.fromEntries(headers), {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'none'; img-src 'self' data: https: http://localhost:4400; connect-src 'self'; " +
        "frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types lit-html",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  test('answers HEAD like GET without the body, and nothing that changes', async (t) => {
    const visit = somePages(t);
    const path = `/g/${newGiftId()}`;
    const head = (await visit(path, {method: 'HEAD'}))!;
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    assert.deepEqual([...head.headers], [...(await visit(path))!.headers]);
    assert.equal((await visit(path, {method: 'POST'}))!.status, 405);
  });

  test('is none for what is no gift’s id', async (t) => {
    const visit = somePages(t);
    for (const path of ['/g/', '/g/short', `/g/${newGiftId()}/more`, `/x/${newGiftId()}`, '/']) assert.equal(await visit(path), undefined, path);
  });
});

describe('the built files', () => {
  test('come with their type, for any page; hashed ones for ever, the others asked for anew', async (t) => {
    const visit = somePages(t);
    const eager = (await visit('/assets/send-as-gift.js'))!;
    assert.equal(await eager.text(), 'eager');
    assert.equal(eager.headers.get('Content-Type'), 'text/javascript; charset=utf-8');
    assert.equal(eager.headers.get('Cache-Control'), 'public, no-cache');
    assert.equal(eager.headers.get('Access-Control-Allow-Origin'), '*');
    const chunk = (await visit('/assets/chunks/panel-Ab3_x-9z.js'))!;
    assert.equal(chunk.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
    const again = (await visit('/assets/send-as-gift.js', {headers: {'If-None-Match': eager.headers.get('ETag')!}}))!;
    assert.equal(again.status, 304);
    const head = (await visit('/assets/send-as-gift.js', {method: 'HEAD'}))!;
    assert.equal(head.headers.get('Content-Length'), '5');
    assert.equal(await head.text(), '');
  });

  test('lead nowhere else', async (t) => {
    const visit = somePages(t);
    for (const path of [
      '/assets/../outside.js', '/assets/%2e%2e/outside.js', '/assets/..%2foutside.js', '/assets/chunks/..%2f..%2foutside.js',
      '/assets//etc/passwd', '/assets/.hidden.js', '/assets/server/index.js', '/assets/notes.txt', '/assets/', '/assets/chunks',
      '/assets/chunks/%00.js', '/assets/none.js', '/assets/pages\\page.js%00',
    ]) assert.equal(await visit(path), undefined, path);
  });
});
