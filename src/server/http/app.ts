/**
 * The HTTP interface: a Hono app that generates its routes from the endpoint table.
 *
 * Own parts instead of Hono's, because each of those would break a promise of the protocol:
 * - body limit (`read-body.ts`): `hono/body-limit` believes a `Content-Length`;
 * - event stream (`event-stream.ts`): `hono/streaming` writes to the console and sends `Connection` and `Transfer-Encoding`
 *   headers, which HTTP/2 forbids;
 * - request id: `hono/request-id` takes the id that a caller sends, so a caller could write into the log;
 * - `ETag` (`etag.ts`): `hono/etag` removes the CORS headers from a 304, and costs more than the rest of the request together.
 */
import {Hono, type Handler, type MiddlewareHandler} from 'hono';
import {endpoints, type Endpoint} from '../../protocol/index.ts';
import {newId} from '../context.ts';
import type {LogEntry, Pages} from '../ports.ts';
import {ProblemError} from '../problem.ts';
import {corsForMerchants, corsForPages, rejectSecretKeyFromBrowser} from './cors.ts';
import {dispatch, enforceLimit, type AnyEndpointName, type DispatchDeps, type HttpEnv} from './dispatch.ts';
import type {Readiness} from './health.ts';
import {createOpenApiDocument} from './openapi.ts';
import {handlePaymentWebhook} from './payment-webhooks.ts';
import {clientAddress} from './rate-limit.ts';
import {problemResponse, serialize, toProblemError, toResponse, type SerializedResponse} from './responses.ts';

export interface HttpDeps extends DispatchDeps {
  pages?: Pages;
  checkReadiness(): Promise<Readiness>;
}

export function createApp(deps: HttpDeps): Hono<HttpEnv> {
  // Routes match the path as sent. Hono would decode it first, and parameters a second time.
  const app = new Hono<HttpEnv>({getPath: ({url}) => new URL(url).pathname});
  app.use(logRequests(deps));
  app.onError((error, c) => problemResponse(toProblemError(error, c.get('logEntry'))));
  addEndpoints(app, deps);
  // The endpoints check it themselves, after CORS, so that a page can read the problem.
  app.use(async (c, next) => {
    rejectSecretKeyFromBrowser(c.req.raw);
    await next();
  });
  addWebhooks(app, deps);
  addDocuments(app, deps);
  app.all('*', servePages(deps));
  return app;
}

/** Logs one entry per request and names it in `X-Request-Id`. */
function logRequests({context}: HttpDeps): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const requestId = newId(context);
    const entry: LogEntry = {event: 'request', requestId, method: knownMethod(c.req.method)};
    const startedAt = context.clock.now();
    c.set('logEntry', entry);
    try {
      await next();
    } catch (error) {
      // Hono passes only instances of Error to `onError`; a shop's or payment provider's code may throw anything.
      c.res = problemResponse(toProblemError(error, entry));
    }
    c.header('x-request-id', requestId);
    context.log({...entry, status: c.res.status, durationMs: Math.round(context.clock.now() - startedAt)});
  };
}

/** A caller can invent methods, so only registered ones reach the log. */
const knownMethod = (method: string) => (/^(GET|HEAD|POST|PATCH|PUT|DELETE|OPTIONS)$/.test(method) ? method : 'other');

function addEndpoints(app: Hono<HttpEnv>, deps: HttpDeps) {
  const byPath = new Map<string, [AnyEndpointName, Endpoint][]>();
  for (const [name, endpoint] of Object.entries(endpoints) as [AnyEndpointName, Endpoint][]) {
    byPath.set(endpoint.path, [...byPath.get(endpoint.path) ?? [], [name, endpoint]]);
  }
  for (const [path, group] of byPath) {
    const route = path.replace(/\{(\w+)\}/g, ':$1');
    const methods = group.map(([, {method}]) => method);
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
    const isForMerchants = group.some(([, {credential}]) => credential.includes('secret'));
    app.use(route, setRoute(path), isForMerchants ? corsForMerchants(allow) : corsForPages(deps.context, allow));
    for (const [name, endpoint] of group) app.on(endpoint.method, route, (c) => dispatch(deps, c, name, endpoint));
    app.all(route, rejectMethod(allow));
  }
}

function addWebhooks(app: Hono<HttpEnv>, {context, limits, trustedProxies}: HttpDeps) {
  const path = '/v1/payments/:provider/webhooks';
  app.use(path, setRoute('/v1/payments/{provider}/webhooks'));
  app.post(path, async (c) => toResponse(await handlePaymentWebhook(context, c.req.raw, c.req.param('provider'), () =>
    enforceLimit(limits.failedAuth(clientAddress(c.req.raw, c.env.address, trustedProxies))))));
  app.all(path, rejectMethod(['POST']));
}

function addDocuments(app: Hono<HttpEnv>, {context, checkReadiness}: HttpDeps) {
  let openApi: SerializedResponse | undefined;
  const documents: Record<string, Handler<HttpEnv>> = {
    '/v1/openapi.json': () => toResponse(openApi ??= serialize(200, createOpenApiDocument(context.publicUrl)), {'access-control-allow-origin': '*'}),
    '/healthz': () => toResponse(serialize(200, {alive: true}), {'cache-control': 'no-store'}),
    '/readyz': async () => {
      const readiness = await checkReadiness();
      return toResponse(serialize(readiness.ready ? 200 : 503, readiness), {'cache-control': 'no-store', 'content-type': 'application/json'});
    },
  };
  for (const [path, handler] of Object.entries(documents)) {
    app.use(path, setRoute(path));
    app.get(path, handler);
    app.all(path, rejectMethod(['GET', 'HEAD']));
  }
}

/** Pages of the payment provider and hosted pages; they must not shadow the API. */
function servePages({context, pages}: HttpDeps): Handler<HttpEnv> {
  return async (c) => {
    const request = c.req.raw;
    const page = c.req.path.startsWith('/v1/') ? undefined : (await context.payments.pages?.(request)) ?? (await pages?.(request));
    if (!page) throw new ProblemError('not-found');
    return page;
  };
}

/** Puts the path template into the log entry; the path as sent may hold anything. */
const setRoute = (template: string): MiddlewareHandler<HttpEnv> => async (c, next) => {
  c.get('logEntry').route = template;
  await next();
};

const rejectMethod = (allow: readonly string[]): Handler<HttpEnv> => (c) => {
  const error = new ProblemError('method-not-allowed');
  c.get('logEntry').code = error.code;
  return problemResponse(error, {allow: allow.join(', ')});
};
