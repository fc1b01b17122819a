/** All that the rules need of the world. Whoever builds a backend passes these in; nothing else reaches out. */
import type {Address, FulfillmentKey, Money, Policy, Product, ShipTo} from '../protocol/index.ts';

/** Milliseconds since 1970. Deadlines are judged by the store's own clock, not by this one. */
export interface Clock {
  now(): number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  bytes(count: number): Uint8Array;
}

/** One line a fact. Only these fields ever reach a log: no name, no note, no address, no token, no query. */
export interface LogEntry {
  event: 'request' | 'worker' | 'outbound' | 'start' | 'stop';
  requestId?: string;
  method?: string;
  /** The call's template, such as `/v1/orders/{id}/shipping`; never the address as sent. */
  route?: string;
  status?: number;
  durationMs?: number;
  code?: string;
  giftId?: string;
  kind?: string;
  attempt?: number;
  /** The class of an error and where it was thrown; never its message, which may quote input. */
  error?: string;
}
export type Log = (line: LogEntry) => void;

/** Where products come from and orders go. */
export interface Catalog {
  /** A product as it stands now, or undefined when there is none. */
  getProduct(ref: string): Promise<(Product & {stock: Readonly<Record<string, number>>}) | undefined>;
  /**
   * Takes an order. The same `key` again gives the same number and one order.
   * Throws when the shop can't be reached; answers `unavailable` when it will never fulfil it.
   */
  placeOrder(order: OrderRequest): Promise<{number: string} | {unavailable: true}>;
}

export interface OrderRequest {
  key: string;
  orderId: string;
  productRef: string;
  variant: string;
  unitPrice: Money;
  address: Address;
  shipTo: ShipTo;
}

/** Somebody else's payment page. A notification is a hint only; `settle` is the truth. */
export interface Payments {
  /** The `{provider}` of `/v1/payments/{provider}/webhooks`. */
  readonly name: string;
  /** Opens a checkout on the provider's page. The same `key` again gives the same checkout. */
  createCheckout(request: CheckoutRequest): Promise<{id: string; url: string; expiresAt: number}>;
  /** What the provider says has become of a checkout. */
  retrieveCheckout(checkout: string): Promise<CheckoutStatus>;
  /** Ends a checkout that must not be paid any more, and says what became of it: it may just have been paid. */
  expireCheckout(checkout: string): Promise<CheckoutStatus>;
  /** Gives money back. The same `key` again gives the same refund, paid once. */
  refund(request: {key: string; paymentId: string; amount: Money}): Promise<RefundResult>;
  /** What became of a refund; undefined when the provider has never heard of the key. */
  retrieveRefund(key: string): Promise<RefundResult | undefined>;
  /** Checks the provider's signature and names the checkout that may have moved; undefined when it isn't the provider's. */
  parseWebhook(request: Request): Promise<{checkout: string} | undefined>;
  /** The provider's own pages, where this process hosts them (the test provider). */
  pages?(request: Request): Promise<Response | undefined>;
}

export interface CheckoutRequest {
  key: string;
  title: string;
  amount: Money;
  returnUrl: string;
  /** When the draft is given up; milliseconds since 1970. */
  expiresAt: number;
}

export type CheckoutStatus =
  | {state: 'open'}
  | {state: 'closed'}
  | {state: 'paid'; paymentId: string; amount: Money; /** Where the payer may be written to. */ payerEmail?: string};

export type RefundResult = {id: string; state: 'pending' | 'refunded' | 'failed'};

/** Somebody else's mail server. */
export interface Mail {
  /**
   * Hands over one letter. The same `key` again gives the same Message-ID, so that a mailbox may show a letter once
   * that arrived twice; whether it does is up to the mailbox, and SMTP promises no more.
   * Throws `MailRefused` for what will never be taken, anything else where trying again may help.
   */
  send(letter: MailMessage): Promise<void>;
}

export interface MailMessage {
  key: string;
  /** One address, without a name. */
  to: string;
  subject: string;
  text: string;
  html?: string;
}

/** The mail server will not take this letter, now or later. */
export class MailRejectedError extends Error {
  override readonly name = 'MailRejectedError';
  /** The SMTP reply code, such as 550. */
  readonly code: number;
  constructor(code: number) {
    super(`refused with ${code}`);
    this.code = code;
  }
}

/** The keys of the backend, kept apart from its data. */
export interface Keys {
  /** The public half of the current fulfillment key. */
  readonly fulfillmentKey: FulfillmentKey;
  /**
   * Opens a sealed address with whichever of our keys it was sealed to. A new seal to one that is `retired` is to
   * be refused; what was sealed in time stays readable.
   * Throws `SealError`: `retired` for a key that is known but gone, `invalid` for all else.
   */
  decryptAddress(jwe: string): Promise<{address: Address; kid: string; receiptHash: string; retired?: boolean}>;
  /** HMAC-SHA256 under a key of the backend's own, for idempotency fingerprints; base64url. */
  fingerprint(text: string): string;
  /** Encrypts what has to lie in the data and must not be read there; bound to what it is `about`, so it can't be moved elsewhere. */
  encrypt(text: string, context: string): Promise<string>;
  /** Throws where the text was hidden by another key or about something else, or was changed. */
  decrypt(hidden: string, context: string): Promise<string>;
}

export class AddressDecryptionError extends Error {
  override readonly name = 'AddressDecryptionError';
  readonly reason: 'retired' | 'invalid';
  constructor(reason: 'retired' | 'invalid') {
    super(reason === 'retired' ? 'sealed to a retired key' : 'not a sealed address');
    this.reason = reason;
  }
}

/** What `GET /v1/shop` says, apart from what the backend knows itself. */
export interface ShopConfig {
  name: string;
  domain: string;
  locales: string[];
  currency: string;
  shipsTo: string[];
  policy: Policy;
  support?: string;
  terms?: string;
  privacy?: string;
}

/** The hosted pages and the files they load; undefined when the address is none of theirs. */
export type Pages = (request: Request) => Promise<Response | undefined>;
