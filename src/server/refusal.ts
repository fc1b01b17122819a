import type {ProblemCode} from '../protocol/index.ts';

export interface RefusalFacts {
  currentState?: string;
  /** Which fields are at fault, as JSON pointers into the body. */
  errors?: {pointer: string; code: string}[];
  retryAfterMs?: number;
}

/** A call that is refused, with the code that says why. Carries nothing of what was sent. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly facts: RefusalFacts;
  constructor(code: ProblemCode, facts: RefusalFacts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

/** A field that is at fault in a way that only the rules can tell. */
export const faultAt = (pointer: string, code: string) => new Refusal('validation-failed', {errors: [{pointer, code}]});
