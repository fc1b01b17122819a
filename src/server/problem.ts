import type {ProblemCode} from '../protocol/index.ts';

export interface ProblemDetails {
  /** What exactly is wrong, for the page's developer; names at most an origin or a product's ref. */
  detail?: string;
  /** For `state-conflict`. */
  currentState?: string;
  /** The invalid fields, as JSON pointers into the body (RFC 6901). */
  errors?: {pointer: string; code: string}[];
  retryAfterMs?: number;
}

/** A request that is refused; becomes a problem document (RFC 9457). Apart from `detail`, it contains nothing of the request. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A field that the schema accepts and a rule refuses. */
export const fieldError = (pointer: string, code: string) => new ProblemError('validation-failed', {errors: [{pointer, code}]});
