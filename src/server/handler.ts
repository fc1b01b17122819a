/** A gifting backend as one function from Request to Response, and one that does what is due. */
import {answerCall} from './answer.ts';
import {checkOrigin, corsHeaders, preflight} from './cors.ts';
import {refused, respond, said} from './http.ts';
import {makeOnce} from './idempotency.ts';
import {callerAddress, makeLimits, type Limits} from './limits.ts';
import {receiveNotice} from './notices.ts';
import {sendMail} from './mail/sending.ts';
import {openApi} from './openapi.ts';
import {patientMail, patientPayments, patientShop} from './neighbours.ts';
import type {Clock, Keys, Log, LogLine, Mail, Pages, Payments, Random, Shop, ShopInfo} from './ports.ts';
import {readiness} from './ready.ts';
import {Refusal} from './refusal.ts';
import {match} from './routes/match.ts';
import {StoreUnavailable, type Store} from './store.ts';
import {makeStreams} from './streams.ts';
import {tellingStore} from './telling-store.ts';
import {makeWork} from './work.ts';
import {newId, whatFailed, type World} from './world.ts';

export interface BackendOptions {
  shop: ShopInfo;
  /** Origins whose pages may call, exactly as browsers send them. */
  allowedOrigins: readonly string[];
  /** Where this backend is reached from outside, without a slash at the end. */
  publicUrl: string;
  /** The page a claim link leads to; `{gift}` stands for the gift's id. */
  claimPage?: string;
  /** `hashToken('sk_…')`. */
  merchantKeyHash: string;
  store: Store;
  catalogue: Shop;
  payments: Payments;
  keys: Keys;
  /** Where payers are written to, if their payment provider names an address. */
  mail?: Mail;
  /** IANA: in which moments are written in mails, and in whose evenings nobody is reminded. */
  timeZone?: string;
  clock: Clock;
  random: Random;
  log: Log;
  pages?: Pages;
  limits?: Partial<Limits>;
  /** How many proxies in front may be believed about `X-Forwarded-For`. */
  trustedProxies?: number;
}

export interface GiftBackend {
  fetch(request: Request, from?: {address?: string}): Promise<Response>;
  /** Does what is due: payments to look up, windows to end, orders and refunds to send. Safe to call at any time, from anywhere. */
  work(): Promise<{done: number; nextAt?: number}>;
  /** Sends the mail that is due, apart from `work`, so that a slow mail server delays no money. Safe to call at any time, from anywhere. */
  sendMail(): Promise<{done: number; nextAt?: number}>;
  /** Which parts can serve. */
  ready(): Promise<{ready: boolean; checks: Record<string, boolean>}>;
  /** Ends the streams of events and opens no more, so that the process can end; everything else is answered as before. */
  endStreams(): void;
}

const NOTICES = /^\/v1\/payments\/([A-Za-z0-9_-]{1,40})\/notices$/;

export function createGiftBackend(options: BackendOptions): GiftBackend {
  const {merchantKeyHash, pages, limits, trustedProxies = 0, claimPage, ...rest} = options;
  const catalogue = patientShop(rest.catalogue, rest.clock);
  const payments = patientPayments(rest.payments, rest.clock);
  const mail = rest.mail && patientMail(rest.mail, rest.clock);
  const store = tellingStore(rest.store, (gift) => streams.wake(gift));
  const world: World = {...rest, store, catalogue, payments, mail, claimPage: claimPage ?? `${rest.publicUrl}/g/{gift}`};
  const limited = makeLimits(world.clock, limits);
  const streams = makeStreams(world, limited.open);
  const backend = {world, merchantKeyHash, limits: limited, once: makeOnce(world), streams};
  const ready = () => readiness(world);
  const contract = said(200, openApi(world.publicUrl));

  const fixed: Record<string, () => Promise<Response>> = {
    '/v1/openapi.json': async () => respond(contract, {'access-control-allow-origin': '*'}),
    '/healthz': async () => respond(said(200, {alive: true}), {'cache-control': 'no-store'}),
    '/readyz': async () => {
      const state = await ready();
      return respond(said(state.ready ? 200 : 503, state), {'cache-control': 'no-store', 'content-type': 'application/json'});
    },
  };

  /** Everything that is none of the table's calls. */
  async function answerOther(request: Request, path: string, line: LogLine): Promise<Response> {
    const notices = NOTICES.exec(path);
    if (notices) {
      line.route = '/v1/payments/{provider}/notices';
      return only(['POST'], request, async () => respond(await receiveNotice(world, request, notices[1]!)));
    }
    if (Object.hasOwn(fixed, path)) {
      line.route = path;
      return only(['GET', 'HEAD'], request, fixed[path]!);
    }
    const page = path.startsWith('/v1/') ? undefined : (await world.payments.pages?.(request)) ?? (await pages?.(request));
    if (!page) throw new Refusal('not-found');
    return page;
  }

  async function answer(request: Request, address: string | undefined, line: LogLine): Promise<Response> {
    const url = new URL(request.url);
    const found = match(request.method, url.pathname);
    if (!found) return answerOther(request, url.pathname, line);
    if ('allow' in found) {
      if (request.method === 'OPTIONS') return preflight(found.allow, found.secret);
      const headers = {...corsHeaders(world, request, found.secret), allow: found.allow.join(', ')};
      return problem(new Refusal('method-not-allowed'), headers);
    }
    line.route = found.call.path;
    const secret = found.call.credential.includes('secret');
    const headers = corsHeaders(world, request, secret);
    try {
      checkOrigin(world, request, secret);
      const caller = callerAddress(request, address, trustedProxies);
      return withHeaders(await answerCall(backend, request, url, found, caller), headers);
    } catch (error) {
      return problem(asRefusal(error, line), found.call.credential.length > 0 ? {...headers, 'cache-control': 'no-store'} : headers);
    }
  }

  function problem(refusal: Refusal, headers: Record<string, string> = {}): Response {
    const {retryAfterMs} = refusal.facts;
    const wait: Record<string, string> = retryAfterMs === undefined ? {} : {'retry-after': String(Math.ceil(retryAfterMs / 1000))};
    return respond(refused(refusal), {...wait, ...headers});
  }

  return {
    async fetch(request, from = {}) {
      const line: LogLine = {at: 'request', requestId: newId(world), method: methodOf(request)};
      const began = world.clock.now();
      let response: Response;
      try {
        response = await answer(request, from.address, line);
      } catch (error) {
        response = problem(asRefusal(error, line), error instanceof NotThatMethod ? {allow: error.allow} : {});
      }
      response = withHeaders(response, {'x-request-id': line.requestId!});
      world.log({...line, status: response.status, ms: Math.round(world.clock.now() - began)});
      return request.method === 'HEAD' ? new Response(null, {status: response.status, headers: response.headers}) : response;
    },
    work: makeWork(world),
    sendMail: () => sendMail(world),
    ready,
    endStreams: () => streams.end(),
  };
}

class NotThatMethod extends Refusal {
  readonly allow: string;
  constructor(allow: readonly string[]) {
    super('method-not-allowed');
    this.allow = allow.join(', ');
  }
}

async function only(allow: readonly string[], request: Request, answer: () => Promise<Response>): Promise<Response> {
  if (!allow.includes(request.method)) throw new NotThatMethod(allow);
  return answer();
}

/** What went wrong, as a caller may know it. What nobody foresaw is `internal`, and only its class and place are logged. */
function asRefusal(error: unknown, line: LogLine): Refusal {
  const refusal = error instanceof Refusal ? error : new Refusal(error instanceof StoreUnavailable ? 'unavailable' : 'internal');
  line.code = refusal.code;
  if (refusal !== error) line.error = whatFailed(error);
  return refusal;
}

/** Only methods that exist reach a log; anything else a caller may have made up. */
const methodOf = ({method}: Request) => (/^(GET|HEAD|POST|PATCH|PUT|DELETE|OPTIONS)$/.test(method) ? method : 'other');

/** Answers of pages may be immutable, so headers are added to a copy. */
function withHeaders(response: Response, headers: Record<string, string>): Response {
  const all = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return new Response(response.body, {status: response.status, headers: all});
}
