/**
 * Timeouts for the catalog, the payment provider and the mail server: one that hangs must not block the jobs of all
 * gifts.
 */
import type {ProductIdentifier} from '../../protocol/index.ts';
import type {Catalog, Clock, Mail, Payments} from '../ports.ts';

/** Well below the lease of a job, so that no other worker takes the job over in the meantime. */
const TIMEOUT_MS = 20_000;

class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

const NETWORK_ERROR_CODE = /^(E(CONN|HOST|NET|DNS|SOCKET|TIMEDOUT|PIPE|AI_AGAIN|NOTFOUND|PROTO$)|UND_ERR_)/;

/**
 * Whether a call failed because the other system gave no usable response: a timeout, a network error of Node, undici or
 * nodemailer, or an HTTP status of 5xx in `status` or `statusCode`, as most SDKs have it. A refusal of one request says nothing
 * about the next one.
 */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const {code, status, statusCode = status, cause} = error as {code?: unknown; status?: unknown; statusCode?: unknown; cause?: unknown};
  return error instanceof TimeoutError || (typeof code === 'string' && NETWORK_ERROR_CODE.test(code))
    || (typeof statusCode === 'number' && statusCode >= 500) || isUnreachable(cause);
}

export function withCatalogTimeouts(catalog: Catalog, clock: Clock): Catalog {
  return {
    getProduct: (ref) => withTimeout(clock, catalog.getProduct(ref)),
    ...(catalog.findProduct && {
      findProduct: (identifiers: readonly ProductIdentifier[]) => withTimeout(clock, catalog.findProduct!(identifiers)),
    }),
    placeOrder: (order) => withTimeout(clock, catalog.placeOrder(order)),
  };
}

export function withPaymentTimeouts(payments: Payments, clock: Clock): Payments {
  return {
    name: payments.name,
    holdMs: payments.holdMs,
    createCheckout: (request) => withTimeout(clock, payments.createCheckout(request)),
    retrieveCheckout: (checkoutId) => withTimeout(clock, payments.retrieveCheckout(checkoutId)),
    expireCheckout: (checkoutId) => withTimeout(clock, payments.expireCheckout(checkoutId)),
    retrievePayment: (paymentId) => withTimeout(clock, payments.retrievePayment(paymentId)),
    capture: (request) => withTimeout(clock, payments.capture(request)),
    releaseHold: (request) => withTimeout(clock, payments.releaseHold(request)),
    refund: (request) => withTimeout(clock, payments.refund(request)),
    parseWebhook: (request) => withTimeout(clock, payments.parseWebhook(request)),
    ...(payments.check && {check: () => withTimeout(clock, payments.check!())}),
    ...(payments.pages && {pages: (request: Request) => payments.pages!(request)}),
  };
}

export const withMailTimeouts = (mail: Mail, clock: Clock): Mail => ({send: (message) => withTimeout(clock, mail.send(message))});

async function withTimeout<T>(clock: Clock, promise: Promise<T>): Promise<T> {
  const settled = new AbortController();
  try {
    return await Promise.race([promise, clock.sleep(TIMEOUT_MS, settled.signal).then(() => {
      throw new TimeoutError(`no response within ${TIMEOUT_MS} ms`);
    })]);
  } finally {
    settled.abort();
  }
}
