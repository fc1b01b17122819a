/** The shop's addresses: which page, picture or file answers which request. */
import {languageOf} from './words.ts';
import {ARTICLE, frame, type Scope} from './frame.ts';
import {html, type Html} from './html.ts';
import type {Merchant} from './merchant.ts';
import {articlePage} from './article.ts';
import {article} from './article-words.ts';
import {elementFile, ownFile} from './files.ts';
import {listing} from './listing.ts';
import {letterPage, mailboxPage} from './mailbox-page.ts';
import {findProduct, productPage, type CatalogueProduct} from './product-page.ts';
import type {States} from './states/index.ts';
import {changeOrder, ordersPage} from './orders-page.ts';
import {unfurling} from './unfurl.ts';

export interface ShopOptions {
  shopUrl: string;
  backendUrl: string;
  products: CatalogueProduct[];
  merchant: Merchant;
  /** The folder that the backend writes its mails into. */
  mails: string;
  /** Where the shop's server reaches the backend; `backendUrl` unless told. */
  backendReached?: string;
  /** Every state of every element, where the demo shows them. */
  states?: States;
}

export function teaAndClay(options: ShopOptions): (request: Request) => Promise<Response> {
  const {products, merchant, backendUrl, shopUrl, mails, states} = options;
  const unfurl = unfurling(backendUrl, options.backendReached);

  return async (request) => {
    const url = new URL(request.url);
    const scope: Scope = {lang: languageOf(url.searchParams.get('lang')), path: url.pathname, backendUrl, shopUrl};
    const segments = url.pathname.split('/').slice(1);
    const [first = '', second = ''] = segments;
    if (first === 'orders') return orders(request, scope, segments);
    if (first === 'mailbox') return mailbox(request, scope, segments);
    if (first === 'states') return withoutBodyFor(request, await states?.fetch(request) ?? notFound(scope));
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD'}});
    return withoutBodyFor(request, first === 'unfurl'
      ? await unfurled(url.searchParams.get('url') ?? '') : await page(first, second, segments.length, scope));
  };

  /** For the script of the article: 404 for what is no gift's link, 503 while the backend can't be asked. */
  async function unfurled(address: string): Promise<Response> {
    const found = await unfurl(address);
    if (found === 'none') return new Response(null, {status: 404});
    return found ? Response.json(found) : new Response(null, {status: 503});
  }

  async function page(first: string, second: string, length: number, scope: Scope): Promise<Response> {
    const {say} = frame(scope);
    switch (length === 1 ? first : `${first}/`) {
      case '': return frame(scope).page(say.shopTitle, listing(scope, products));
      case 'claim': return frame(scope).page(say.claimTitle, alone(html`<gift-claim-card backend="${backendUrl}"></gift-claim-card>`));
      case 'gifts': return frame(scope).page(say.giftsTitle, alone(html`<gift-status backend="${backendUrl}"></gift-status>`));
      case 'style.css':
      case 'unfurl.js':
      case 'shop.js': return await ownFile(first) ?? notFound(scope);
      case 'articles/':
        return second === ARTICLE && length === 2
          ? frame(scope).page(article(scope.lang).title, articlePage(scope, products)) : notFound(scope);
      case 'images/': return (length === 2 && await ownFile(`images/${second}`)) || notFound(scope);
      case 'send-as-gift/': return await elementFile(scope.path.slice('/send-as-gift/'.length)) ?? notFound(scope);
      case 'products/': {
        const product = length === 2 ? findProduct(products, second) : undefined;
        return product ? frame(scope).page(say.titles[product.ref] ?? product.title, productPage(scope, product)) : notFound(scope);
      }
      default: return notFound(scope);
    }
  }

  async function orders(request: Request, scope: Scope, segments: string[]): Promise<Response> {
    if (!isThisMachine(request)) return notFound(scope);
    if (segments.length === 1 && (request.method === 'GET' || request.method === 'HEAD')) {
      const after = new URL(request.url).searchParams.get('after') ?? undefined;
      return withoutBodyFor(request, await ordersPage(scope, merchant, {after}));
    }
    if (segments.length === 3 && request.method === 'POST') return changeOrder(request, scope, merchant, segments[1]!, segments[2]!);
    return notFound(scope);
  }

  /** Addresses and manage links lie open here, as they would in the payer's own mailbox. */
  async function mailbox(request: Request, scope: Scope, [, name, ...more]: string[]): Promise<Response> {
    if (!isThisMachine(request) || more.length > 0 || !['GET', 'HEAD'].includes(request.method)) return notFound(scope);
    if (name === undefined) return withoutBodyFor(request, await mailboxPage(scope, mails, new URL(request.url).searchParams.get('mail')));
    return withoutBodyFor(request, (await letterPage(mails, name)) ?? notFound(scope));
  }
}

// Names other than this machine's own could be a stranger's, pointed here.
const isThisMachine = (request: Request) => ['localhost', '127.0.0.1'].includes(new URL(request.url).hostname);

const alone = (element: Html) => html`<div class="alone">${element}</div>`;

function notFound(scope: Scope): Response {
  const {say, page} = frame(scope);
  return page(say.notFound, html`<h1>${say.notFound}</h1><p><a href="/?lang=${scope.lang}">${say.backToShop}</a></p>`, {status: 404});
}

const withoutBodyFor = (request: Request, response: Response) =>
  request.method === 'HEAD' ? new Response(null, {status: response.status, headers: response.headers}) : response;
