/** Faults that a test plants: each applies to the next call of its operation. */
import {ApiError, type ErrorFields} from './errors.ts';
import type {Endpoint} from './parameters.ts';

/** The operations of the port that can be disturbed. */
export type Operation =
  'createCheckout' | 'retrieveCheckout' | 'expireCheckout' | 'retrievePayment' | 'capture' | 'releaseHold' | 'refund' | 'check';

/**
 * `fail`: status 503 without effect. `lose-response`: the request takes effect, but its response breaks off. `hang`: no effect and no
 * response; the request stays in progress.
 */
export type Fault = 'fail' | 'lose-response' | 'hang';

const endpointOf: Readonly<Record<Operation, Endpoint>> = {
  createCheckout: 'POST /v1/checkout/sessions',
  retrieveCheckout: 'GET /v1/checkout/sessions/:id',
  expireCheckout: 'POST /v1/checkout/sessions/:id/expire',
  retrievePayment: 'GET /v1/payment_intents/:id',
  capture: 'POST /v1/payment_intents/:id/capture',
  releaseHold: 'POST /v1/payment_intents/:id/cancel',
  refund: 'POST /v1/refunds',
  check: 'GET /v1/account',
};

/** An error that Stripe answers with, without effect. */
export interface Refusal {
  status: number;
  type?: ErrorFields['type'];
  code?: string;
}

export function createFaults() {
  const queue: {endpoint: Endpoint; fault: Fault | ApiError}[] = [];
  return {
    add: (operation: Operation, fault: Fault) => void queue.push({endpoint: endpointOf[operation], fault}),
    refuse(operation: Operation, {status, type = 'invalid_request_error', code}: Refusal): void {
      queue.push({endpoint: endpointOf[operation], fault: new ApiError(status, {type, code, message: 'Refused.'}, false)});
    },
    take(endpoint: Endpoint): Fault | ApiError | undefined {
      const index = queue.findIndex((one) => one.endpoint === endpoint);
      return index < 0 ? undefined : queue.splice(index, 1)[0]!.fault;
    },
  };
}
