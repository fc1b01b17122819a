/** One call of the table, from the token to the answer: who asks, how often, what, and whether it was asked before. */
import {IDEMPOTENCY_KEY_PATTERN, type EndpointName} from '../../protocol/index.ts';
import {validate} from './validate.ts';
import {authenticate, type Credential} from './auth.ts';
import {computeEtag, etagMatches, parseJsonObject, readBody, toResponse, serialize} from './responses.ts';
import type {createIdempotency} from './idempotency.ts';
import type {RequestIdentity} from '../request-identity.ts';
import type {createRateLimits} from './rate-limit.ts';
import {parseOrderId} from '../gifts/orders.ts';
import {ProblemError} from '../problem.ts';
import {routes} from './routes/index.ts';
import type {RouteMatch} from './router.ts';
import type {RequestContext, QueryHandler, MutationHandler} from './routes/route.ts';
import type {EventStreams} from './event-stream.ts';
import type {AppContext} from '../context.ts';

export interface HttpDeps {
  context: AppContext;
  merchantKeyHash: string;
  limits: ReturnType<typeof createRateLimits>;
  runIdempotent: ReturnType<typeof createIdempotency>;
  streams: EventStreams;
}

type AnyRequestContext = RequestContext<never>;

export async function dispatch(backend: HttpDeps, request: Request, url: URL, found: RouteMatch, caller: string): Promise<Response> {
  const {context, limits} = backend;
  const {name, endpoint, params} = found;
  const credential = await authenticate(context, backend.merchantKeyHash, request, endpoint, () => enforceLimit(limits.failedAuth(caller)));
  if (name === 'events') {
    enforceLimit(limits.read(credential!.hash));
    return backend.streams.open(request, credential!, caller);
  }
  const ask = {context, params, query: url.searchParams, capability: credential?.capability} as AnyRequestContext;
  if (endpoint.method === 'GET') {
    if (credential) enforceLimit(limits.read(credential.hash, credential.capability ? 1 : 10));
    return handleQuery(request, credential, await (routes[name] as QueryHandler<never>)(ask));
  }
  if (name === 'draft') enforceLimit(limits.draft(caller));
  return handleMutation(backend, request, url, {name, endpoint, params}, credential, ask);
}

async function handleQuery(request: Request, credential: Credential | undefined, answer: unknown): Promise<Response> {
  const {body} = serialize(200, answer);
  const etag = await computeEtag(body);
  const headers = {etag, 'cache-control': credential ? 'no-store' : 'no-cache'};
  if (etagMatches(request.headers.get('if-none-match'), etag)) return new Response(null, {status: 304, headers});
  return toResponse({status: 200, body}, headers);
}

async function handleMutation(
  {context, limits, runIdempotent}: HttpDeps, request: Request, url: URL, {name, endpoint, params}: RouteMatch & {name: EndpointName},
  credential: Credential | undefined, ask: AnyRequestContext,
): Promise<Response> {
  const key = request.headers.get('idempotency-key');
  if (key === null) throw new ProblemError('idempotency-key-missing');
  if (!IDEMPOTENCY_KEY_PATTERN.test(key)) throw new ProblemError('idempotency-key-invalid');
  const {text, value} = parseJsonObject(await readBody(request), request.headers.get('content-type'));
  const checked = validate(endpoint.request!, value);
  const {manageHash = '', receiptHash = ''} = value as {manageHash?: string; receiptHash?: string};
  if (credential) enforceLimit(limits.write(credential.hash, credential.capability && credential.capability.kind !== 'claim' ? 1 : 10));
  if (name === 'claim') enforceLimit(limits.claim(receiptHash));
  const {prepare, execute, storesResponse = true} = routes[name] as MutationHandler<never>;
  const identity: RequestIdentity = {
    scope: credential?.hash ?? manageHash,
    key,
    fingerprint: context.keys.fingerprint(`${endpoint.method} ${url.pathname}\n${text}`),
    giftId: credential?.capability?.giftId ?? parseOrderId(params['id'] ?? '')?.gift ?? null,
  };
  const asked: AnyRequestContext = {...ask, identity, request: checked as never};
  const answer = await runIdempotent(identity, {
    status: endpoint.status,
    prepare: async () => prepare?.(asked),
    execute: (tx, prepared) => execute(tx, asked, prepared),
    storesResponse,
  });
  return toResponse(answer, {'cache-control': 'no-store', ...(answer.replayed && {'idempotent-replayed': 'true'})});
}

/** `wait` is how long until there is one more try; 0 when there is one now. */
function enforceLimit(wait: number) {
  if (wait > 0) throw new ProblemError('rate-limited', {retryAfterMs: wait});
}
