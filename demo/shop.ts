/** The shop's addresses: which page, picture or file answers which request. */
import {languageOf} from './words.ts';
import {frame, type Scope} from './frame.ts';
import {html, type Html} from './html.ts';
import type {Merchant} from './merchant.ts';
import {elementFile, ownFile} from './files.ts';
import {listing} from './listing.ts';
import {findProduct, productPage, type CatalogueProduct} from './product-page.ts';
import type {States} from './states/index.ts';
import {changeOrder, ordersPage} from './orders-page.ts';

export interface ShopOptions {
  shopUrl: string;
  backendUrl: string;
  products: CatalogueProduct[];
  merchant: Merchant;
  /** Every state of every element, where the demo shows them. */
  states?: States;
}

export function teaAndClay(options: ShopOptions): (request: Request) => Promise<Response> {
  const {products, merchant, backendUrl, shopUrl, states} = options;

  return async (request) => {
    const url = new URL(request.url);
    const scope: Scope = {lang: languageOf(url.searchParams.get('lang')), path: url.pathname, backendUrl, shopUrl};
    const segments = url.pathname.split('/').slice(1);
    const [first = '', second = ''] = segments;
    if (first === 'orders') return orders(request, scope, segments);
    if (first === 'states') return withoutBodyFor(request, await states?.fetch(request) ?? notFound(scope));
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD'}});
    return withoutBodyFor(request, await page(first, second, segments.length, scope));
  };

  async function page(first: string, second: string, length: number, scope: Scope): Promise<Response> {
    const {say} = frame(scope);
    switch (length === 1 ? first : `${first}/`) {
      case '': return frame(scope).page(say.shopTitle, listing(scope, products));
      case 'claim': return frame(scope).page(say.claimTitle, alone(html`<gift-claim-card backend="${backendUrl}"></gift-claim-card>`));
      case 'gifts': return frame(scope).page(say.giftsTitle, alone(html`<gift-status backend="${backendUrl}"></gift-status>`));
      case 'style.css':
      case 'shop.js': return await ownFile(first) ?? notFound(scope);
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
    // Names other than this machine's own could be a stranger's, pointed here.
    if (!['localhost', '127.0.0.1'].includes(new URL(request.url).hostname)) return notFound(scope);
    if (segments.length === 1 && (request.method === 'GET' || request.method === 'HEAD')) {
      const after = new URL(request.url).searchParams.get('after') ?? undefined;
      return withoutBodyFor(request, await ordersPage(scope, merchant, {after}));
    }
    if (segments.length === 3 && request.method === 'POST') return changeOrder(request, scope, merchant, segments[1]!, segments[2]!);
    return notFound(scope);
  }
}

const alone = (element: Html) => html`<div class="alone">${element}</div>`;

function notFound(scope: Scope): Response {
  const {say, page} = frame(scope);
  return page(say.notFound, html`<h1>${say.notFound}</h1><p><a href="/?lang=${scope.lang}">${say.backToShop}</a></p>`, {status: 404});
}

const withoutBodyFor = (request: Request, response: Response) =>
  request.method === 'HEAD' ? new Response(null, {status: response.status, headers: response.headers}) : response;
