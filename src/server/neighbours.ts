/** The shop, the payment provider and the mail server, never waited for without end: one that hangs must not hold up everybody's money. */
import type {Clock, Mail, Payments, Shop} from './ports.ts';

/** Well below a job's lease, so that nobody else begins the same job meanwhile. */
const PATIENCE_MS = 20_000;

export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

export function patientShop(shop: Shop, clock: Clock): Shop {
  return {
    product: (ref) => within(clock, shop.product(ref)),
    placeOrder: (order) => within(clock, shop.placeOrder(order)),
  };
}

export function patientPayments(payments: Payments, clock: Clock): Payments {
  return {
    name: payments.name,
    createCheckout: (request) => within(clock, payments.createCheckout(request)),
    settle: (checkout) => within(clock, payments.settle(checkout)),
    close: (checkout) => within(clock, payments.close(checkout)),
    refund: (request) => within(clock, payments.refund(request)),
    getRefund: (key) => within(clock, payments.getRefund(key)),
    notification: (request) => within(clock, payments.notification(request)),
    ...(payments.pages && {pages: (request: Request) => payments.pages!(request)}),
  };
}

export const patientMail = (mail: Mail, clock: Clock): Mail => ({send: (letter) => within(clock, mail.send(letter))});

async function within<T>(clock: Clock, asking: Promise<T>): Promise<T> {
  const answered = new AbortController();
  try {
    return await Promise.race([asking, clock.sleep(PATIENCE_MS, answered.signal).then(() => {
      throw new TooSlow(`no answer within ${PATIENCE_MS} ms`);
    })]);
  } finally {
    answered.abort();
  }
}
