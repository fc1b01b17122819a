/**
 * Timeouts for the catalog, the payment provider and the mail server: one that hangs must not block the jobs of all
 * gifts.
 */
import type {Catalog, Clock, Mail, Payments} from '../ports.ts';

/** Well below the lease of a job, so that no other worker takes the job over in the meantime. */
const TIMEOUT_MS = 20_000;

class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

export function withCatalogTimeouts(catalog: Catalog, clock: Clock): Catalog {
  return {
    getProduct: (ref) => withTimeout(clock, catalog.getProduct(ref)),
    placeOrder: (order) => withTimeout(clock, catalog.placeOrder(order)),
  };
}

export function withPaymentTimeouts(payments: Payments, clock: Clock): Payments {
  return {
    name: payments.name,
    createCheckout: (request) => withTimeout(clock, payments.createCheckout(request)),
    retrieveCheckout: (checkoutId) => withTimeout(clock, payments.retrieveCheckout(checkoutId)),
    expireCheckout: (checkoutId) => withTimeout(clock, payments.expireCheckout(checkoutId)),
    refund: (request) => withTimeout(clock, payments.refund(request)),
    retrieveRefund: (key) => withTimeout(clock, payments.retrieveRefund(key)),
    parseWebhook: (request) => withTimeout(clock, payments.parseWebhook(request)),
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
