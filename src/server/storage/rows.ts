/**
 * The rows of the database, as the rules see them. Times are milliseconds since 1970 by the database's clock; amounts
 * are in minor units.
 */
import type {AlertKind, Cover, EndReason, GiftState, PortionState, RefundState, TokenKind} from '../../protocol/index.ts';

export interface GiftRow {
  id: string;
  state: GiftState;
  manageHash: string;
  /** Fingerprint of the draft request: the same manage hash with another request is refused. */
  requestFingerprint: string;
  /** `GiftProduct` as JSON, as it was when the gift was drafted. */
  product: string;
  productRef: string;
  /** The `Descriptor` that the gift was drafted with, as JSON; null: a product of the catalog. */
  descriptor: string | null;
  /** Null: the recipient chooses among `choices`. */
  variant: string | null;
  /** `Choice[]` as JSON: the variants at the paid price, as they were when the gift was drafted. */
  choices: string;
  unitAmount: number;
  currency: string;
  portionCount: number;
  note: string;
  cover: Cover;
  senderName: string;
  /** 1: the product is hidden until the gift is opened. */
  secret: 0 | 1;
  /** A slow hash (see `gifts/passcode.ts`); null: the gift has no passcode. */
  passcodeHash: string | null;
  /** Wrong passcodes since the passcode was set or the claim link was replaced. */
  passcodeFailures: number;
  /** When a scheduled gift becomes ready; null: as soon as it is paid. */
  sendAt: number | null;
  /** The IANA time zone in which the sender chose that time. */
  sendTimeZone: string | null;
  /** `Policy` as JSON, as it was when the gift was drafted. */
  policy: string;
  returnUrl: string;
  checkoutId: string | null;
  checkoutUrl: string | null;
  checkoutExpiresAt: number | null;
  draftExpiresAt: number;
  /** When the worker asks the provider about this gift's payment again; null if nothing can change any more. */
  nextPaymentCheckAt: number | null;
  /** How often it has asked since the draft, or since the payment. */
  paymentChecks: number;
  /** 1: the checkout is completed, and the payer's bank has not decided yet. */
  paymentPending: 0 | 1;
  paymentId: string | null;
  /** When the hold on the payer's money lapses; null if it was charged. */
  heldUntil: number | null;
  /** Why the payment ended the gift. */
  endReason: EndReason | null;
  /** BCP 47 language of the mails to the payer. */
  lang: string;
  /** Incremented with every change that the sender or a recipient can see. */
  sequence: number;
  createdAt: number;
  changedAt: number;
  paidAt: number | null;
  readyAt: number | null;
  /** How often the sender has extended the claim window. */
  extensions: number;
}

export interface PortionRow {
  giftId: string;
  number: number;
  state: PortionState;
  changedAt: number;
  claimDeadline: number | null;
  /** The receipt hash of the recipient who claimed. */
  claimedBy: string | null;
  /** The receipt hash of the recipient who declined. */
  declinedBy: string | null;
  claimedAt: number | null;
  variant: string | null;
  variantTitle: string | null;
  /** The shop's order number. */
  shopOrder: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  /** When the recipient erased their data. */
  erasedAt: number | null;
}

/** A token, known only by its hash, and what it gives access to. */
export interface CapabilityRow {
  hash: string;
  kind: Exclude<TokenKind, 'secret'>;
  giftId: string;
  /** Of a receipt token. */
  portion: number | null;
  /** Of a claim token: the number that it is derived with, from the manage token of `manageHash`. */
  linkNumber: number | null;
  manageHash: string | null;
  spentAt: number | null;
  replacedAt: number | null;
}

/**
 * Where money can be. `provider` is the payment provider, outside of this ledger; `owed`: a refund of it failed; `disputed`: the
 * payer's bank has taken it back.
 */
export type LedgerAccount = 'provider' | 'held' | 'fulfilled' | 'refunded' | 'owed' | 'disputed';

/** Why money moves. `reopened`: the shop cancels an order that it had accepted. */
export type LedgerEntryKind = 'captured' | 'fulfilled' | 'reopened' | 'refunded' | 'refund-failed' | 'disputed' | 'dispute-won';

export interface LedgerRow {
  giftId: string;
  /** 0: the payment as a whole. */
  portion: number;
  kind: LedgerEntryKind;
  /** Tells entries of one kind apart: the attempt of a refund, the provider's id of a refund or dispute; otherwise empty. */
  reference: string;
  fromAccount: LedgerAccount;
  toAccount: LedgerAccount;
  amount: number;
  currency: string;
  at: number;
}

export interface RefundRow {
  giftId: string;
  /** 0: the whole payment, of a gift that never became ready. */
  portion: number;
  amount: number;
  /** How much of it the payer has got otherwise: by a refund in the provider's dashboard, or by a dispute. */
  covered: number;
  currency: string;
  state: RefundState;
  /** Counted from 1; the merchant can have a failed refund tried again. */
  attempt: number;
  /** Of the latest attempt, once the provider has accepted it. */
  providerRefundId: string | null;
  createdAt: number;
  changedAt: number;
}

/** Something that needs the merchant. */
export interface AlertRow {
  id: string;
  giftId: string;
  /** 0: the gift as a whole. */
  portion: number;
  kind: AlertKind;
  /** Tells alerts of one kind apart: the attempt of a refund, or the provider's id of a dispute; otherwise empty. */
  reference: string;
  amount: number | null;
  currency: string | null;
  createdAt: number;
  resolvedAt: number | null;
}

/** The piece that a paid portion holds until the shop has its order. */
export interface StockHoldRow {
  giftId: string;
  portion: number;
  productRef: string;
  /** Refs of the variants that the piece can be of, as a JSON list; more than one until the recipient has chosen. */
  variants: string;
}

/** How many portions hold one list of variants of a product. */
export interface StockCountRow {
  productRef: string;
  /** See `StockHoldRow`. */
  variants: string;
  held: number;
  /** How many of these holds have ended because the shop took the order; never decreases. */
  ordered: number;
}

export interface AddressRow {
  giftId: string;
  portion: number;
  /** The encrypted address, a compact JWE. */
  jwe: string;
  kid: string;
  receiptHash: string;
  country: string;
  postalCode: string | null;
}

export interface ThanksRow {
  giftId: string;
  portion: number;
  note: string;
  emoji: string;
}

/** The payer, if the payment provider reported an email address. */
export interface PayerRow {
  giftId: string;
  /** Encrypted with `Keys.encrypt`. */
  encryptedEmail: string;
  /** When to remind the payer that the claim window ends. */
  remindAt: number | null;
}

/** The mails to a payer. */
export type MailKind = 'paid' | 'claimed' | 'reminder' | 'refunded' | 'link-replaced' | 'passcode-changed' | 'passcode-blocked' |
  'hold-released' | 'stopped';

/** Effects at the shop, the payment provider and the merchant's mailbox. */
export type EffectKind = 'place-order' | 'refund' | 'expire-checkout' | 'capture' | 'release-hold' | 'notify-order' | 'notify-alert';
export type JobKind = EffectKind | `mail-${MailKind}`;

/** Each kind of effect and all mails together have a queue of their own, so that a system that is slow delays no other. */
export type Queue = EffectKind | 'mail';

export interface JobRow {
  key: string;
  queue: Queue;
  giftId: string;
  /** Of a mail: its number among the gift's mails of this kind, counted from 1. */
  portion: number;
  kind: JobKind;
  /** How often the job has been leased. */
  attempt: number;
  leaseUntil: number | null;
  runAt: number;
  completedAt: number | null;
}

/** The response of an idempotent request, stored to be replayed. */
export interface StoredResponseRow {
  scope: string;
  key: string;
  fingerprint: string;
  status: number;
  /** The response body as JSON, or what the route needs to build a body that must not be stored. */
  body: string;
  /** The recipient who sent the request. */
  receiptHash: string | null;
  storedAt: number;
}

/** A passcode that is being checked or was wrong, identified by its request. */
export interface PasscodeAttemptRow {
  giftId: string;
  scope: string;
  key: string;
  fingerprint: string;
  /** The recipient who tried it. */
  receiptHash: string;
  /** HMAC of the address that it came from. */
  addressHash: string;
  /** 0: it is being checked. */
  failed: 0 | 1;
  attemptedAt: number;
}

export type NewGift = Omit<GiftRow, 'state' | 'checkoutId' | 'checkoutUrl' | 'checkoutExpiresAt' | 'paymentChecks' | 'paymentPending' | 'paymentId' | 'heldUntil' |
  'endReason' | 'sequence' | 'createdAt' | 'changedAt' | 'paidAt' | 'readyAt' | 'extensions' | 'passcodeFailures'>;
export type GiftChanges = Partial<Pick<GiftRow, 'note' | 'paymentId' | 'paymentPending' | 'paidAt' | 'heldUntil' | 'endReason' | 'readyAt' | 'extensions' | 'passcodeHash' | 'passcodeFailures'>>;
export type CheckoutChanges = Partial<Pick<GiftRow, 'checkoutId' | 'checkoutUrl' | 'checkoutExpiresAt' | 'nextPaymentCheckAt' | 'paymentChecks'>>;
export type PortionChanges = Partial<Omit<PortionRow, 'giftId' | 'number' | 'state' | 'changedAt' | 'claimedBy'>>;
