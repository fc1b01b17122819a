/** The shop's addresses: which page, picture or file answers which request. */
import {parseLanguage} from './locales.ts';
import {ARTICLE, createLayout, type PageContext} from './layout.ts';
import {html, type Html} from './html.ts';
import type {MerchantClient} from './merchant-client.ts';
import {articlePage} from './article-page.ts';
import {getArticle} from './article-content.ts';
import {serveElementFile, serveDemoFile} from './static-files.ts';
import {homePage} from './home-page.ts';
import {letterPage, mailboxPage} from './mailbox-page.ts';
import {findProduct, productPage, type CatalogProduct} from './product-page.ts';
import type {StateGallery} from './states/index.ts';
import {changeOrder, ordersPage} from './orders-page.ts';
import {createUnfurler} from './unfurl.ts';

export interface DemoShopOptions {
  shopUrl: string;
  backendUrl: string;
  products: CatalogProduct[];
  merchant: MerchantClient;
  /** The folder that the backend writes its mails into. */
  mailFolder: string;
  /** Where the shop's server reaches the backend; `backendUrl` unless told. */
  internalBackendUrl?: string;
  /** Every state of every element, where the demo shows them. */
  states?: StateGallery;
}

export function createDemoShop(options: DemoShopOptions): (request: Request) => Promise<Response> {
  const {products, merchant, backendUrl, shopUrl, mailFolder, states} = options;
  const unfurl = createUnfurler(backendUrl, options.internalBackendUrl);

  return async (request) => {
    const url = new URL(request.url);
    const scope: PageContext = {lang: parseLanguage(url.searchParams.get('lang')), path: url.pathname, backendUrl, shopUrl};
    const segments = url.pathname.split('/').slice(1);
    const [first = '', second = ''] = segments;
    if (first === 'orders') return handleOrders(request, scope, segments);
    if (first === 'mailbox') return handleMailbox(request, scope, segments);
    if (first === 'states') return stripBodyForHead(request, await states?.fetch(request) ?? notFound(scope));
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD'}});
    return stripBodyForHead(request, first === 'unfurl'
      ? await handleUnfurl(url.searchParams.get('url') ?? '') : await handlePage(first, second, segments.length, scope));
  };

  /** For the script of the article: 404 for what is no gift's link, 503 while the backend can't be asked. */
  async function handleUnfurl(address: string): Promise<Response> {
    const found = await unfurl(address);
    if (found === 'none') return new Response(null, {status: 404});
    return found ? Response.json(found) : new Response(null, {status: 503});
  }

  async function handlePage(first: string, second: string, length: number, scope: PageContext): Promise<Response> {
    const {say} = createLayout(scope);
    switch (length === 1 ? first : `${first}/`) {
      case '': return createLayout(scope).page(say.shopTitle, homePage(scope, products));
      case 'claim': return createLayout(scope).page(say.claimTitle, renderSingle(html`<gift-claim-card backend="${backendUrl}"></gift-claim-card>`));
      case 'gifts': return createLayout(scope).page(say.giftsTitle, renderSingle(html`<gift-status backend="${backendUrl}"></gift-status>`));
      case 'style.css':
      case 'unfurl.js':
      case 'shop.js': return await serveDemoFile(first) ?? notFound(scope);
      case 'articles/':
        return second === ARTICLE && length === 2
          ? createLayout(scope).page(getArticle(scope.lang).title, articlePage(scope, products)) : notFound(scope);
      case 'images/': return (length === 2 && await serveDemoFile(`images/${second}`)) || notFound(scope);
      case 'send-as-gift/': return await serveElementFile(scope.path.slice('/send-as-gift/'.length)) ?? notFound(scope);
      case 'products/': {
        const product = length === 2 ? findProduct(products, second) : undefined;
        return product ? createLayout(scope).page(say.titles[product.ref] ?? product.title, productPage(scope, product)) : notFound(scope);
      }
      default: return notFound(scope);
    }
  }

  async function handleOrders(request: Request, scope: PageContext, segments: string[]): Promise<Response> {
    if (!isLoopback(request)) return notFound(scope);
    if (segments.length === 1 && (request.method === 'GET' || request.method === 'HEAD')) {
      const after = new URL(request.url).searchParams.get('after') ?? undefined;
      return stripBodyForHead(request, await ordersPage(scope, merchant, {after}));
    }
    if (segments.length === 3 && request.method === 'POST') return changeOrder(request, scope, merchant, segments[1]!, segments[2]!);
    return notFound(scope);
  }

  /** Addresses and manage links lie open here, as they would in the payer's own mailbox. */
  async function handleMailbox(request: Request, scope: PageContext, [, name, ...more]: string[]): Promise<Response> {
    if (!isLoopback(request) || more.length > 0 || !['GET', 'HEAD'].includes(request.method)) return notFound(scope);
    if (name === undefined) return stripBodyForHead(request, await mailboxPage(scope, mailFolder, new URL(request.url).searchParams.get('mail')));
    return stripBodyForHead(request, (await letterPage(mailFolder, name)) ?? notFound(scope));
  }
}

// Names other than this machine's own could be a stranger's, pointed here.
const isLoopback = (request: Request) => ['localhost', '127.0.0.1'].includes(new URL(request.url).hostname);

const renderSingle = (element: Html) => html`<div class="alone">${element}</div>`;

function notFound(scope: PageContext): Response {
  const {say, page: handlePage} = createLayout(scope);
  return handlePage(say.notFound, html`<h1>${say.notFound}</h1><p><a href="/?lang=${scope.lang}">${say.backToShop}</a></p>`, {status: 404});
}

const stripBodyForHead = (request: Request, response: Response) =>
  request.method === 'HEAD' ? new Response(null, {status: response.status, headers: response.headers}) : response;
