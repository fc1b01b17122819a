/**
 * The ports: everything outside of the backend that it depends on. They are passed in as options; nothing else does
 * I/O.
 */
import type {Brand} from './brand.ts';
import type {
  Address, DescriptorParts, FulfillmentKey, GiftProduct, Money, Policy, Product, ProductIdentifier, ShipTo,
} from '../protocol/index.ts';

export interface Clock {
  /** Milliseconds since 1970. Deadlines are compared with the database's clock instead. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  bytes(count: number): Uint8Array;
}

/** One log entry per event. Only these fields are logged: no name, note, address, token or query string. */
export interface LogEntry {
  /**
   * `outbound`: a call to the catalog, the payment provider or the mail server. `overload`: requests were refused without an entry
   * of their own.
   */
  event: 'request' | 'worker' | 'outbound' | 'overload' | 'start' | 'stop';
  requestId?: string;
  method?: string;
  /** The endpoint's path template, such as `/v1/orders/{id}/shipping`; never the requested URL. */
  route?: string;
  status?: number;
  durationMs?: number;
  code?: string;
  giftId?: string;
  kind?: string;
  attempt?: number;
  /** How many requests an `overload` entry stands for. */
  refused?: number;
  /** The class of an error and where it was thrown; never its message, which may quote input. */
  error?: string;
}
export type Log = (entry: LogEntry) => void;

/** The shop's catalog and order system. */
export interface Catalog {
  /**
   * The product with this `ref`, its current prices and its stock by variant; undefined if there is none. The stock contains no piece
   * of an order whose number was returned before this call: otherwise that piece would be sold twice.
   */
  getProduct(ref: string): Promise<(Product & {stock: Readonly<Record<string, number>>}) | undefined>;
  /**
   * Finds the product that a page names: the one that the first known identifier belongs to, and its variant if the identifier is a
   * variant's. Undefined if there is none. Without this method, pages must name the `ref`.
   */
  findProduct?(identifiers: readonly ProductIdentifier[]): Promise<FoundProduct | undefined>;
  /**
   * Places an order. Repeating it with the same `key` returns the same number and creates no second order.
   * Throws if the shop is unreachable; returns `unavailable` if it will never fulfill the order.
   */
  placeOrder(order: OrderRequest): Promise<{number: string} | {unavailable: true}>;
}

export interface FoundProduct {
  ref: string;
  /** The `ref` of the variant. */
  variant?: string;
}

export interface OrderRequest {
  key: string;
  orderId: string;
  /** The catalog's `ref` of the product, or the SKU of a signed descriptor. */
  productRef: string;
  variant: string;
  /** What was sold, as it was when the gift was drafted, with the variant that the recipient chose. */
  product: GiftProduct;
  /** The product was sold by a signed descriptor, so the catalog may not know it. */
  isSigned: boolean;
  unitPrice: Money;
  address: Address;
  shipTo: ShipTo;
}

/**
 * A payment provider with a hosted checkout page. A webhook is only a hint; `retrieveCheckout` and `retrievePayment` are the truth.
 *
 * Every method throws if the provider did not respond or its response is ambiguous; the call is then repeated with the same `key`.
 */
export interface Payments {
  /** The `{provider}` of `/v1/payments/{provider}/webhooks`. */
  readonly name: string;
  /** How long a hold lasts at least, in milliseconds. Absent: this provider cannot hold money. */
  readonly holdMs?: number;
  /** Creates a checkout on the provider's page. Repeating it with the same `key` returns the same checkout. */
  createCheckout(request: CheckoutRequest): Promise<{id: string; url: string; expiresAt: number}>;
  retrieveCheckout(checkoutId: string): Promise<CheckoutStatus>;
  /** Ends a checkout that must no longer be paid, and returns its status: it may just have been paid. */
  expireCheckout(checkoutId: string): Promise<CheckoutStatus>;
  retrievePayment(paymentId: string): Promise<PaymentStatus>;
  /**
   * Takes the money of a hold. Repeating it with the same `key` takes it once. `refused`: it can never be taken, because the hold has
   * lapsed or was cancelled, or the bank refused.
   */
  capture(request: {key: string; paymentId: string; amount: Money}): Promise<'captured' | 'refused'>;
  /** Gives up a hold, and returns the status: it may just have been captured. Repeating it changes nothing. */
  releaseHold(request: {key: string; paymentId: string}): Promise<PaymentStatus>;
  /**
   * Refunds a part of a payment. Repeating it with the same `key` returns the same refund, paid once. The refund then appears in
   * `PaymentStatus.refunds` with this key.
   */
  refund(request: {key: string; paymentId: string; amount: Money}): Promise<RefundResult>;
  /** Verifies a webhook. Undefined if it is not from this provider for this account: wrong signature, old timestamp, other account. */
  parseWebhook(request: Request): Promise<WebhookEvent | undefined>;
  /** Asks the provider whether account, webhook endpoint and API version are as they must be; one finding each, for a person to read. */
  check?(): Promise<PaymentFinding[]>;
  /** Serves the provider's pages, if this process hosts them (the test provider). */
  pages?(request: Request): Promise<Response | undefined>;
  /** Frees what the provider holds open, such as a database. */
  close?(): void;
}

/** When the payer's money is taken: with the payment, or when the gift is claimed. */
export type CaptureMode = 'charge' | 'hold';

export interface CheckoutRequest {
  key: string;
  /** The reference that the merchant finds in the provider's dashboard. */
  giftId: string;
  title: string;
  variantTitle?: string;
  /** An absolute https URL, if the product has a picture. */
  imageUrl?: string;
  /** Of all portions together. */
  amount: Money;
  capture: CaptureMode;
  /** Where the payer returns to after paying, and after cancelling. */
  returnUrl: string;
  /** When the draft expires; milliseconds since 1970. */
  expiresAt: number;
  /** BCP 47 language of the page. */
  language: string;
}

/** `pending`: the payer has completed the checkout, and their bank has not decided yet. It may take days. */
export type CheckoutStatus =
  | {state: 'open'}
  | {state: 'pending'}
  | {state: 'closed'}
  | {state: 'paid'; paymentId: string; amount: Money; payerEmail?: string; hold?: {until: number}};

/** What has become of a payment. */
export interface PaymentStatus {
  /** `released`: the hold has lapsed or was cancelled, and no money was taken. */
  state: 'held' | 'captured' | 'released';
  /** What was authorized or, once captured, taken. */
  amount: Money;
  /** When the hold lapses; milliseconds since 1970. */
  heldUntil?: number;
  /** All refunds, also those that the merchant made in the provider's dashboard. */
  refunds: readonly ProviderRefund[];
  disputes: readonly Dispute[];
  /** The card network suspects fraud: a dispute is likely, unless the payment is refunded first. */
  fraudWarning: boolean;
}

export interface ProviderRefund {
  id: string;
  /** The `key` of `refund`; absent if the refund was made in the dashboard. */
  key?: string;
  amount: Money;
  state: RefundResult['state'];
}

/** A payer's objection at their bank. */
export interface Dispute {
  id: string;
  amount: Money;
  /**
   * `inquiry`: the bank asks, no money has moved. `open`: the bank has taken the money back and decides. `won`: the merchant has it
   * again, or keeps it. `lost`: the payer keeps it.
   */
  state: 'inquiry' | 'open' | 'won' | 'lost';
}

export interface RefundResult {
  id: string;
  state: 'pending' | 'refunded' | 'failed';
}

/** What a verified webhook is about. Absent fields: an event that concerns no gift, which is acknowledged and ignored. */
export interface WebhookEvent {
  /** The same for every delivery of one event; absent if the provider names none. */
  id?: string;
  checkoutId?: string;
  paymentId?: string;
}

export interface PaymentFinding {
  ok: boolean;
  /** One sentence; if not ok, with the remedy. Contains no part of a key. */
  text: string;
}

/** A mail server. */
export interface Mail {
  /**
   * Sends one message. Repeating it with the same `key` gives it the same Message-ID, so that a mailbox can show a
   * duplicate once; SMTP cannot guarantee more.
   * Throws `MailRejectedError` if the message will never be accepted, any other error if a retry may help.
   */
  send(message: MailMessage): Promise<void>;
  /** Connects and logs in, without sending anything. Throws if that fails. */
  check?(): Promise<void>;
}

export interface MailMessage {
  key: string;
  /** One address, without a name. */
  to: string;
  subject: string;
  text: string;
  html?: string;
}

/** The mail server will never accept this message. */
export class MailRejectedError extends Error {
  override readonly name = 'MailRejectedError';
  /** The SMTP reply code, such as 550. */
  readonly code: number;
  constructor(code: number) {
    super(`The mail server rejected the message with code ${code}.`);
    this.code = code;
  }
}

/** The keys of the backend, which are stored apart from its data. */
export interface Keys {
  /** The public part of the current fulfillment key, to which browsers encrypt addresses. */
  readonly fulfillmentKey: FulfillmentKey;
  /**
   * Decrypts an address with the key that it is encrypted to. `retired` marks a key that new addresses must no longer
   * be encrypted to; earlier addresses stay readable.
   * Throws `AddressDecryptionError`.
   */
  decryptAddress(jwe: string): Promise<{address: Address; kid: string; receiptHash: string; retired?: boolean}>;
  /** HMAC-SHA256 under a secret key, base64url: fingerprints of idempotent requests. */
  fingerprint(text: string): string;
  /** Encrypts text for storage. `context` is authenticated with it, so that it cannot be moved to another row. */
  encrypt(text: string, context: string): Promise<string>;
  /** Throws if the text was encrypted with another key or for another context, or was changed. */
  decrypt(encrypted: string, context: string): Promise<string>;
  /**
   * Checks the signature of a product descriptor, in a time that does not depend on where it differs. Absent: only products of the
   * catalog are sold.
   */
  checkSignature?(parts: DescriptorParts): Promise<'valid' | 'invalid' | 'unknown-key' | 'retired-key'>;
}

export class AddressDecryptionError extends Error {
  override readonly name = 'AddressDecryptionError';
  /** `retired`: the key is known but no longer available. `invalid`: anything else. */
  readonly reason: 'retired' | 'invalid';
  constructor(reason: 'retired' | 'invalid') {
    super(reason === 'retired' ? 'The address is encrypted to a retired key.' : 'This is not an encrypted address.');
    this.reason = reason;
  }
}

/** The part of `GET /v1/shop` that the merchant configures. */
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
  brand?: Brand;
}

/** The merchant's own addresses. Each mail needs `mail`. */
export interface MerchantMail {
  /** Gets a mail for each order. */
  orders?: string;
  /** Gets a mail for what needs a person; default: `orders`. */
  alerts?: string;
  /** The page that shows an order to the merchant, with `{order}` for its id; the mail of an order links to it. */
  orderPage?: string;
}

/** Serves the hosted pages and their files; returns undefined for any other URL. */
export type Pages = (request: Request) => Promise<Response | undefined>;
