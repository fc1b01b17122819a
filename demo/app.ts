/** The demo shop: routes each request to a page, an image or a file. */
import {html} from 'hono/html';
import {parseLanguage} from './locales.ts';
import {ARTICLE_SLUG, createLayout, type Html, type PageContext} from './layout.ts';
import type {MerchantClient} from './merchant-client.ts';
import {articlePage} from './article-page.ts';
import {getArticle} from './article-content.ts';
import {serveElementFile, serveDemoFile} from './static-files.ts';
import {homePage} from './home-page.ts';
import {serveDocs} from './docs/index.ts';
import {messagePage, mailboxPage} from './mailbox-page.ts';
import {findProduct, productPage, type CatalogProduct} from './product-page.ts';
import type {StateGallery} from './states/index.ts';
import {changeAlert, changeOrder, ordersPage} from './orders-page.ts';
import {createUnfurler} from './unfurl.ts';

export interface DemoShopOptions {
  shopUrl: string;
  backendUrl: string;
  products: CatalogProduct[];
  merchant: MerchantClient;
  /** Folder into which the backend writes its mails. */
  mailFolder: string;
  /** URL at which the shop's server reaches the backend. Default: `backendUrl`. */
  internalBackendUrl?: string;
  /** Serves `/states`. */
  states?: StateGallery;
}

export function createDemoShop(options: DemoShopOptions): (request: Request) => Promise<Response> {
  const {products, merchant, backendUrl, shopUrl, mailFolder, states} = options;
  const unfurl = createUnfurler(backendUrl, options.internalBackendUrl);

  return async (request) => {
    const url = new URL(request.url);
    const context: PageContext = {lang: parseLanguage(url.searchParams.get('lang')), path: url.pathname, backendUrl, shopUrl};
    const segments = url.pathname.split('/').slice(1);
    const [first = '', second = ''] = segments;
    if (first === 'orders') return handleOrders(request, context, segments);
    if (first === 'mailbox') return handleMailbox(request, context, segments);
    if (first === 'states') return stripBodyForHead(request, await states?.fetch(request) ?? notFound(context));
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD'}});
    return stripBodyForHead(request, first === 'unfurl'
      ? await handleUnfurl(url.searchParams.get('url') ?? '') : await handlePage(first, second, segments.length, context));
  };

  /** Link preview for the article: 404 if the URL is not a gift link, 503 while the backend is unreachable. */
  async function handleUnfurl(address: string): Promise<Response> {
    const preview = await unfurl(address);
    if (preview === 'none') return new Response(null, {status: 404});
    return preview ? Response.json(preview) : new Response(null, {status: 503});
  }

  async function handlePage(first: string, second: string, length: number, context: PageContext): Promise<Response> {
    const {strings} = createLayout(context);
    switch (length === 1 ? first : `${first}/`) {
      case '': return createLayout(context).page(strings.shopTitle, homePage(context, products));
      case 'llms.txt': return await serveDocs('/docs/llms.txt', {backendUrl, shopUrl}) ?? notFound(context);
      case 'docs':
      case 'docs/': return await serveDocs(context.path, {backendUrl, shopUrl}) ?? notFound(context);
      case 'claim': return createLayout(context).page(strings.claimTitle, renderSingle(html`<gift-claim-card backend="${backendUrl}"></gift-claim-card>`));
      case 'gifts': return createLayout(context).page(strings.giftsTitle, renderSingle(html`<gift-status backend="${backendUrl}"></gift-status>`));
      case 'style.css':
      case 'unfurl.js':
      case 'shop.js': return await serveDemoFile(first) ?? notFound(context);
      case 'articles/':
        return second === ARTICLE_SLUG && length === 2
          ? createLayout(context).page(getArticle(context.lang).title, articlePage(context, products)) : notFound(context);
      case 'images/': return (length === 2 && await serveDemoFile(`images/${second}`)) || notFound(context);
      case 'send-as-gift/': return await serveElementFile(context.path.slice('/send-as-gift/'.length)) ?? notFound(context);
      case 'one-tag/':
      case 'products/': {
        const product = length === 2 ? findProduct(products, second) : undefined;
        if (!product) return notFound(context);
        const options = {placesButton: first === 'one-tag'};
        return createLayout(context).page(strings.titles[product.ref] ?? product.title, productPage(context, product, options), options);
      }
      default: return notFound(context);
    }
  }

  async function handleOrders(request: Request, context: PageContext, segments: string[]): Promise<Response> {
    if (!isLoopback(request)) return notFound(context);
    if (segments.length === 1 && (request.method === 'GET' || request.method === 'HEAD')) {
      const after = new URL(request.url).searchParams.get('after') ?? undefined;
      return stripBodyForHead(request, await ordersPage(context, merchant, {after}));
    }
    if (segments.length === 4 && segments[1] === 'alerts' && request.method === 'POST') {
      return changeAlert(request, context, merchant, segments[2]!, segments[3]!);
    }
    if (segments.length === 3 && request.method === 'POST') return changeOrder(request, context, merchant, segments[1]!, segments[2]!);
    return notFound(context);
  }

  /** Mails contain manage links, so only this machine may read them. */
  async function handleMailbox(request: Request, context: PageContext, [, name, ...more]: string[]): Promise<Response> {
    if (!isLoopback(request) || more.length > 0 || !['GET', 'HEAD'].includes(request.method)) return notFound(context);
    const selected = new URL(request.url).searchParams.get('mail');
    if (name === undefined) return stripBodyForHead(request, await mailboxPage(context, mailFolder, selected));
    return stripBodyForHead(request, (await messagePage(mailFolder, name)) ?? notFound(context));
  }
}

// Another host name could be a third party's that resolves to this machine (DNS rebinding).
const isLoopback = (request: Request) => ['localhost', '127.0.0.1'].includes(new URL(request.url).hostname);

const renderSingle = (element: Html) => html`<div class="single">${element}</div>`;

function notFound(context: PageContext): Response {
  const {strings, page} = createLayout(context);
  return page(strings.notFound, html`<h1>${strings.notFound}</h1><p><a href="/?lang=${context.lang}">${strings.backToShop}</a></p>`, {status: 404});
}

const stripBodyForHead = (request: Request, response: Response) =>
  request.method === 'HEAD' ? new Response(null, {status: response.status, headers: response.headers}) : response;
