import type {Stripe} from 'stripe';

/**
 * A call to Stripe that gave no usable result. Stripe's own errors quote parts of keys and of requests, so only its codes are
 * taken over: they are words of its API.
 */
export class StripeCallError extends Error {
  override readonly name = 'StripeCallError';
  /** The HTTP status; absent if there was no response. */
  readonly statusCode?: number;
  /** Stripe's error code, such as `charge_disputed`, or Node's, such as `ETIMEDOUT`. */
  readonly code?: string;
  /** Stripe's error type, such as `idempotency_error`. */
  readonly type?: string;
  /** The parameter that Stripe objects to. */
  readonly param?: string;

  constructor(operation: string, error: unknown) {
    const {statusCode, rawType, code, param, requestId, detail, type} = error as Partial<Stripe.errors.StripeError>;
    const networkCode = typeof detail === 'object' ? (detail as {code?: string}).code : undefined;
    const reason = isWord(code) ?? isWord(networkCode) ?? isWord(rawType) ?? isWord(type) ?? 'unexpected error';
    const where = [statusCode && `HTTP ${statusCode}`, isWord(param), isWord(requestId)].filter(Boolean).join(', ');
    super(`Stripe: ${operation} failed: ${reason}${where && ` (${where})`}.`);
    this.statusCode = statusCode;
    // A connection that ended within the response has no code of its own.
    this.code = isWord(code) ?? isWord(networkCode) ?? (type === 'StripeConnectionError' ? 'ECONNRESET' : undefined);
    this.type = isWord(rawType);
    this.param = isWord(param);
  }
}

const isWord = (value: unknown) => (typeof value === 'string' && /^[\w[\].]{1,64}$/.test(value) && !/^([spr]k|whsec)_/.test(value) ? value : undefined);

/** Runs one call to Stripe; its errors become a `StripeCallError`. */
export async function callStripe<Result>(operation: string, call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw new StripeCallError(operation, error);
  }
}

/** Whether Stripe has decided: it understood the request and refused it, so that the same request fails again. */
export const isRefusal = (error: unknown): error is StripeCallError =>
  error instanceof StripeCallError && (error.statusCode === 400 || error.statusCode === 402) && error.type !== 'idempotency_error';
