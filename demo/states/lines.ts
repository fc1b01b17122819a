/** Lines to the town's backend that are broken in a certain way, so that one can look at what people see then. */
import {setTimeout as wait} from 'node:timers/promises';

type Carry = (request: Request, path: string) => Promise<Response>;

const LONG_MS = 40_000;
const never = async () => {
  await wait(LONG_MS, undefined, {ref: false});
  return new Response(null, {status: 504});
};
const passOn = ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'accept'];

export function linesTo(backend: string): Readonly<Record<string, Carry>> {
  const carry: Carry = async (request, path) => {
    const headers = pick(request.headers, passOn);
    const answer = await fetch(backend + path, {method: request.method, headers, ...(request.method !== 'GET' && {body: await request.text()})});
    const body = answer.status === 304 ? null : await answer.text();
    return new Response(body, {status: answer.status, headers: pick(answer.headers, ['content-type', 'etag'])});
  };
  const refusal = (status: number, code: string) => Response.json(
    {type: 'about:blank', title: code, status, code, retryable: false, instance: '/'}, {status, headers: {'Content-Type': 'application/problem+json'}});
  let priced = true;

  return {
    /** Nothing ever comes back. */
    silent: never,
    /** Reading works; what is written never comes back. */
    deaf: (request, path) => (request.method === 'GET' ? carry(request, path) : never()),
    /** Only what is about the shop itself never comes. */
    shopless: (request, path) => (path === '/v1/shop' ? never() : carry(request, path)),
    /** Reading works; what is written is refused. */
    refusing: async (request, path) => (request.method === 'GET' ? carry(request, path) : refusal(500, 'internal')),
    /** Shows yesterday's price until somebody wants to pay it. */
    yesterday: async (request, path) => {
      if (request.method !== 'GET') {
        priced = false;
        return refusal(422, 'price-mismatch');
      }
      const answer = await carry(request, path);
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

const pick = (headers: Headers, names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)!]] : [])));
