/** Which pages may call. This curbs abuse and guides honest browsers; it authenticates nobody. */
import {Refusal} from './refusal.ts';
import {isAllowedOrigin} from './gifts/draft.ts';
import type {World} from './world.ts';

const EXPOSED = 'Retry-After, Idempotent-Replayed, ETag, RateLimit, RateLimit-Policy, X-Request-Id';

/** The headers of an answer to this origin. A refused page may read its refusal, so that it can show a link instead. */
export function corsHeaders(world: World, request: Request, secret: boolean): Record<string, string> {
  const origin = request.headers.get('origin');
  if (secret) return {vary: 'Origin'};
  if (origin === null) return {vary: 'Origin'};
  return {
    vary: 'Origin',
    'access-control-allow-origin': isAllowedOrigin(world, origin) ? origin : '*',
    'access-control-expose-headers': EXPOSED,
  };
}

export function checkOrigin(world: World, request: Request, secret: boolean) {
  const origin = request.headers.get('origin');
  if (secret) {
    if (origin !== null || request.headers.has('sec-fetch-site')) throw new Refusal('secret-key-in-browser');
    return;
  }
  if (origin !== null && !isAllowedOrigin(world, origin)) throw new Refusal('origin-not-allowed');
}

/** `OPTIONS` is open to all: what matters is checked on the request that follows. */
export function preflight(allow: readonly string[], secret: boolean): Response {
  const headers: Record<string, string> = {allow: allow.join(', '), vary: 'Origin'};
  if (!secret) {
    headers['access-control-allow-origin'] = '*';
    headers['access-control-allow-methods'] = allow.join(', ');
    headers['access-control-allow-headers'] = 'Authorization, Content-Type, Idempotency-Key, If-None-Match';
    headers['access-control-max-age'] = '7200';
  }
  return new Response(null, {status: 204, headers});
}
