/** Lines to the town's backend that are broken in a certain way, so that one can look at what people see then. */
import {setTimeout as wait} from 'node:timers/promises';

type ProxyHandler = (request: Request, path: string) => Promise<Response>;

const HANG_MS = 40_000;
const hang = async () => {
  await wait(HANG_MS, undefined, {ref: false});
  return new Response(null, {status: 504});
};
const FORWARDED_HEADERS = ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'accept'];

export function createFaultProxy(backend: string): Readonly<Record<string, ProxyHandler>> {
  const forward: ProxyHandler = async (request, path) => {
    const headers = pick(request.headers, FORWARDED_HEADERS);
    const answer = await fetch(backend + path, {method: request.method, headers, ...(request.method !== 'GET' && {body: await request.text()})});
    const body = answer.status === 304 ? null : await answer.text();
    return new Response(body, {status: answer.status, headers: pick(answer.headers, ['content-type', 'etag'])});
  };
  const refusal = (status: number, code: string) => Response.json(
    {type: 'about:blank', title: code, status, code, retryable: false, instance: '/'}, {status, headers: {'Content-Type': 'application/problem+json'}});
  let priced = true;

  return {
    /** Nothing ever comes back. */
    silent: hang,
    /** Reading works; what is written never comes back. */
    deaf: (request, path) => (request.method === 'GET' ? forward(request, path) : hang()),
    /** Only what is about the shop itself never comes. */
    shopless: (request, path) => (path === '/v1/shop' ? hang() : forward(request, path)),
    /** Reading works; what is written is refused. */
    refusing: async (request, path) => (request.method === 'GET' ? forward(request, path) : refusal(500, 'internal')),
    /** The shop has pages about its terms and about privacy. */
    lawful: async (request, path) => rewriteJson(await forward(request, path), path === '/v1/shop', (shop) =>
      ({...shop, terms: 'https://tea-and-clay.example/terms', privacy: 'https://tea-and-clay.example/privacy'})),
    /** The page it is asked from isn't one that the shop allows. */
    barring: async () => refusal(403, 'origin-not-allowed'),
    /** Of a shop with a domain of its own, and reached at another address than the page's. */
    abroad: async (request, path) => {
      const answer = request.method === 'OPTIONS' ? new Response(null, {status: 204}) : await rewriteJson(await forward(request, path), path.startsWith('/v1/claim'),
        (card) => ({...card, shop: {...card.shop as object, domain: 'tea-and-clay.example'}}));
      answer.headers.set('Access-Control-Allow-Origin', '*');
      answer.headers.set('Access-Control-Allow-Headers', FORWARDED_HEADERS.join());
      answer.headers.set('Access-Control-Expose-Headers', 'ETag');
      return answer;
    },
    /** Shows yesterday's price until somebody wants to pay it. */
    yesterday: async (request, path) => {
      if (request.method !== 'GET') {
        priced = false;
        return refusal(422, 'price-mismatch');
      }
      const answer = await forward(request, path);
      if (!path.startsWith('/v1/products/')) return answer;
      if (!priced) {
        priced = true;
        return answer;
      }
      const product = await answer.json() as {variants: {price: {amount: number}}[]};
      for (const {price} of product.variants) price.amount -= 600;
      return Response.json(product);
    },
  };
}

/** Another answer in its place, where it is about this. */
async function rewriteJson(answer: Response, applies: boolean, rewrite: (told: Record<string, unknown>) => object): Promise<Response> {
  return applies && answer.ok && answer.status === 200 ? Response.json(rewrite(await answer.json() as Record<string, unknown>)) : answer;
}

const pick = (headers: Headers, names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)!]] : [])));
