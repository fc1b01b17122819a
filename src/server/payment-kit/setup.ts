/** What the author of an adapter passes in: how to make a provider, and how to act there as payer, bank and merchant. */
import type {BackendOptions, GiftBackend} from '../backend.ts';
import type {CaptureMode, Clock, Payments} from '../ports.ts';
import type {Money} from '../../protocol/index.ts';

type MaybePromise<T> = T | Promise<T>;

/** A clock that stands still until a story moves it. */
export interface StoryClock extends Clock {
  /** Milliseconds. */
  advance(ms: number): void;
}

/** What payer, bank and merchant do at the provider. Each may send webhooks, which the kit fetches with `listWebhooks`. */
export interface ProviderControls {
  /** The payer completes the checkout. `later`: the bank decides afterwards, with `settleLater`. Throws if it can't be paid any more. */
  pay(checkoutId: string, options: {later: boolean; email: string}): MaybePromise<unknown>;
  settleLater(checkoutId: string, outcome: 'paid' | 'failed'): MaybePromise<unknown>;
  refundInDashboard(paymentId: string, amount: Money): MaybePromise<unknown>;
  /** The bank returns a refund that was paid. */
  failRefund(refundId: string): MaybePromise<unknown>;
  /** The payer's bank takes the money back, or would take what is held. */
  dispute(paymentId: string): MaybePromise<unknown>;
  winDispute(paymentId: string): MaybePromise<unknown>;
  /** The bank gives a hold free. */
  lapseHold(paymentId: string): MaybePromise<unknown>;
  /** All webhooks so far, oldest first, signed for a delivery now. The kit loses, repeats and reorders them. */
  listWebhooks(): MaybePromise<readonly Request[]>;
}

export interface StoryProvider {
  payments: Payments;
  controls: ProviderControls;
  close?(): MaybePromise<unknown>;
}

export interface StoryProviderOptions {
  /** The clock of the backend. A provider in memory should use it too. */
  clock: StoryClock;
  /** The public URL of the backend, without a slash at the end. Nothing listens there. */
  publicUrl: string;
}

export interface PaymentStorySetup {
  /** Makes a new provider for each story. */
  createProvider(options: StoryProviderOptions): MaybePromise<StoryProvider>;
  /** Default: `charge`, and `hold` if the provider has `holdMs`. */
  modes?: readonly CaptureMode[];
  /** Waits between two looks at a provider that needs real time. Default: no wait. */
  pause?(): Promise<void>;
  /** Reasons why stories can't be run with this provider, by name. */
  notRun?: Partial<Record<StoryName, string>>;
  /** For tests of the kit: a backend with a broken rule. Default: `createGiftBackend`. */
  createBackend?(options: BackendOptions): GiftBackend;
}

export type StoryName =
  'completed but unpaid' | 'paid late' | 'paid after close' | 'doubled and reordered webhooks' | 'webhook before our own commit' |
  'refund succeeds, then fails' | 'dispute before the claim' | 'hold lapses';

/** A rule was broken. The message says in which story, what was expected and what was found. */
export class PaymentStoryError extends Error {
  override readonly name = 'PaymentStoryError';
}
