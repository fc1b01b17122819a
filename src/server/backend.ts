/** A gifting backend as one function from Request to Response, and one that does what is due. */
import {dispatch} from './http/dispatch.ts';
import {checkOrigin, corsHeaders, preflight} from './http/cors.ts';
import {serializeProblem, toResponse, serialize} from './http/responses.ts';
import {createIdempotency} from './http/idempotency.ts';
import {clientAddress, createRateLimits, type Limits} from './http/rate-limit.ts';
import {handlePaymentWebhook} from './http/payment-webhooks.ts';
import {lastDeadline} from './gifts/deadline.ts';
import {permissionsOf} from './gifts/manage.ts';
import {policyOf} from './gifts/policy.ts';
import {sendDueMail} from './mail/worker.ts';
import {createOpenApiDocument} from './http/openapi.ts';
import {withMailTimeouts, withPaymentTimeouts, withCatalogTimeouts} from './jobs/timeouts.ts';
import type {Clock, Keys, Log, LogEntry, Mail, Pages, Payments, Random, Catalog, ShopConfig} from './ports.ts';
import {checkReadiness} from './http/health.ts';
import {ProblemError} from './problem.ts';
import {matchRoute} from './http/router.ts';
import {StorageUnavailableError, type Storage} from './storage/storage.ts';
import {createEventStreams} from './http/event-stream.ts';
import {withChangeEvents} from './storage/change-events.ts';
import {createWorker} from './jobs/worker.ts';
import {newId, describeError, type AppContext} from './context.ts';

export interface BackendOptions {
  shop: ShopConfig;
  /** Origins whose pages may call, exactly as browsers send them. */
  allowedOrigins: readonly string[];
  /** Where this backend is reached from outside, without a slash at the end. */
  publicUrl: string;
  /** The page a claim link leads to; `{gift}` stands for the gift's id. */
  claimPage?: string;
  /** `hashToken('sk_…')`. */
  merchantKeyHash: string;
  storage: Storage;
  catalog: Catalog;
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
  fetch(request: Request, client?: {address?: string}): Promise<Response>;
  /** Does what is due: payments to look up, windows to end, orders and refunds to send. Safe to call at any time, from anywhere. */
  runDueJobs(): Promise<{done: number; nextAt?: number}>;
  /** Sends the mail that is due, apart from `work`, so that a slow mail server delays no money. Safe to call at any time, from anywhere. */
  sendDueMail(): Promise<{done: number; nextAt?: number}>;
  /** Which parts can serve. */
  checkReadiness(): Promise<{ready: boolean; checks: Record<string, boolean>}>;
  /** Ends the streams of events and opens no more, so that the process can end; everything else is answered as before. */
  closeStreams(): void;
}

const PAYMENT_WEBHOOK_PATH = /^\/v1\/payments\/([A-Za-z0-9_-]{1,40})\/webhooks$/;

export function createGiftBackend(options: BackendOptions): GiftBackend {
  const {merchantKeyHash, pages, limits, trustedProxies = 0, claimPage, ...rest} = options;
  const catalog = withCatalogTimeouts(rest.catalog, rest.clock);
  const payments = withPaymentTimeouts(rest.payments, rest.clock);
  const mail = rest.mail && withMailTimeouts(rest.mail, rest.clock);
  const storage = withChangeEvents(rest.storage, (gift) => streams.notify(gift));
  const context: AppContext = {...rest, storage, catalog, payments, mail, claimPage: claimPage ?? `${rest.publicUrl}/g/{gift}`};
  const limited = createRateLimits(context.clock, limits);
  const streams = createEventStreams(context, limited.concurrency);
  const backend = {context, merchantKeyHash, limits: limited, runIdempotent: createIdempotency(context), streams};
  const ready = () => checkReadiness(context);
  const contract = serialize(200, createOpenApiDocument(context.publicUrl));

  const fixed: Record<string, () => Promise<Response>> = {
    '/v1/openapi.json': async () => toResponse(contract, {'access-control-allow-origin': '*'}),
    '/healthz': async () => toResponse(serialize(200, {alive: true}), {'cache-control': 'no-store'}),
    '/readyz': async () => {
      const state = await ready();
      return toResponse(serialize(state.ready ? 200 : 503, state), {'cache-control': 'no-store', 'content-type': 'application/json'});
    },
  };

  /** Everything that is none of the table's calls. */
  async function handleOther(request: Request, path: string, line: LogEntry): Promise<Response> {
    const notices = PAYMENT_WEBHOOK_PATH.exec(path);
    if (notices) {
      line.route = '/v1/payments/{provider}/webhooks';
      return allowMethods(['POST'], request, async () => toResponse(await handlePaymentWebhook(context, request, notices[1]!)));
    }
    if (Object.hasOwn(fixed, path)) {
      line.route = path;
      return allowMethods(['GET', 'HEAD'], request, fixed[path]!);
    }
    const page = path.startsWith('/v1/') ? undefined : (await context.payments.pages?.(request)) ?? (await pages?.(request));
    if (!page) throw new ProblemError('not-found');
    return page;
  }

  async function handleRequest(request: Request, address: string | undefined, line: LogEntry): Promise<Response> {
    const url = new URL(request.url);
    const found = matchRoute(request.method, url.pathname);
    if (!found) return handleOther(request, url.pathname, line);
    if ('allow' in found) {
      if (request.method === 'OPTIONS') return preflight(found.allow, found.secret);
      const headers = {...corsHeaders(context, request, found.secret), allow: found.allow.join(', ')};
      return problem(new ProblemError('method-not-allowed'), headers);
    }
    line.route = found.endpoint.path;
    const secret = found.endpoint.credential.includes('secret');
    const headers = corsHeaders(context, request, secret);
    try {
      checkOrigin(context, request, secret);
      const caller = clientAddress(request, address, trustedProxies);
      return withHeaders(await dispatch(backend, request, url, found, caller), headers);
    } catch (error) {
      return problem(toProblemError(error, line), found.endpoint.credential.length > 0 ? {...headers, 'cache-control': 'no-store'} : headers);
    }
  }

  function problem(refusal: ProblemError, headers: Record<string, string> = {}): Response {
    const {retryAfterMs} = refusal.details;
    const wait: Record<string, string> = retryAfterMs === undefined ? {} : {'retry-after': String(Math.ceil(retryAfterMs / 1000))};
    return toResponse(serializeProblem(refusal), {...wait, ...headers});
  }

  return {
    async fetch(request, from = {}) {
      const line: LogEntry = {event: 'request', requestId: newId(context), method: loggedMethod(request)};
      const began = context.clock.now();
      let response: Response;
      try {
        response = await handleRequest(request, from.address, line);
      } catch (error) {
        response = problem(toProblemError(error, line), error instanceof MethodNotAllowedError ? {allow: error.allow} : {});
      }
      response = withHeaders(response, {'x-request-id': line.requestId!});
      context.log({...line, status: response.status, durationMs: Math.round(context.clock.now() - began)});
      return request.method === 'HEAD' ? new Response(null, {status: response.status, headers: response.headers}) : response;
    },
    runDueJobs: createWorker(context),
    sendDueMail: () => sendDueMail(context, {policyOf, lastDeadline, permissionsOf}),
    checkReadiness: ready,
    closeStreams: () => streams.end(),
  };
}

class MethodNotAllowedError extends ProblemError {
  readonly allow: string;
  constructor(allow: readonly string[]) {
    super('method-not-allowed');
    this.allow = allow.join(', ');
  }
}

async function allowMethods(allow: readonly string[], request: Request, handleRequest: () => Promise<Response>): Promise<Response> {
  if (!allow.includes(request.method)) throw new MethodNotAllowedError(allow);
  return handleRequest();
}

/** What went wrong, as a caller may know it. What nobody foresaw is `internal`, and only its class and place are logged. */
function toProblemError(error: unknown, line: LogEntry): ProblemError {
  const refusal = error instanceof ProblemError ? error : new ProblemError(error instanceof StorageUnavailableError ? 'unavailable' : 'internal');
  line.code = refusal.code;
  if (refusal !== error) line.error = describeError(error);
  return refusal;
}

/** Only methods that exist reach a log; anything else a caller may have made up. */
const loggedMethod = ({method}: Request) => (/^(GET|HEAD|POST|PATCH|PUT|DELETE|OPTIONS)$/.test(method) ? method : 'other');

/** Answers of pages may be immutable, so headers are added to a copy. */
function withHeaders(response: Response, headers: Record<string, string>): Response {
  const all = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return new Response(response.body, {status: response.status, headers: all});
}
