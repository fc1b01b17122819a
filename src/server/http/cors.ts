/** Which pages may call. This curbs abuse and guides honest browsers; it authenticates nobody. */
import {ProblemError} from '../problem.ts';
import {isAllowedOrigin} from '../origins.ts';
import type {AppContext} from '../context.ts';

const EXPOSED_HEADERS = 'Retry-After, Idempotent-Replayed, ETag, RateLimit, RateLimit-Policy, X-Request-Id';

/** The headers of an answer to this origin. A refused page may read its refusal, so that it can show a link instead. */
export function corsHeaders(context: AppContext, request: Request, merchantOnly: boolean): Record<string, string> {
  const origin = request.headers.get('origin');
  if (merchantOnly) return {vary: 'Origin'};
  if (origin === null) return {vary: 'Origin'};
  return {
    vary: 'Origin',
    'access-control-allow-origin': isAllowedOrigin(context, origin) ? origin : '*',
    'access-control-expose-headers': EXPOSED_HEADERS,
  };
}

export function checkOrigin(context: AppContext, request: Request, merchantOnly: boolean) {
  const origin = request.headers.get('origin');
  if (merchantOnly) {
    if (origin !== null || request.headers.has('sec-fetch-site')) throw new ProblemError('secret-key-in-browser');
    return;
  }
  if (origin !== null && !isAllowedOrigin(context, origin)) throw new ProblemError('origin-not-allowed');
}

/** `OPTIONS` is open to all: what matters is checked on the request that follows. */
export function preflight(allow: readonly string[], merchantOnly: boolean): Response {
  const headers: Record<string, string> = {allow: allow.join(', '), vary: 'Origin'};
  if (!merchantOnly) {
    headers['access-control-allow-origin'] = '*';
    headers['access-control-allow-methods'] = allow.join(', ');
    headers['access-control-allow-headers'] = 'Authorization, Content-Type, Idempotency-Key, If-None-Match';
    headers['access-control-max-age'] = '7200';
  }
  return new Response(null, {status: 204, headers});
}
