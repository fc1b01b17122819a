/** The environment of end-to-end tests: a shop's website with the script tag, a backend and a browser. */
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';
import type {Browser} from 'puppeteer-core';
import {openBrowser, BrowserUser, type BrowserUserOptions} from './browser-user.ts';
import {hostileStyles, type HostileStyle} from './hostile-styles.ts';
import {renderShopPage} from './shop-pages.ts';
import {startTestServer, type TestServer, type TestServerOptions} from './test-server.ts';

const dist = join(import.meta.dirname, '../../dist');
const contentTypes: Record<string, string> = {'.js': 'text/javascript', '.map': 'application/json', '.css': 'text/css'};

export interface ShopEnvironment {
  shopUrl: string;
  /** The same shop under a host name, where browsers offer no WebCrypto over http. */
  insecureShopUrl: string;
  backend: TestServer;
  /** What browsers have reported about pages with a strict policy (`?strict`, `?hosts`). */
  violations: string[];
  close(): Promise<void>;
}

export interface E2EEnvironment extends ShopEnvironment {
  browser: Browser;
  /** Opens a new browser context. */
  openUser(options?: BrowserUserOptions): Promise<BrowserUser>;
}

export async function startE2E(options: TestServerOptions = {}): Promise<E2EEnvironment> {
  const [shop, browser] = await Promise.all([startShop(options), openBrowser([`--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`])]);
  return {
    ...shop, browser,
    openUser: (userOptions) => BrowserUser.create(browser, userOptions),
    async close() {
      await browser.close();
      await shop.close();
    },
  };
}

/** The shop's website and the backend, for a browser of the caller's. */
export async function startShop(options: TestServerOptions = {}): Promise<ShopEnvironment> {
  let backendUrl = '';
  const violations: string[] = [];
  const shop = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://shop.test');
    if (url.pathname.startsWith('/send-as-gift/')) {
      const file = normalize(join(dist, url.pathname.slice('/send-as-gift/'.length)));
      if (!file.startsWith(dist)) return void response.writeHead(404).end();
      try {
        return void response.writeHead(200, {'content-type': contentTypes[extname(file)] ?? 'application/octet-stream'}).end(readFileSync(file));
      } catch {
        return void response.writeHead(404).end();
      }
    }
    if (url.pathname === '/csp-report') {
      const report: Buffer[] = [];
      return void request.on('data', (chunk: Buffer) => report.push(chunk)).on('end', () => {
        violations.push(Buffer.concat(report).toString());
        response.writeHead(204).end();
      });
    }
    const policy = url.searchParams.has('strict') ? strictPolicy(backendUrl, `'nonce-${NONCE}' 'strict-dynamic'`)
      : url.searchParams.has('hosts') ? strictPolicy(backendUrl, origin) : url.searchParams.get('csp');
    response.writeHead(200, {'content-type': 'text/html; charset=utf-8', ...(policy && {'content-security-policy': policy})})
      .end(renderShopPage(url, backendUrl) ?? renderPage(url, backendUrl));
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  const {port} = shop.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const insecureOrigin = `http://${INSECURE_HOST}:${port}`;
  const backend = await startTestServer({...options, allowedOrigins: [origin, insecureOrigin]});
  backendUrl = backend.url;
  return {
    shopUrl: origin, insecureShopUrl: insecureOrigin, backend, violations,
    async close() {
      shop.closeAllConnections();
      await new Promise((resolve) => shop.close(resolve));
      await backend.close();
    },
  };
}

const INSECURE_HOST = 'shop.example';
const NONCE = 'bm9uY2U';

/**
 * The strictest policy under which the elements must run: no inline style, no HTML sink; scripts by nonce (`?strict`) or from a host
 * (`?hosts`).
 */
const strictPolicy = (backendUrl: string, scripts: string) => [
  `default-src 'none'`, `script-src ${scripts}`, `style-src 'none'`, `img-src data: https:`, `connect-src ${backendUrl}`,
  `frame-src 'none'`, `object-src 'none'`, `base-uri 'none'`, `form-action 'none'`, `frame-ancestors 'none'`,
  `require-trusted-types-for 'script'`, `trusted-types lit-html`, `report-uri /csp-report`,
].join('; ');

/** A page of the shop with the script tag of the README; with `?bare`, without it. */
const renderPage = (url: URL, backendUrl: string) => `<!doctype html>
<html lang="${url.searchParams.get('lang') ?? 'en'}" dir="${url.searchParams.get('dir') ?? 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Tea &amp; Clay</title><link rel="icon" href="data:,">
${url.searchParams.has('strict') || url.searchParams.has('hosts') ? '' : `<style>${STYLE} ${hostileStyles[url.searchParams.get('style') as HostileStyle] ?? ''}</style>`}
${url.searchParams.has('bare') ? '' : `<script type="module" nonce="${NONCE}" src="/send-as-gift/send-as-gift.js"></script>`}</head>
<body>${bodies[url.pathname.split('/')[1] ?? '']?.(url.pathname.split('/')[2] ?? '', backendUrl) ?? '<p>Somewhere else</p>'}</body></html>`;

const STYLE = 'body { font: 16px/1.5 system-ui; margin: 24px } send-as-gift { display: inline-block; min-block-size: 44px; vertical-align: top }';

const bodies: Record<string, (ref: string, backendUrl: string) => string> = {
  products: (ref, backendUrl) => `<h1>${ref}</h1><button>Add to cart</button>
<send-as-gift backend="${backendUrl}" product="${ref}"></send-as-gift><p><a href="/elsewhere">Elsewhere</a></p>`,
  claim: (_, backendUrl) => `<gift-claim-card backend="${backendUrl}"></gift-claim-card>`,
  gifts: (_, backendUrl) => `<gift-status backend="${backendUrl}"></gift-status>`,
};
