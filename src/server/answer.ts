/** One call of the table, from the token to the answer: who asks, how often, what, and whether it was asked before. */
import {IDEMPOTENCY_KEY, type CallName} from '../protocol/index.ts';
import {check} from './check.ts';
import {credentialOf, type Credential} from './credential.ts';
import {etagOf, matches, parseObject, readBody, respond, said} from './http.ts';
import type {Asking, makeOnce} from './idempotency.ts';
import type {makeLimits} from './limits.ts';
import {orderParts} from './gifts/orders.ts';
import {Refusal} from './refusal.ts';
import {routes} from './routes/index.ts';
import type {Found} from './routes/match.ts';
import type {Ask, Look, Move} from './routes/route.ts';
import type {Streams} from './streams.ts';
import type {World} from './world.ts';

export interface Backend {
  world: World;
  merchantKeyHash: string;
  limits: ReturnType<typeof makeLimits>;
  once: ReturnType<typeof makeOnce>;
  streams: Streams;
}

type AnyAsk = Ask<never>;

export async function answerCall(backend: Backend, request: Request, url: URL, found: Found, caller: string): Promise<Response> {
  const {world, limits} = backend;
  const {name, call, params} = found;
  const credential = await credentialOf(world, backend.merchantKeyHash, request, call, () => allow(limits.wrongToken(caller)));
  if (name === 'events') {
    allow(limits.read(credential!.hash));
    return backend.streams.open(request, credential!, caller);
  }
  const ask = {world, params, query: url.searchParams, capability: credential?.capability} as AnyAsk;
  if (call.method === 'GET') {
    if (credential) allow(limits.read(credential.hash, credential.capability ? 1 : 10));
    return answerLook(request, credential, await (routes[name] as Look<never>)(ask));
  }
  if (name === 'draft') allow(limits.draft(caller));
  return answerMove(backend, request, url, {name, call, params}, credential, ask);
}

async function answerLook(request: Request, credential: Credential | undefined, answer: unknown): Promise<Response> {
  const {body} = said(200, answer);
  const etag = await etagOf(body);
  const headers = {etag, 'cache-control': credential ? 'no-store' : 'no-cache'};
  if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, {status: 304, headers});
  return respond({status: 200, body}, headers);
}

async function answerMove(
  {world, limits, once}: Backend, request: Request, url: URL, {name, call, params}: Found & {name: CallName},
  credential: Credential | undefined, ask: AnyAsk,
): Promise<Response> {
  const key = request.headers.get('idempotency-key');
  if (key === null) throw new Refusal('idempotency-key-missing');
  if (!IDEMPOTENCY_KEY.test(key)) throw new Refusal('idempotency-key-invalid');
  const {text, value} = parseObject(await readBody(request), request.headers.get('content-type'));
  const checked = check(call.request!, value);
  const {manageHash = '', receiptHash = ''} = value as {manageHash?: string; receiptHash?: string};
  if (credential) allow(limits.write(credential.hash, credential.capability && credential.capability.kind !== 'claim' ? 1 : 10));
  if (name === 'claim') allow(limits.claim(receiptHash));
  const {prepare, move, keeps = true} = routes[name] as Move<never>;
  const asking: Asking = {
    scope: credential?.hash ?? manageHash,
    key,
    fingerprint: world.keys.fingerprint(`${call.method} ${url.pathname}\n${text}`),
    gift: credential?.capability?.gift ?? orderParts(params['id'] ?? '')?.gift ?? null,
  };
  const asked: AnyAsk = {...ask, asking, request: checked as never};
  const answer = await once(asking, {
    status: call.status,
    prepare: async () => prepare?.(asked),
    move: (tx, prepared) => move(tx, asked, prepared),
    keeps,
  });
  return respond(answer, {'cache-control': 'no-store', ...(answer.replayed && {'idempotent-replayed': 'true'})});
}

/** `wait` is how long until there is one more try; 0 when there is one now. */
function allow(wait: number) {
  if (wait > 0) throw new Refusal('rate-limited', {retryAfterMs: wait});
}
