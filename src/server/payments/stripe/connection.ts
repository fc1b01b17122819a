/**
 * Where Stripe's API is; for tests. In a file of its own, so that the declarations of `stripePayments` need no types of the library,
 * which may not be installed.
 */
export interface StripeConnection {
  host: string;
  port: number;
  protocol: 'http' | 'https';
  /** Milliseconds until a call without a response fails; 15,000 by default. */
  timeoutMs?: number;
}
