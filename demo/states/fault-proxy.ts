/** Proxies to the states' backend, each with one fault: they show what users see then. */
import {setTimeout} from 'node:timers/promises';

type ProxyHandler = (request: Request, path: string) => Promise<Response>;

const HANG_MS = 40_000;
const hang = async () => {
  await setTimeout(HANG_MS, undefined, {ref: false});
  return new Response(null, {status: 504});
};
const FORWARDED_HEADERS = ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'accept'];

/** Browsers block this port, so nothing can ever response there. */
export const UNREACHABLE = 'http://localhost:9';

export type FaultName =
  | 'hang' | 'hang-writes' | 'hang-shop' | 'fail-writes' | 'legal-links' | 'reject-origin' | 'cross-origin' | 'stale-price'
  | 'hold' | 'hold-lapsed' | 'capture-failed' | 'payment-disputed' | 'payment-refunded' | 'gift-stopped';

export function createFaultProxy(backend: string): Readonly<Partial<Record<string, ProxyHandler>>> {
  const forward: ProxyHandler = async (request, path) => {
    // A stream never ends; without one, elements poll.
    if (path === '/v1/gift/events') return new Response(null, {status: 503});
    const headers = pick(request.headers, FORWARDED_HEADERS);
    const response = await fetch(backend + path, {method: request.method, headers, ...(request.method !== 'GET' && {body: await request.text()})});
    const body = response.status === 304 ? null : await response.text();
    return new Response(body, {status: response.status, headers: pick(response.headers, ['content-type', 'etag'])});
  };
  const problem = (status: number, code: string) => Response.json(
    {type: 'about:blank', title: code, status, code, retryable: false, instance: '/'}, {status, headers: {'Content-Type': 'application/problem+json'}});
  let isCurrentPrice = true;
  const withGift = (rewrite: Rewrite): ProxyHandler => async (request, path) =>
    rewriteJson(await forward(request, path), path === '/v1/gift' || path === '/v1/shop', rewrite);

  const handlers: Record<FaultName, ProxyHandler> = {
    /** No response to any request. */
    hang,
    /** Reads work; writes get no response. */
    'hang-writes': (request, path) => (request.method === 'GET' ? forward(request, path) : hang()),
    /** Only the request for the shop gets no response. */
    'hang-shop': (request, path) => (path === '/v1/shop' ? hang() : forward(request, path)),
    /** Reads work; writes fail with status 500. */
    'fail-writes': async (request, path) => (request.method === 'GET' ? forward(request, path) : problem(500, 'internal')),
    /** The shop has terms and a privacy policy. */
    'legal-links': async (request, path) => rewriteJson(await forward(request, path), path === '/v1/shop', (shop) =>
      ({...shop, terms: 'https://tea-and-clay.example/terms', privacy: 'https://tea-and-clay.example/privacy'})),
    /** The backend does not allow the origin of the page. */
    'reject-origin': async () => problem(403, 'origin-not-allowed'),
    /** The shop's domain differs from the domain of the page, and the backend is on another origin. */
    'cross-origin': async (request, path) => {
      const response = request.method === 'OPTIONS' ? new Response(null, {status: 204}) : await rewriteJson(await forward(request, path), path.startsWith('/v1/claim'),
        (card) => ({...card, shop: {...card.shop as object, domain: 'tea-and-clay.example'}}));
      response.headers.set('Access-Control-Allow-Origin', '*');
      response.headers.set('Access-Control-Allow-Headers', FORWARDED_HEADERS.join());
      response.headers.set('Access-Control-Expose-Headers', 'ETag');
      return response;
    },
    /** Payments are held until the gift is accepted. */
    'hold': withGift(asHold),
    /** The hold ended before anyone accepted. */
    'hold-lapsed': withGift((body) => ({...asHold(body), endReason: 'hold-lapsed'})),
    /** The bank did not release the held money of an accepted gift. */
    'capture-failed': withGift((body) => ({...asHold(body), endReason: 'capture-failed'})),
    /** The payer's bank took the payment back. */
    'payment-disputed': withGift((body) => ({...withoutRefund(body), endReason: 'payment-disputed'})),
    /** The merchant refunded the payment in the provider's dashboard. */
    'payment-refunded': withGift((body) => ({...body, endReason: 'payment-refunded'})),
    /** The payment ended the gift of a claim link. */
    'gift-stopped': async (request, path) => (path === '/v1/claim' ? problem(410, 'gift-stopped') : forward(request, path)),
    /** Returns an outdated price until the first attempt to pay it. */
    'stale-price': async (request, path) => {
      if (request.method !== 'GET') {
        isCurrentPrice = false;
        return problem(422, 'price-mismatch');
      }
      const response = await forward(request, path);
      if (!path.startsWith('/v1/products/')) return response;
      if (!isCurrentPrice) {
        isCurrentPrice = true;
        return response;
      }
      const product = await response.json() as {variants: {price: {amount: number}}[]};
      for (const {price} of product.variants) price.amount -= 600;
      return Response.json(product);
    },
  };
  return handlers;
}

type Rewrite = (body: Record<string, unknown>) => object;

/** The body of a gift or a shop, as if payments were held. */
const asHold: Rewrite = (body) => ({...withoutRefund(body), policy: {...body.policy as object, payment: 'hold'}});

function withoutRefund(body: Record<string, unknown>): Record<string, unknown> {
  const none = {...body.refunded as object, amount: 0};
  return 'refunded' in body ? {...body, refunded: none, refundPending: none} : body;
}

/** Rewrites the JSON of a successful response if `applies` is set. */
async function rewriteJson(response: Response, applies: boolean, rewrite: Rewrite): Promise<Response> {
  return applies && response.status === 200 ? Response.json(rewrite(await response.json() as Record<string, unknown>)) : response;
}

const pick = (headers: Headers, names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)!]] : [])));
