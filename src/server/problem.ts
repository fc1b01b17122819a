import type {ProblemCode} from '../protocol/index.ts';

export interface ProblemDetails {
  currentState?: string;
  /** Which fields are at fault, as JSON pointers into the body. */
  errors?: {pointer: string; code: string}[];
  retryAfterMs?: number;
}

/** A call that is refused, with the code that says why. Carries nothing of what was sent. */
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

/** A field that is at fault in a way that only the rules can tell. */
export const fieldError = (pointer: string, code: string) => new ProblemError('validation-failed', {errors: [{pointer, code}]});
