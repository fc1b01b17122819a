/** The shop, the payment provider and the mail server, never waited for without end: one that hangs must not hold up everybody's money. */
import type {Clock, Mail, Payments, Catalog} from '../ports.ts';

/** Well below a job's lease, so that nobody else begins the same job meanwhile. */
const TIMEOUT_MS = 20_000;

export class TimeoutError extends Error {
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
    retrieveCheckout: (checkout) => withTimeout(clock, payments.retrieveCheckout(checkout)),
    expireCheckout: (checkout) => withTimeout(clock, payments.expireCheckout(checkout)),
    refund: (request) => withTimeout(clock, payments.refund(request)),
    retrieveRefund: (key) => withTimeout(clock, payments.retrieveRefund(key)),
    parseWebhook: (request) => withTimeout(clock, payments.parseWebhook(request)),
    ...(payments.pages && {pages: (request: Request) => payments.pages!(request)}),
  };
}

export const withMailTimeouts = (mail: Mail, clock: Clock): Mail => ({send: (letter) => withTimeout(clock, mail.send(letter))});

async function withTimeout<T>(clock: Clock, promise: Promise<T>): Promise<T> {
  const settled = new AbortController();
  try {
    return await Promise.race([promise, clock.sleep(TIMEOUT_MS, settled.signal).then(() => {
      throw new TimeoutError(`no answer within ${TIMEOUT_MS} ms`);
    })]);
  } finally {
    settled.abort();
  }
}
