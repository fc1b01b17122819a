/** Handles one request to an endpoint: origin, credential, rate limit, then the query, the mutation or the event stream. */
import type {Context} from 'hono';
import {IDEMPOTENCY_KEY_PATTERN, type Endpoint, type EndpointName, type StreamName} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import type {LogEntry} from '../ports.ts';
import {ProblemError} from '../problem.ts';
import type {RequestIdentity} from '../request-identity.ts';
import {authenticate, type Credential} from './auth.ts';
import {parseJsonObject, readRequestBody} from './body.ts';
import {checkGiftOrigin, checkOrigin, checkProductOrigin} from './cors.ts';
import {conditionalResponse} from './etag.ts';
import type {EventStreams} from './event-stream.ts';
import type {RunIdempotent} from './idempotency.ts';
import {clientAddress, type RateLimits} from './rate-limit.ts';
import {toResponse} from './responses.ts';
import {routes} from './routes/index.ts';
import type {MutationHandler, QueryHandler, RequestContext} from './routes/route.ts';
import {validate} from './validate.ts';

export interface HttpEnv {
  /** `address`: the peer of the connection, which may be a proxy. */
  Bindings: {address?: string};
  Variables: {logEntry: LogEntry};
}

export interface DispatchDeps {
  context: AppContext;
  merchantKeyHash: string;
  trustedProxies: number;
  limits: RateLimits;
  runIdempotent: RunIdempotent;
  streams: EventStreams;
}

export type AnyEndpointName = EndpointName | StreamName;
type AnyRequestContext = RequestContext<never>;

export async function dispatch(deps: DispatchDeps, c: Context<HttpEnv>, name: AnyEndpointName, endpoint: Endpoint): Promise<Response> {
  const {context, limits} = deps;
  const request = c.req.raw;
  const foreignOrigin = checkOrigin(context, request, endpoint);
  const address = clientAddress(request, c.env.address, deps.trustedProxies);
  const credential = await authenticate(context, deps.merchantKeyHash, request, endpoint, () => enforceLimit(limits.failedAuth(address)));
  if (foreignOrigin !== undefined && !endpoint.origins) await checkGiftOrigin(context, foreignOrigin, credential?.capability);
  const requestContext = {
    context, params: c.req.param(), query: new URL(request.url).searchParams, capability: credential?.capability, foreignOrigin,
  } as AnyRequestContext;
  // Other sites' pages have limits of their own: none can use up what a visitor needs on the shop's own pages.
  const limitKey = foreignOrigin === undefined ? address : `${address} elsewhere`;
  if (endpoint.rateLimit === 'draft') enforceLimit(limits.draft(limitKey));
  if (endpoint.method !== 'GET') return handleMutation(deps, c, name as EndpointName, endpoint, {credential, address}, requestContext);
  if (endpoint.rateLimit === 'read') enforceLimit(limits.read(credential?.hash ?? limitKey, capacityFactor(credential)));
  if (foreignOrigin !== undefined && endpoint.origins === 'descriptor') checkProductOrigin(foreignOrigin, c.req.param('ref'));
  if (endpoint.stream) return deps.streams.open(request, credential!, address);
  return handleQuery(request, credential, await (routes[name as EndpointName] as QueryHandler<never>)(requestContext));
}

function handleQuery(request: Request, credential: Credential | undefined, view: unknown): Response {
  return conditionalResponse(request, JSON.stringify(view), {
    'content-type': 'application/json',
    'x-content-type-options': 'nosniff',
    'cache-control': credential ? 'no-store' : 'no-cache',
  });
}

async function handleMutation(
  {context, limits, runIdempotent}: DispatchDeps, c: Context<HttpEnv>, name: EndpointName, endpoint: Endpoint,
  {credential, address}: {credential: Credential | undefined; address: string}, requestContext: AnyRequestContext,
): Promise<Response> {
  const key = c.req.header('idempotency-key');
  if (key === undefined) throw new ProblemError('idempotency-key-missing');
  if (!IDEMPOTENCY_KEY_PATTERN.test(key)) throw new ProblemError('idempotency-key-invalid');
  // Before the body is read: a request that is refused costs as much as any other.
  if (credential) enforceLimit(limits.write(credential.hash, capacityFactor(credential)));
  const {text, value} = parseJsonObject(await readRequestBody(c.req.raw), c.req.header('content-type') ?? null);
  const {foreignOrigin} = requestContext;
  if (foreignOrigin !== undefined && endpoint.origins === 'descriptor') checkProductOrigin(foreignOrigin, (value as {product?: unknown}).product);
  const body = validate(endpoint.request!, value);
  const {manageHash = '', receiptHash = null} = body as {manageHash?: string; receiptHash?: string};
  if (endpoint.rateLimit === 'claim') enforceLimit(limits.claim(receiptHash!));
  const {prepare, execute, respond} = routes[name] as MutationHandler<never>;
  const identity: RequestIdentity = {
    scope: credential?.hash ?? manageHash,
    key,
    fingerprint: context.keys.fingerprint(`${endpoint.method} ${c.req.path}\n${text}`),
    addressHash: context.keys.fingerprint(address),
    receiptHash: credential?.capability?.kind === 'receipt' ? credential.hash : receiptHash,
  };
  const input: AnyRequestContext = {...requestContext, identity, request: body as never};
  const response = await runIdempotent(identity, {
    status: endpoint.status,
    prepare: async () => prepare?.(input),
    execute: (tx, prepared) => execute(tx, input, prepared),
    respond: (result) => respond(input, result),
  });
  return toResponse(response, {'cache-control': 'no-store', ...(response.replayed && {'idempotent-replayed': 'true'})});
}

/**
 * How many times the limits of one person apply: one for a token that one person holds; more for the merchant's server, an
 * address, which an office shares, and a claim link, which a group shares.
 */
const capacityFactor = (credential: Credential | undefined) =>
  (credential?.capability && credential.capability.kind !== 'claim' ? 1 : Math.max(10, credential?.holders ?? 1));

/** `retryAfterMs`: 0 if the request is within the limit. */
export function enforceLimit(retryAfterMs: number) {
  if (retryAfterMs > 0) throw new ProblemError('rate-limited', {retryAfterMs});
}
