import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {pathToFileURL} from 'node:url';
import {covers, createGiftId} from '../../../src/protocol/index.ts';
import {hostedPages} from '../../../src/server/pages/index.ts';
import {OG_IMAGE_SIZE} from '../../../src/server/pages/link-preview.ts';
import {assertProblem} from '../support/test-backend.ts';

/** The only gift that exists; its sender chose the winter cover. */
const winterGift = createGiftId();
const PUBLIC_URL = 'https://gifts.tea.example';

const files = {
  'dist/send-as-gift.js': 'eager',
  'dist/send-as-gift.js.map': '{}',
  'dist/chunks/panel-Ab3_x-9z.js': 'panel',
  'dist/pages/claim.js': 'page',
  'dist/pages/og-images/plain.png': 'the plain box',
  'dist/pages/og-images/winter.png': 'the winter box',
  'dist/server/index.js': 'server',
  'dist/.hidden.js': 'hidden',
  'dist/notes.txt': 'notes',
  'outside.js': 'outside',
};

/** Returns a function that requests a path, or fails to if the pages do not know it. */
function createPages(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-pages-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), {recursive: true});
    writeFileSync(join(folder, name), text);
  }
  const pages = hostedPages({
    shopName: 'Tea & "Clay\'s"', publicUrl: PUBLIC_URL, imageOrigins: ['http://localhost:4400', 'https://tea.example'],
    findGift: async (giftId) => (giftId === winterGift ? {cover: 'winter', lang: 'ar-EG'} : undefined),
    assets: pathToFileURL(join(folder, 'dist/')),
  });
  const find = (path: string, init?: RequestInit) => pages(new Request(`http://127.0.0.1:4401${path}`, init));
  const request = async (path: string, init?: RequestInit) => {
    const response = await find(path, init);
    assert.ok(response, path);
    return response;
  };
  return {find, request, text: async (path: string, init?: RequestInit) => (await request(path, init)).text()};
}

const SECURITY_HEADERS = {
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
};

describe('a hosted page', () => {
  test('is the same for every visitor, and for every gift except for its URL', async (t) => {
    const {text} = createPages(t);
    for (const page of ['g', 'm']) {
      const [first, second] = [createGiftId(), createGiftId()];
      const document = await text(`/${page}/${first}`);
      assert.equal(await text(`/${page}/${first}`, {headers: {'Accept-Language': 'zh'}}), document);
      assert.equal((await text(`/${page}/${second}`)).replaceAll(second, first), document);
      assert.doesNotMatch(document, /<style|style=|<script(?![^>]*src="\/assets\/)| on\w+=/);
    }
  });

  test('contains its element, and a sentence for visitors without JavaScript', async (t) => {
    const {text} = createPages(t);
    const claimPage = await text(`/g/${createGiftId()}`);
    assert.match(claimPage, /<gift-claim-card backend="" hosted><\/gift-claim-card>/);
    assert.match(claimPage, /<script type="module" src="\/assets\/pages\/claim\.js"><\/script>/);
    assert.match(claimPage, /<noscript><h1>A gift is waiting for you<\/h1>\n<p>To open your gift/);
    assert.match(claimPage, /property="og:title" content="A gift is waiting for you"/);
    assert.match(claimPage, /og:site_name" content="Tea &amp; &quot;Clay&#39;s&quot;"/);
    assert.match(await text(`/m/${createGiftId()}`), /<gift-status backend="" hosted><\/gift-status>\n<noscript><h1>Your gift<\/h1>/);
  });

  test('is in the language of its gift, with its preview, or in that of its URL', async (t) => {
    const {text, request} = createPages(t);
    for (const [path, title] of [[`/g/${winterGift}`, 'هدية بانتظارك'], [`/m/${winterGift}`, 'هديتك']]) {
      const page = await text(path!, {headers: {'Accept-Language': 'en'}});
      assert.match(page, new RegExp(`<html lang="ar-EG" dir="rtl">[^]*<title>${title}</title>[^]*property="og:title" content="${title}"`));
    }
    assert.match(await text(`/g/${winterGift}`), /property="og:image:alt" content="علبة هدية مربوطة بشريط"/);
    assert.match(await text(`/g/${winterGift}?lang=ja`), /<html lang="ja" dir="ltr">[^]*<title>ギフトが届いています</);
    assert.match(await text(`/g/${winterGift}?lang=%22%3E`), /<html lang="ar-EG"/);
    const oembed = await (await request(`/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/g/${winterGift}`)}`)).json() as {title: string};
    assert.equal(oembed.title, 'هدية بانتظارك');
    assert.match(await text('/g/short', {headers: {'Accept-Language': 'fr'}}), /<html lang="fr"[^]*<h1>Page introuvable/);
  });

  test('is in the shop’s first supported language if the gift’s is not', async () => {
    const pages = hostedPages({shopName: 'Tea', publicUrl: PUBLIC_URL, locales: ['nl', 'de-AT', 'fr']});
    const page = await (await pages(new Request(`${PUBLIC_URL}/g/${createGiftId()}`, {headers: {'Accept-Language': 'fr'}})))!.text();
    assert.match(page, /<html lang="de" dir="ltr">[^]*<title>Ein Geschenk wartet auf dich/);
  });

  test('has a strict content security policy', async (t) => {
    const {headers} = await createPages(t).request(`/g/${createGiftId()}`);
    assert.deepEqual(Object.fromEntries(headers), SECURITY_HEADERS);
  });

  test('responds to HEAD as to GET, without the body', async (t) => {
    const {request} = createPages(t);
    const path = `/g/${createGiftId()}`;
    const head = await request(path, {method: 'HEAD'});
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    assert.deepEqual([...head.headers], [...(await request(path)).headers]);
  });

  test('is a small page with status 405 for other methods', async (t) => {
    const response = await createPages(t).request(`/m/${createGiftId()}`, {method: 'POST'});
    assert.equal(response.status, 405);
    assert.deepEqual(Object.fromEntries(response.headers), {...SECURITY_HEADERS, allow: 'GET, HEAD', vary: 'Accept-Language'});
    assert.match(await response.text(), /<h1>This page can only be viewed<\/h1>/);
  });

  test('is a small page with status 404 if the URL contains no gift id', async (t) => {
    const {request} = createPages(t);
    for (const path of ['/g', '/g/', '/g/short', '/m/short', `/g/${createGiftId()}/more`, '/g/short/card.png']) {
      const response = await request(path);
      assert.equal(response.status, 404, path);
      assert.deepEqual(Object.fromEntries(response.headers), {...SECURITY_HEADERS, vary: 'Accept-Language'});
      const document = await response.text();
      assert.match(document, /<h1>Page not found<\/h1>/);
      assert.doesNotMatch(document, /<script|short|more/);
    }
    assert.equal(await (await request('/g/short', {method: 'HEAD'})).text(), '');
  });

  test('leaves every other URL to the backend', async (t) => {
    const {find} = createPages(t);
    for (const path of [`/x/${createGiftId()}`, '/gifts', '/v1/shop', '/index.html']) assert.equal(await find(path), undefined, path);
  });
});

describe('the page at the root', () => {
  test('says in the visitor’s language that the backend runs, and shows what to paste', async (t) => {
    const {request, text} = createPages(t);
    const response = await request('/');
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('vary'), 'Accept-Language');
    const page = await response.text();
    assert.match(page, /<h1>Your gifting backend is running<\/h1>/);
    assert.ok(page.includes('&lt;script type=&quot;module&quot; src=&quot;https://gifts.tea.example/assets/send-as-gift.js&quot;&gt;'));
    assert.ok(page.includes('&lt;send-as-gift backend=&quot;https://gifts.tea.example&quot; product=&quot;your-product&quot;&gt;'));
    assert.ok(page.includes('a product of Tea &amp; &quot;Clay&#39;s&quot;'));
    assert.match(await text('/', {headers: {'Accept-Language': 'zh-CN,en;q=0.5'}}), /<html lang="zh-CN" dir="ltr">[^]*<h1>礼物后台已在运行<\/h1>/);
    assert.match(await text('/', {headers: {'Accept-Language': 'nl, en'}}), /<html lang="en" dir="ltr">/);
    assert.match(await text('/', {headers: {'Accept-Language': 'en;q=0.5, de-AT;q=0.9, ar;q=0'}}), /<html lang="de-AT"[^]*<h1>Dein Geschenk-Backend läuft/);
    assert.match(await text('/?lang=ar', {headers: {'Accept-Language': 'en'}}), /<html lang="ar" dir="rtl">[^]*<pre dir="ltr">/);
  });

  test('runs no script, and its policy allows its own style only', async (t) => {
    const {request} = createPages(t);
    const response = await request('/');
    const page = await response.text();
    assert.doesNotMatch(page, /<script|style=| on\w+=/);
    const hash = createHash('sha256').update(/<style>([^]*)<\/style>/.exec(page)![1]!).digest('base64');
    assert.equal(response.headers.get('content-security-policy'),
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`);
  });

  test('is for reading', async (t) => {
    const {request} = createPages(t);
    assert.equal(await (await request('/', {method: 'HEAD'})).text(), '');
    assert.equal((await request('/', {method: 'POST'})).status, 405);
  });
});

describe('the preview of a gift link', () => {
  const giftId = 'AAAAAAAAAAAAAAAAAAAAAA';
  const pageUrl = `${PUBLIC_URL}/g/${giftId}`;
  const oembedPath = (url: string, query = '') => `/oembed?url=${encodeURIComponent(url)}${query}`;
  const problem = (code: string) => ({name: 'ProblemError', code});

  test('is offered as Open Graph, as Twitter card and as oEmbed', async (t) => {
    const claimPage = await createPages(t).text(`/g/${giftId}`);
    assert.match(claimPage, new RegExp(`og:image" content="${pageUrl}/card.png"`));
    assert.match(claimPage, /name="twitter:card" content="summary_large_image"/);
    const [, path] = /type="application\/json\+oembed" href="https:\/\/gifts\.tea\.example([^"]+)"/.exec(claimPage) ?? [];
    assert.equal(path, oembedPath(pageUrl));
  });

  test('shows the box in its cover; the image may be cached for a day', async (t) => {
    const {request} = createPages(t);
    const image = await request(`/g/${winterGift}/card.png`);
    assert.equal(image.headers.get('Content-Type'), 'image/png');
    assert.equal(image.headers.get('Cache-Control'), 'public, max-age=86400');
    assert.equal(await image.text(), 'the winter box');
    const repeated = await request(`/g/${winterGift}/card.png`, {headers: {'If-None-Match': image.headers.get('ETag')!}});
    assert.equal(repeated.status, 304);
  });

  test('does not reveal whether the gift exists', async (t) => {
    const {request} = createPages(t);
    const [unknown, other] = [await request(`/g/${createGiftId()}/card.png`), await request(`/g/${giftId}/card.png`)];
    assert.equal(await unknown.text(), 'the plain box');
    assert.deepEqual([...unknown.headers], [...other.headers]);
  });

  test('as oEmbed is a link that does not repeat the fragment of the URL', async (t) => {
    const text = await createPages(t).text(oembedPath(`${pageUrl}#gc_secret`));
    assert.doesNotMatch(text, /gc_secret/);
    const {type, version, thumbnail_url: thumbnail, thumbnail_width: width} = JSON.parse(text) as Record<string, unknown>;
    assert.deepEqual([type, version, thumbnail, width], ['link', '1.0', `${pageUrl}/card.png`, 1200]);
  });

  test('as oEmbed needs the URL of a claim page of this backend, and JSON', async (t) => {
    const {find} = createPages(t);
    await assert.rejects(find('/oembed'), problem('validation-failed'));
    await assert.rejects(find(oembedPath('not an address')), problem('validation-failed'));
    for (const url of [`https://evil.example/g/${giftId}`, `${PUBLIC_URL}/`, `${PUBLIC_URL}/m/${giftId}`]) {
      await assert.rejects(find(oembedPath(url)), problem('not-found'));
    }
    await assert.rejects(find(oembedPath(pageUrl, '&format=xml')), problem('format-not-supported'));
  });
});

describe('the built files', () => {
  test('have their content type and are open to every origin; hashed names are cached for ever', async (t) => {
    const {request} = createPages(t);
    const eager = await request('/assets/send-as-gift.js');
    assert.equal(await eager.text(), 'eager');
    assert.equal(eager.headers.get('Content-Type'), 'text/javascript; charset=utf-8');
    assert.equal(eager.headers.get('Cache-Control'), 'public, no-cache');
    assert.equal(eager.headers.get('Access-Control-Allow-Origin'), '*');
    const chunk = await request('/assets/chunks/panel-Ab3_x-9z.js');
    assert.equal(chunk.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
    assert.equal(chunk.headers.get('SourceMap'), 'panel-Ab3_x-9z.js.map');
    const repeated = await request('/assets/send-as-gift.js', {headers: {'If-None-Match': eager.headers.get('ETag')!}});
    assert.equal(repeated.status, 304);
    const head = await request('/assets/send-as-gift.js', {method: 'HEAD'});
    assert.equal(head.headers.get('Content-Length'), '5');
    assert.equal(await head.text(), '');
  });

  test('share their bytes among all responses, also when many ask for one at first', async (t) => {
    const {request} = createPages(t);
    const responses = await Promise.all(Array.from({length: 3}, () => request('/assets/send-as-gift.js')));
    responses.push(await request('/assets/send-as-gift.js'));
    const chunks = await Promise.all(responses.map(async ({body}) => (await body!.getReader().read()).value!));
    assert.equal(new Set(chunks.map(({buffer}) => buffer)).size, 1);
  });

  test('are only those that browsers load, and nothing outside of their folder', async (t) => {
    const {find} = createPages(t);
    for (const path of [
      '/assets/../outside.js', '/assets/%2e%2e/outside.js', '/assets/..%2foutside.js', '/assets/chunks/..%2f..%2foutside.js',
      '/assets//etc/passwd', '/assets/.hidden.js', '/assets/server/index.js', '/assets/notes.txt', '/assets/', '/assets/chunks',
      '/assets/chunks/%00.js', '/assets/none.js', '/assets/pages\\claim.js%00',
    ]) assert.equal(await find(path), undefined, path);
  });

  test('are for reading: other methods get a problem document', async (t) => {
    const {request} = createPages(t);
    for (const path of ['/assets/send-as-gift.js', '/oembed', `/g/${winterGift}/card.png`]) {
      const response = await request(path, {method: 'PUT'});
      assertProblem(response, await response.json());
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('Allow'), 'GET, HEAD');
    }
  });
});

test('every cover has a small preview image of the announced size', () => {
  for (const cover of covers) {
    const png = readFileSync(new URL(`../../../src/server/pages/og-images/${cover}.png`, import.meta.url));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [OG_IMAGE_SIZE.width, OG_IMAGE_SIZE.height], cover);
    assert.ok(png.length < 40_000, `${cover}: ${png.length} bytes`);
  }
});
