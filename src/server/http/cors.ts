/** Which pages may call. This curbs abuse by other sites; it is no authentication. */
import type {MiddlewareHandler} from 'hono';
import {cors} from 'hono/cors';
import type {AppContext} from '../context.ts';
import {isAllowedOrigin, originNotAllowed} from '../origins.ts';
import {ProblemError} from '../problem.ts';

/**
 * For endpoints that pages call. The page of another origin may read the problem it gets, so that it can show a link instead.
 * Preflights succeed for every origin: the request that follows is checked.
 */
export function corsForPages(context: AppContext, allow: readonly string[]): MiddlewareHandler {
  const handle = cors({
    origin: (origin) => (origin === '' ? null : isAllowedOrigin(context, origin) ? origin : '*'),
    allowMethods: [...allow],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match'],
    exposeHeaders: ['Retry-After', 'Idempotent-Replayed', 'ETag', 'RateLimit', 'RateLimit-Policy', 'X-Request-Id'],
    maxAge: 7200,
  });
  return (c, next) => {
    if (c.req.method === 'OPTIONS') c.header('allow', allow.join(', '));
    return handle(c, next);
  };
}

/** For endpoints that only the merchant's server calls: no page may read anything. */
export const corsForMerchants = (allow: readonly string[]): MiddlewareHandler => async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, {allow: allow.join(', '), vary: 'Origin'});
  await next();
  c.header('vary', 'Origin', {append: true});
};

/** Throws if a page may not send this request. */
export function checkOrigin(context: AppContext, request: Request, isForMerchants: boolean) {
  if (isForMerchants && isFromBrowser(request)) throw new ProblemError('secret-key-in-browser');
  rejectSecretKeyFromBrowser(request);
  const origin = request.headers.get('origin');
  if (origin !== null && !isAllowedOrigin(context, origin)) throw originNotAllowed(origin);
}

/** Throws if the request carries a secret key and comes from a browser, where its visitors can read it. */
export function rejectSecretKeyFromBrowser(request: Request) {
  if (isFromBrowser(request) && /^Bearer +sk_/i.test(request.headers.get('authorization') ?? '')) {
    throw new ProblemError('secret-key-in-browser');
  }
}

const isFromBrowser = ({headers}: Request) => headers.has('origin') || headers.has('sec-fetch-site');
