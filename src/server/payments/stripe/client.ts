import type {Stripe} from 'stripe';
import type {StripeConnection} from './connection.ts';

/** The version that this code and the types of the library are written for; responses keep its shape whatever the account uses. */
export const API_VERSION = '2026-10-28.endive' satisfies Stripe.StripeConfig['apiVersion'];

/** Below the 20 seconds after which the backend stops waiting, so that the error is the one of the connection. */
const TIMEOUT_MS = 15_000;

/** Throws with one sentence if the library is not installed: it is an optional peer dependency. */
export async function createClient(secretKey: string, connection?: StripeConnection): Promise<Stripe> {
  const {timeoutMs = TIMEOUT_MS, ...address} = connection ?? {};
  const {default: StripeClient} = await loadLibrary();
  return new StripeClient(secretKey, {
    // The backend repeats a failed call with the same key.
    ...address, apiVersion: API_VERSION, timeout: timeoutMs, maxNetworkRetries: 0, telemetry: false, appInfo: {name: 'send-as-gift'},
  });
}

async function loadLibrary() {
  try {
    return await import('stripe');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error('Payments with Stripe need its library: run “npm install stripe@23” beside send-as-gift, then start again.');
  }
}
