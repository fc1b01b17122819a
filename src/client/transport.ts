/**
 * Sends one request: retries, timeouts, and error responses as GiftErrors. Imports no schema, so that a sealed card can retry before any is
 * loaded.
 */
import type {ProblemCode} from '../protocol/problems.ts';
import {normalizeBackend} from './backend-url.ts';
import {fetchDefaults} from './fetch-defaults.ts';
import {GiftError} from './gift-error.ts';
import {defaultRetry, isRetryableStatus, retryDelay, sleep, type RetryOptions} from './retry.ts';

interface TransportRequest {
  method: 'GET' | 'POST' | 'PATCH';
  /** Appended to the backend's address, e.g. `/v1/gift`. */
  path: string;
  token?: string;
  /** The exact text; every retry sends the same. */
  body?: string;
  /** The `Idempotency-Key`; the same for every retry. */
  idempotencyKey?: string;
  /** The version that the caller has; if it is current, the response has no body. */
  etag?: string;
  signal?: AbortSignal;
}

interface TransportResponse {
  status: number;
  /** Parsed JSON, not validated. Undefined if nothing has changed since `etag`. */
  body: unknown;
  etag: string | undefined;
  requestId: string | undefined;
}

export interface TransportOptions {
  /** The backend's address; empty for the origin of the page. */
  backend: string;
  fetch?: typeof fetch;
  retry?: Partial<RetryOptions>;
}

export class Transport {
  readonly backend: string;
  readonly fetch: typeof fetch;
  readonly #retry: RetryOptions;

  constructor(options: TransportOptions) {
    this.backend = normalizeBackend(options.backend);
    // Browsers throw if `fetch` is called as a method of another object.
    this.fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.#retry = {...defaultRetry, ...options.retry};
  }

  /** Retries until there is a response that a retry would not improve, or until attempts or time run out. */
  async send(request: TransportRequest): Promise<TransportResponse> {
    const {maxAttempts, timeoutMs, now} = this.#retry;
    const deadline = now() + timeoutMs;
    let outcomeUnknown = false;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(request, deadline - now());
      } catch (thrown) {
        const error = GiftError.from(thrown);
        if (error.code === 'aborted') throw error;
        // From here on the write may have succeeded, whatever a later attempt reports.
        outcomeUnknown ||= request.method !== 'GET' && (error.status === undefined || error.status >= 500);
        const delay = retryDelay(this.#retry, attempt, error.retryAfterMs);
        if (!error.retryable || attempt >= maxAttempts || now() + delay >= deadline) throw withOutcome(error, outcomeUnknown);
        await sleep(delay, request.signal);
      }
    }
  }

  async #attempt(request: TransportRequest, remainingMs: number): Promise<TransportResponse> {
    const {signal} = request;
    if (signal?.aborted) throw abortedError(signal);
    // One controller per attempt, released at its end: AbortSignal.any on a long-lived signal leaks.
    const controller = new AbortController();
    const abort = () => controller.abort();
    signal?.addEventListener('abort', abort, {once: true});
    let timedOut = false;
    const timer = setTimeout(() => { timedOut = true; abort(); }, Math.max(1, Math.min(this.#retry.attemptTimeoutMs, remainingMs)));
    try {
      const response = await this.fetch(this.backend + request.path, this.#init(request, controller.signal));
      return await parseResponse(response);
    } catch (cause) {
      if (cause instanceof GiftError) throw cause;
      if (signal?.aborted) throw abortedError(signal);
      if (timedOut) throw new GiftError('timeout', 'The backend did not respond in time. Try again.', {retryable: true, cause});
      throw new GiftError('network', 'The backend is unreachable, or CORS blocks it: check its address and allowedOrigins.', {retryable: true, cause});
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  #init({method, token, body, idempotencyKey, etag}: TransportRequest, signal: AbortSignal): RequestInit {
    const headers: Record<string, string> = {accept: 'application/json'};
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
    if (etag) headers['if-none-match'] = etag;
    if (body !== undefined) headers['content-type'] = 'application/json';
    return {...fetchDefaults, method, headers, signal, ...(body !== undefined && {body})};
  }
}

async function parseResponse(response: Response): Promise<TransportResponse> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const etag = response.headers.get('etag') ?? undefined;
  if (response.status === 304) return {status: 304, body: undefined, etag, requestId};
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    if (response.ok) throw invalidResponse(response.status, requestId, cause);
  }
  if (response.ok) return {status: response.status, body, etag, requestId};
  throw problemError(response, body, requestId);
}

export const invalidResponse = (status: number, requestId: string | undefined, cause: unknown) =>
  new GiftError('invalid-response', 'The response does not follow the protocol: check that a gifting backend of this version has this address.',
    {status, requestId, cause});

function problemError(response: Response, body: unknown, requestId: string | undefined): GiftError {
  const {status} = response;
  const problem = isRecord(body) && typeof body['code'] === 'string' ? body : {};
  const code = (problem['code'] ?? 'invalid-response') as ProblemCode | 'invalid-response';
  const retryable = typeof problem['retryable'] === 'boolean' ? problem['retryable'] : isRetryableStatus(status);
  // The title says it in general; the detail, if there is one, for this request.
  const message = [problem['detail'], problem['title']].find((text) => typeof text === 'string') ?? `The backend responded with ${status}.`;
  return new GiftError(code, message, {
    status, requestId, retryable,
    retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), problem['retryAfterMs']),
    ...(Array.isArray(problem['errors']) && {errors: problem['errors'].filter(isFieldError)}),
    ...(typeof problem['currentState'] === 'string' && {currentState: problem['currentState']}),
  });
}

/** `Retry-After` is a number of seconds or a date (RFC 9110 §10.2.3). The longer of header and problem document counts. */
function parseRetryAfter(header: string | null, ms: unknown): number | undefined {
  const fromBody = typeof ms === 'number' && ms >= 0 ? ms : undefined;
  if (!header) return fromBody;
  const seconds = Number(header);
  const fromHeader = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(fromHeader) ? Math.max(0, fromHeader, fromBody ?? 0) : fromBody;
}

const withOutcome = (error: GiftError, outcomeUnknown: boolean) =>
  new GiftError(error.code, error.message, {...error, outcomeUnknown, cause: error.cause});

const abortedError = (signal: AbortSignal) =>
  new GiftError('aborted', 'The caller aborted this request.', {cause: signal.reason});

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isFieldError = (value: unknown): value is {pointer: string; code: string} =>
  isRecord(value) && typeof value['pointer'] === 'string' && typeof value['code'] === 'string';
