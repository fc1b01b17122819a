/** Wraps the adapter of a story: counts its calls, loses a response, or lets something happen before a response arrives. */
import type {Payments} from '../ports.ts';

type Operation = 'createCheckout' | 'retrieveCheckout' | 'expireCheckout' | 'retrievePayment' | 'capture' | 'releaseHold' | 'refund';

export function observePayments(inner: Payments) {
  const calls: Operation[] = [];
  const beforeResponse = new Map<Operation, (result: unknown) => void | Promise<void>>();

  async function run<Result>(operation: Operation, result: Promise<Result>): Promise<Result> {
    calls.push(operation);
    const value = await result;
    const intervene = beforeResponse.get(operation);
    beforeResponse.delete(operation);
    await intervene?.(value);
    return value;
  }

  const payments: Payments = {
    name: inner.name,
    holdMs: inner.holdMs,
    createCheckout: (request) => run('createCheckout', inner.createCheckout(request)),
    retrieveCheckout: (id) => run('retrieveCheckout', inner.retrieveCheckout(id)),
    expireCheckout: (id) => run('expireCheckout', inner.expireCheckout(id)),
    retrievePayment: (id) => run('retrievePayment', inner.retrievePayment(id)),
    capture: (request) => run('capture', inner.capture(request)),
    releaseHold: (request) => run('releaseHold', inner.releaseHold(request)),
    refund: (request) => run('refund', inner.refund(request)),
    parseWebhook: (request) => inner.parseWebhook(request),
  };
  return {
    payments,
    /** How often the provider was asked for a state. */
    countRetrievals: () => calls.filter((operation) => operation === 'retrieveCheckout' || operation === 'retrievePayment').length,
    /** Once, when the provider has done what the next call of this operation asks for. */
    beforeNextResponse(operation: Operation, intervene: (result: unknown) => void | Promise<void>): void {
      beforeResponse.set(operation, intervene);
    },
    /** The next call of this operation takes effect, but its response is lost. */
    loseNextResponse: (operation: Operation) => void beforeResponse.set(operation, () => {
      throw Object.assign(new Error('The response was lost.'), {code: 'ECONNRESET'});
    }),
  };
}
