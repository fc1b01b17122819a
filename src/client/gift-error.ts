import type {ProblemCode} from '../protocol/problems.ts';

/** Errors that the client finds itself: the backend did not respond, or its response is invalid. */
export type ClientErrorCode = 'network' | 'timeout' | 'invalid-response' | 'aborted' | 'insecure-context' | 'unknown';

export interface GiftErrorDetails {
  /** The HTTP status; undefined if there was no response. */
  status?: number;
  requestId?: string;
  retryable?: boolean;
  /** The delay that the backend asked for; milliseconds. */
  retryAfterMs?: number;
  /** The rejected fields: a JSON pointer (RFC 6901) and a code each, never a value. */
  errors?: readonly {pointer: string; code: string}[];
  currentState?: string;
  /** True if a write may have succeeded although no response arrived. Repeating the call is safe and finds out. */
  outcomeUnknown?: boolean;
  cause?: unknown;
}

/**
 * The error of every client method. The message is for the developer and ends with what to do; texts for people are looked up by `code`.
 * Contains no token, address or body.
 */
export class GiftError extends Error {
  override readonly name = 'GiftError';
  readonly code: ProblemCode | ClientErrorCode;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly errors: readonly {pointer: string; code: string}[];
  readonly currentState: string | undefined;
  readonly outcomeUnknown: boolean;

  constructor(code: ProblemCode | ClientErrorCode, message: string, details: GiftErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.status = details.status;
    this.requestId = details.requestId;
    this.retryable = details.retryable ?? false;
    this.retryAfterMs = details.retryAfterMs;
    this.errors = details.errors ?? [];
    this.currentState = details.currentState;
    this.outcomeUnknown = details.outcomeUnknown ?? false;
  }

  /** The backend rejected the request, and will reject it again. */
  get isFinal(): boolean {
    return this.status !== undefined && this.status >= 400 && this.status < 500 && !this.retryable;
  }

  /** Wraps any other error as `unknown`, with the error as its cause. */
  static from(thrown: unknown): GiftError {
    if (thrown instanceof GiftError) return thrown;
    return new GiftError('unknown', 'An unexpected error was thrown. See cause.', {cause: thrown});
  }
}
