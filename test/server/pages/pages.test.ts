/** The hosted pages: the same bytes for everybody, under the strictest policy, and files that lead nowhere else. */
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {pathToFileURL} from 'node:url';
import {covers, createGiftId} from '../../../src/protocol/index.ts';
import {createHostedPages} from '../../../src/server/pages/index.ts';
import {OG_IMAGE_SIZE} from '../../../src/server/pages/link-preview.ts';

/** The one gift there is, which its sender has wrapped for winter. */
const wintry = createGiftId();

function somePages(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-pages-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  for (const name of ['dist', 'dist/chunks', 'dist/server', 'dist/pages', 'dist/pages/og-images']) mkdirSync(join(folder, name));
  const files = {
    'send-as-gift.js': 'eager', 'send-as-gift.js.map': '{}', 'chunks/panel-Ab3_x-9z.js': 'panel', 'pages/claim.js': 'page',
    'pages/og-images/plain.png': 'the plain box', 'pages/og-images/winter.png': 'the winter box', 'server/index.js': 'server', '.hidden.js': 'hidden', 'notes.txt': 'notes',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'dist', name), text);
  writeFileSync(join(folder, 'outside.js'), 'outside');
  const pages = createHostedPages({
    shopName: 'Tea & "Clay"', publicUrl: 'https://gifts.tea.example', imageOrigins: ['http://localhost:4400', 'https://tea.example'],
    getCover: async (id) => (id === wintry ? 'winter' : undefined),
    assets: pathToFileURL(join(folder, 'dist/')),
  });
  return (path: string, init?: RequestInit) => pages(new Request(`http://127.0.0.1:4401${path}`, init));
}

const bodyOf = async (response: Response | undefined) => (await response!.text());

describe('a hosted page', () => {
  test('is the same bytes for every visitor, and for every gift but its address', async (t) => {
    const visit = somePages(t);
    for (const page of ['g', 'm']) {
      const [here, there] = [createGiftId(), createGiftId()];
      const one = await bodyOf(await visit(`/${page}/${here}`));
      assert.equal(await bodyOf(await visit(`/${page}/${here}`, {headers: {'Accept-Language': 'zh'}})), one);
      assert.equal((await bodyOf(await visit(`/${page}/${there}`))).replaceAll(there, here), one);
      assert.doesNotMatch(one, /<style|style=|<script(?![^>]*src="\/assets\/)| on\w+=/);
    }
  });

  test('carries the element that the visitor came for, and a sentence for who has no JavaScript', async (t) => {
    const visit = somePages(t);
    const claim = await bodyOf(await visit(`/g/${createGiftId()}`));
    assert.match(claim, /<gift-claim-card backend="" hosted><\/gift-claim-card>/);
    assert.match(claim, /<noscript><p>To open your gift/);
    assert.match(claim, /property="og:title" content="A gift is waiting for you"/);
    assert.match(claim, /og:site_name" content="Tea &amp; &quot;Clay&quot;"/);
    assert.match(await bodyOf(await visit(`/m/${createGiftId()}`)), /<gift-status backend="" hosted><\/gift-status>/);
  });

  test('is sent under the policy of the protocol', async (t) => {
    const visit = somePages(t);
    const {headers} = (await visit(`/g/${createGiftId()}`))!;
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
    const path = `/g/${createGiftId()}`;
    const head = (await visit(path, {method: 'HEAD'}))!;
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    assert.deepEqual([...head.headers], [...(await visit(path))!.headers]);
    assert.equal((await visit(path, {method: 'POST'}))!.status, 405);
  });

  test('is none for what is no gift’s id', async (t) => {
    const visit = somePages(t);
    for (const path of ['/g/', '/g/short', `/g/${createGiftId()}/more`, `/x/${createGiftId()}`, '/']) assert.equal(await visit(path), undefined, path);
  });
});

describe('a link in a chat or an article', () => {
  const gift = 'AAAAAAAAAAAAAAAAAAAAAA';
  const address = `https://gifts.tea.example/g/${gift}`;
  const ask = (url: string, more = '') => `/oembed?url=${encodeURIComponent(url)}${more}`;
  const refused = (code: string) => ({name: 'ProblemError', code});

  test('unfurls to the wrapped box, by Open Graph, Twitter card and oEmbed', async (t) => {
    const claim = await bodyOf(await somePages(t)(`/g/${gift}`));
    assert.match(claim, new RegExp(`og:image" content="${address}/card.png"`));
    assert.match(claim, /name="twitter:card" content="summary_large_image"/);
    const [, discovered] = /type="application\/json\+oembed" href="https:\/\/gifts\.tea\.example([^"]+)"/.exec(claim) ?? [];
    assert.equal(discovered, ask(address));
  });

  test('has a picture of the box in its cover, that may be kept for a day', async (t) => {
    const visit = somePages(t);
    const picture = (await visit(`/g/${wintry}/card.png`))!;
    assert.equal(picture.headers.get('Content-Type'), 'image/png');
    assert.equal(picture.headers.get('Cache-Control'), 'public, max-age=86400');
    assert.equal(await picture.text(), 'the winter box');
    const again = await visit(`/g/${wintry}/card.png`, {headers: {'If-None-Match': picture.headers.get('ETag')!}});
    assert.equal(again!.status, 304);
    assert.equal(await visit('/g/short/card.png'), undefined);
  });

  test('doesn’t tell by its picture whether there is a gift', async (t) => {
    const visit = somePages(t);
    const [nobody, elsewhere] = [(await visit(`/g/${createGiftId()}/card.png`))!, (await visit(`/g/${gift}/card.png`))!];
    assert.equal(await nobody.text(), 'the plain box');
    assert.deepEqual([...nobody.headers], [...elsewhere.headers]);
  });

  test('is answered as an oEmbed link that says nothing again of what stands behind #', async (t) => {
    const response = (await somePages(t)(ask(`${address}#gc_secret`)))!;
    const text = await response.text();
    assert.doesNotMatch(text, /gc_secret/);
    const {type, version, thumbnail_url: thumbnail, thumbnail_width: width} = JSON.parse(text) as Record<string, unknown>;
    assert.deepEqual([type, version, thumbnail, width], ['link', '1.0', `${address}/card.png`, 1200]);
  });

  test('is refused when it is no address, or leads to no gift of this backend', async (t) => {
    const visit = somePages(t);
    await assert.rejects(visit('/oembed'), refused('validation-failed'));
    await assert.rejects(visit(ask('not an address')), refused('validation-failed'));
    for (const url of [`https://evil.example/g/${gift}`, 'https://gifts.tea.example/', `https://gifts.tea.example/m/${gift}`]) {
      await assert.rejects(visit(ask(url)), refused('not-found'));
    }
    assert.equal((await visit(ask(address, '&format=xml')))!.status, 501);
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
      '/assets/chunks/%00.js', '/assets/none.js', '/assets/pages\\claim.js%00',
    ]) assert.equal(await visit(path), undefined, path);
  });
});

test('there is a small picture for every cover, of the size that is announced', () => {
  for (const cover of covers) {
    const png = readFileSync(new URL(`../../../src/server/pages/og-images/${cover}.png`, import.meta.url));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [OG_IMAGE_SIZE.width, OG_IMAGE_SIZE.height], cover);
    assert.ok(png.length < 40_000, `${cover}: ${png.length} bytes`);
  }
});
