/** The HTTP side: authentication, versions, parameters, idempotency and faults. */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import type {Call} from './endpoints.ts';
import {ApiError, missing} from './errors.ts';
import type {Fault} from './faults.ts';
import {parseForm, type Form} from './form.ts';
import {createIdempotencyKeys, type StoredResponse} from './idempotency.ts';
import type {PageResponse} from './page.ts';
import {checkParameters, endpoints, type Endpoint} from './parameters.ts';
import {API_VERSION} from './store.ts';

export interface ServerOptions {
  acceptsKey(secretKey: string): boolean;
  now(): number;
  perform: Record<Endpoint, (call: Call) => object>;
  respondToPayer(sessionId: string, form?: URLSearchParams): PageResponse;
  takeFault(endpoint: Endpoint): Fault | ApiError | undefined;
  /** Learns of each request that passed the checks of its form. */
  record(endpoint: Endpoint, form: Form): void;
  /** Whether the key may not call this endpoint. */
  isForbidden(endpoint: Endpoint): boolean;
}

interface ApiRequest {
  endpoint: Endpoint;
  id: string;
  body: string;
  key?: string;
}

const PAGE_PATH = /^\/c\/pay\/(\w+)$/;

export async function listen(options: ServerOptions) {
  const hanging: ServerResponse[] = [];
  let announceHanging = () => {};
  const keys = createIdempotencyKeys(options.now);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const [, sessionId] = PAGE_PATH.exec(request.url!) ?? [];
    if (sessionId) {
      const page = options.respondToPayer(sessionId, request.method === 'POST' ? new URLSearchParams(body) : undefined);
      response.writeHead(page.status, page.headers).end(page.body);
      return;
    }
    let stored: StoredResponse;
    let fault: Fault | ApiError | undefined;
    try {
      const apiRequest = readRequest(request, body);
      fault = options.takeFault(apiRequest.endpoint);
      if (fault instanceof ApiError) throw fault;
      if (fault === 'fail') throw new ApiError(503, {type: 'api_error', message: 'Stripe is not available.'}, false);
      if (fault === 'hang') {
        // The request stays in progress, so that a second one with its key meets a conflict.
        if (apiRequest.key) keys.begin(apiRequest.key, fingerprint(apiRequest));
        hanging.push(response);
        announceHanging();
        return;
      }
      stored = performOnce(apiRequest, response);
    } catch (error) {
      stored = toErrorResponse(error);
    }
    send(response, stored, fault === 'lose-response');
  }

  function readRequest({method, url, headers}: IncomingMessage, body: string): ApiRequest {
    const given = headers.authorization?.replace('Bearer ', '') ?? '';
    if (!options.acceptsKey(given)) {
      throw new ApiError(401, {type: 'invalid_request_error', message: `Invalid API Key provided: ${given.slice(0, 8)}****${given.slice(-4)}`}, false);
    }
    if (headers['stripe-version'] !== API_VERSION) {
      throw new ApiError(400, {type: 'invalid_request_error', message: `Invalid Stripe API version: ${String(headers['stripe-version'])}`}, false);
    }
    const {pathname, search} = new URL(url!, 'http://stripe.test');
    for (const endpoint of endpoints) {
      const pattern = new RegExp(`^${endpoint.replace(':id', '(\\w+)')}$`);
      const [match, id = ''] = pattern.exec(`${method} ${pathname}`) ?? [];
      if (match === undefined) continue;
      if (options.isForbidden(endpoint)) {
        throw new ApiError(403, {type: 'invalid_request_error', message: `The key '${given.slice(0, 8)}***' lacks a permission.`}, false);
      }
      return {endpoint, id, body: method === 'GET' ? search.slice(1) : body, key: headers['idempotency-key'] as string | undefined};
    }
    throw missing('endpoint', pathname);
  }

  function performOnce(request: ApiRequest, response: ServerResponse): StoredResponse {
    const {endpoint, id, body, key} = request;
    const perform = (): StoredResponse => {
      const form = parseForm(body);
      checkParameters(endpoint, form);
      options.record(endpoint, form);
      return {status: 200, body: JSON.stringify(options.perform[endpoint]({id, form}))};
    };
    if (key === undefined) return perform();
    const earlier = keys.begin(key, fingerprint(request));
    if (earlier) {
      response.setHeader('Idempotent-Replayed', 'true');
      return earlier;
    }
    try {
      const result = perform();
      keys.store(key, result);
      return result;
    } catch (error) {
      if (error instanceof ApiError && error.isStored) keys.store(key, toErrorResponse(error));
      else keys.forget(key);
      throw error;
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server,
    port: (server.address() as AddressInfo).port,
    async untilHanging(): Promise<void> {
      if (hanging.length === 0) await new Promise<void>((resolve) => { announceHanging = resolve; });
    },
    /** Ends what hangs, without effect. */
    resume(): void {
      keys.forgetRunning();
      for (const response of hanging.splice(0)) send(response, {status: 200, body: '{"object": "none"}'}, true);
    },
  };
}

const fingerprint = ({endpoint, id, body}: ApiRequest) => JSON.stringify([endpoint, id, body]);

function toErrorResponse(error: unknown): StoredResponse {
  if (!(error instanceof ApiError)) throw error;
  return {status: error.status, body: JSON.stringify({error: error.fields})};
}

function send(response: ServerResponse, {status, body}: StoredResponse, breaksOff: boolean): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {'Content-Type': 'application/json', 'Content-Length': bytes.length, 'Request-Id': 'req_fake'});
  if (!breaksOff) {
    response.end(bytes);
    return;
  }
  // A connection that ends before the response would make the library repeat the request at once.
  response.write(bytes.subarray(0, 10), () => response.destroy());
}
