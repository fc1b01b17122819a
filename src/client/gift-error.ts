import type {ProblemCode} from '../protocol/problems.ts';

/** What can go wrong before a backend has answered, or after it has answered nonsense. */
export type ClientErrorCode = 'network' | 'timeout' | 'invalid-response' | 'aborted' | 'insecure-context' | 'unknown';

export interface GiftErrorDetails {
  status?: number;
  requestId?: string;
  retryable?: boolean;
  /** How long to wait before trying again; milliseconds. */
  retryAfterMs?: number;
  /** Which fields were refused: a JSON pointer (RFC 6901) and a code each, never a value. */
  errors?: readonly {pointer: string; code: string}[];
  currentState?: string;
  /** True when a write may have happened although no answer came. The same call again is safe and tells. */
  outcomeUnknown?: boolean;
  cause?: unknown;
}

/**
 * Why a call did not do what was asked. The message is for the developer and
 * ends with what to do; people read `words`, keyed by `code`. No token, address
 * or body ever rides on one.
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

  /** A no that trying again would only repeat. */
  get isFinal(): boolean {
    return this.status !== undefined && this.status >= 400 && this.status < 500 && !this.retryable;
  }

  /** Whatever was thrown, as a GiftError. */
  static from(thrown: unknown): GiftError {
    if (thrown instanceof GiftError) return thrown;
    return new GiftError('unknown', 'Something unexpected was thrown. See cause.', {cause: thrown});
  }
}
