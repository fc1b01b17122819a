/**
 * One call over the wire: retries, time limits, and refusals as GiftErrors.
 * It knows no schema, so that a sealed card can be drawn before any is loaded.
 */
import type {ProblemCode} from '../protocol/problems.ts';
import {GiftError} from './gift-error.ts';
import {defaultRetry, sleep, type RetryOptions} from './retry.ts';

export interface TransportRequest {
  method: 'GET' | 'POST' | 'PATCH';
  /** Behind the backend's address, e.g. `/v1/gift`. */
  path: string;
  token?: string;
  /** The exact bytes; a retry sends them again. */
  body?: string;
  /** Idempotency-Key; the same on every attempt. */
  idempotencyKey?: string;
  /** What the caller already holds; an unchanged answer is then `undefined`. */
  etag?: string;
  signal?: AbortSignal;
}

export interface TransportResponse {
  status: number;
  /** The parsed JSON, not yet checked; undefined when nothing has changed since `etag`. */
  body: unknown;
  etag: string | undefined;
  requestId: string | undefined;
}

export interface TransportOptions {
  /** The backend's address without a trailing slash; empty for the page's own origin. */
  backend: string;
  fetch?: typeof fetch;
  retry?: Partial<RetryOptions>;
}

export class Transport {
  readonly backend: string;
  readonly fetch: typeof fetch;
  readonly #retry: RetryOptions;

  constructor({backend, fetch: use, retry: some}: TransportOptions) {
    this.backend = backend.replace(/\/+$/, '');
    // Called through an arrow: a bare `fetch` taken off its window throws.
    this.fetch = use ?? ((input, init) => globalThis.fetch(input, init));
    this.#retry = {...defaultRetry, ...some};
  }

  /** Tries until there is an answer that trying again would not better, or patience is over. */
  async send(wish: TransportRequest): Promise<TransportResponse> {
    const {maxAttempts, timeoutMs, now} = this.#retry;
    const end = now() + timeoutMs;
    let endUnknown = false;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(wish, end - now());
      } catch (thrown) {
        const error = GiftError.from(thrown);
        if (error.code === 'aborted') throw error;
        // From here on the write may have happened, whatever later attempts say about the line.
        endUnknown ||= wish.method !== 'GET' && (error.status === undefined || error.status >= 500);
        const pause = this.#retryDelay(attempt, error.retryAfterMs ?? 0);
        if (!error.retryable || attempt >= maxAttempts || now() + pause >= end) throw withOutcome(error, endUnknown);
        await sleep(pause, wish.signal);
      }
    }
  }

  async #attempt(wish: TransportRequest, leftMs: number): Promise<TransportResponse> {
    const {signal} = wish;
    if (signal?.aborted) throw aborted(signal);
    // One controller an attempt, released at its end: AbortSignal.any on a long-lived signal leaks.
    const controller = new AbortController();
    const stop = () => controller.abort();
    signal?.addEventListener('abort', stop, {once: true});
    let late = false;
    const timer = setTimeout(() => { late = true; stop(); }, Math.max(1, Math.min(this.#retry.attemptTimeoutMs, leftMs)));
    try {
      const response = await this.fetch(this.backend + wish.path, this.#init(wish, controller.signal));
      return await parseResponse(response);
    } catch (cause) {
      if (cause instanceof GiftError) throw cause;
      if (signal?.aborted) throw aborted(signal);
      if (late) throw new GiftError('timeout', 'The backend took too long. Try again.', {retryable: true, cause});
      throw new GiftError('network', 'The backend can’t be reached, or its answer was cut short or refused by CORS. ' +
        'Check the backend’s address and its allowedOrigins.', {retryable: true, cause});
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }

  #init({method, token, body, idempotencyKey, etag}: TransportRequest, signal: AbortSignal): RequestInit {
    const headers: Record<string, string> = {accept: 'application/json'};
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
    if (etag) headers['if-none-match'] = etag;
    if (body !== undefined) headers['content-type'] = 'application/json';
    return {method, headers, signal, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', redirect: 'error',
      ...(body !== undefined && {body})};
  }

  /** Full jitter; what the backend asks for is a floor. */
  #retryDelay(attempt: number, floorMs: number): number {
    const {baseDelayMs, maxDelayMs, random} = this.#retry;
    return Math.max(floorMs, random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1)));
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
  new GiftError('invalid-response', 'The answer is not what the protocol says. Is this address a gifting backend, and of this version?',
    {status, requestId, cause});

const RETRYABLE = new Set([408, 425, 429]);

function problemError(response: Response, body: unknown, requestId: string | undefined): GiftError {
  const {status} = response;
  const problem = isRecord(body) && typeof body['code'] === 'string' ? body : {};
  const code = (problem['code'] ?? 'invalid-response') as ProblemCode | 'invalid-response';
  const retryable = typeof problem['retryable'] === 'boolean' ? problem['retryable'] : status >= 500 || RETRYABLE.has(status);
  return new GiftError(code, typeof problem['title'] === 'string' ? problem['title'] : `The backend answered ${status}.`, {
    status, requestId, retryable,
    retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), problem['retryAfterMs']),
    ...(Array.isArray(problem['errors']) && {errors: problem['errors'].filter(isFieldError)}),
    ...(typeof problem['currentState'] === 'string' && {currentState: problem['currentState']}),
  });
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function parseRetryAfter(header: string | null, ms: unknown): number | undefined {
  const told = typeof ms === 'number' && ms >= 0 ? ms : undefined;
  if (!header) return told;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait, told ?? 0) : told;
}

const withOutcome = (error: GiftError, outcomeUnknown: boolean) =>
  new GiftError(error.code, error.message, {...error, outcomeUnknown, cause: error.cause});

const aborted = (signal: AbortSignal) =>
  new GiftError('aborted', 'The caller stopped this call.', {cause: signal.reason});

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isFieldError = (value: unknown): value is {pointer: string; code: string} =>
  isRecord(value) && typeof value['pointer'] === 'string' && typeof value['code'] === 'string';
