/** Which pages may call. This curbs abuse by other sites; it is no authentication. */
import type {MiddlewareHandler} from 'hono';
import {cors} from 'hono/cors';
import {isDescriptor, type Endpoint} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import {isAllowedOrigin, originNotAllowed} from '../origins.ts';
import {ProblemError} from '../problem.ts';
import type {CapabilityRow} from '../storage/storage.ts';

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

/**
 * Returns the origin of the page that sends this request, unless it is an allowed one or there is none. Throws if no page of that origin
 * may use the endpoint; where the request decides, `checkProductOrigin` or `checkGiftOrigin` does.
 */
export function checkOrigin(context: AppContext, request: Request, {credential, origins}: Endpoint): string | undefined {
  if (credential.includes('secret') && isFromBrowser(request)) throw new ProblemError('secret-key-in-browser');
  rejectSecretKeyFromBrowser(request);
  const origin = request.headers.get('origin');
  if (origin === null || isAllowedOrigin(context, origin)) return undefined;
  if (!origins && !credential.includes('manage')) throw originNotAllowed(origin);
  return origin;
}

/** Throws unless the product is one that every page may sell. Whether the descriptor is valid is checked later. */
export function checkProductOrigin(foreignOrigin: string, product: unknown) {
  if (typeof product !== 'string' || !isDescriptor(product)) throw originNotAllowed(foreignOrigin);
}

/** Throws unless the sender's gift was drafted from this origin: the page must be able to show what has become of it. */
export async function checkGiftOrigin({storage}: AppContext, foreignOrigin: string, capability: CapabilityRow | undefined) {
  const gift = capability?.kind === 'manage' ? await storage.read((tx) => tx.findGift(capability.giftId)) : undefined;
  if (!gift || new URL(gift.returnUrl).origin !== foreignOrigin) throw originNotAllowed(foreignOrigin);
}

/** Throws if the request carries a secret key and comes from a browser, where its visitors can read it. */
export function rejectSecretKeyFromBrowser(request: Request) {
  if (isFromBrowser(request) && /^Bearer +sk_/i.test(request.headers.get('authorization') ?? '')) {
    throw new ProblemError('secret-key-in-browser');
  }
}

const isFromBrowser = ({headers}: Request) => headers.has('origin') || headers.has('sec-fetch-site');
