/** What the rules ask of a database: rows as they are kept, and one all-or-nothing change at a time. No query language shows through. */
import type {Cover, GiftState, PortionState, RefundState, TokenKind} from '../../protocol/index.ts';

/** A gift as it is kept. Moments are milliseconds since 1970, by the store's own clock. */
export interface GiftRow {
  id: string;
  state: GiftState;
  manageHash: string;
  /** Fingerprint of what was drafted: the same manage hash with another wish is refused. */
  requestFingerprint: string;
  /** `GivenProduct` as JSON, as it was when the gift was drafted. */
  product: string;
  productRef: string;
  /** Null: the recipient chooses among `choices`. */
  variant: string | null;
  /** Variants of the price that was paid, as a JSON list of refs; prices may have changed since. */
  choices: string;
  unitAmount: number;
  currency: string;
  portionCount: number;
  note: string;
  cover: Cover;
  senderName: string;
  /** 1: what it is stays hidden until the box is opened. */
  secret: 0 | 1;
  /** A slow hash; null: no passcode is asked for. */
  passcodeHash: string | null;
  /** The moment it is to be ready; null: as soon as it is paid. */
  sendAt: number | null;
  /** The IANA time zone in which the sender chose that moment. */
  sendTimeZone: string | null;
  /** `Policy` as JSON, as it was promised. */
  policy: string;
  returnUrl: string;
  checkoutId: string | null;
  checkoutUrl: string | null;
  checkoutExpiresAt: number | null;
  draftExpiresAt: number;
  /** When the reconciler looks at this draft again. */
  nextPaymentCheckAt: number | null;
  paymentChecks: number;
  paymentId: string | null;
  /** In which language its payer is written to; BCP 47. */
  lang: string;
  sequence: number;
  createdAt: number;
  changedAt: number;
  paidAt: number | null;
  /** When it became ready; null before, and for gifts that were ready before this was kept. */
  readyAt: number | null;
  /** How often the sender has extended the window. */
  extensions: number;
}

export interface PortionRow {
  giftId: string;
  number: number;
  state: PortionState;
  changedAt: number;
  claimDeadline: number | null;
  /** The receipt hash of whoever claimed, or declined. */
  claimedBy: string | null;
  declinedBy: string | null;
  claimedAt: number | null;
  variant: string | null;
  variantTitle: string | null;
  shopOrder: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  erasedAt: number | null;
}

export interface CapabilityRow {
  hash: string;
  kind: Exclude<TokenKind, 'secret'>;
  giftId: string;
  portion: number | null;
  /** Of a claim token: which one. */
  linkNumber: number | null;
  /** Of a claim token: the hash of the manage token that it is made from. */
  manageHash: string | null;
  spentAt: number | null;
  replacedAt: number | null;
}

/** Where money can be. `provider` is the world outside. */
export type LedgerAccount = 'provider' | 'held' | 'fulfilled' | 'refunded';

/** Why money moved. `reopened`: a shop gave back an order that it had taken. */
export type LedgerEntryKind = 'captured' | 'fulfilled' | 'reopened' | 'refunded';

export interface LedgerRow {
  giftId: string;
  /** 0 stands for the payment as a whole. */
  portion: number;
  kind: LedgerEntryKind;
  fromAccount: LedgerAccount;
  toAccount: LedgerAccount;
  amount: number;
  currency: string;
  at: number;
}

export interface RefundRow {
  giftId: string;
  /** 0 stands for the whole payment of a gift that never became ready. */
  portion: number;
  amount: number;
  currency: string;
  state: RefundState;
  providerRefundId: string | null;
  createdAt: number;
  changedAt: number;
}

export interface StockHoldRow {
  giftId: string;
  portion: number;
  productRef: string;
  variant: string | null;
  unitAmount: number;
}

export interface AddressRow {
  giftId: string;
  portion: number;
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

/** Whoever paid, as far as mail needs it; absent where the payment provider names no address. */
export interface PayerRow {
  giftId: string;
  /** The mail address, hidden by `keys.hide`. */
  encryptedEmail: string;
  /** When the payer is to be told that the window is about to end. */
  remindAt: number | null;
}

/** What a payer is told by mail. */
export const mailKinds = ['paid', 'claimed', 'reminder', 'refunded', 'link-replaced'] as const;
export type MailKind = (typeof mailKinds)[number];

/** What has to happen outside: give an order to the shop, pay a refund, end a checkout; and, apart from these, mail. */
export type EffectKind = 'place-order' | 'refund' | 'expire-checkout';
export type JobKind = EffectKind | `mail-${MailKind}`;

export interface JobRow {
  key: string;
  giftId: string;
  /** Of a mail: which one of its kind, counted from 1. */
  portion: number;
  kind: JobKind;
  attempt: number;
  leaseUntil: number | null;
  runAt: number;
  completedAt: number | null;
}

/** An answer kept for a repeat of the same request. */
export interface StoredResponseRow {
  scope: string;
  key: string;
  fingerprint: string;
  status: number;
  body: string;
  giftId: string | null;
  storedAt: number;
}

/** A wrong passcode, known by the request that brought it. */
export interface FailedPasscodeAttemptRow {
  giftId: string;
  scope: string;
  key: string;
  fingerprint: string;
  attemptedAt: number;
}

export type NewGift = Omit<GiftRow, 'state' | 'checkoutId' | 'checkoutUrl' | 'checkoutExpiresAt' | 'paymentChecks' | 'paymentId' |
  'sequence' | 'createdAt' | 'changedAt' | 'paidAt' | 'readyAt' | 'extensions'>;
export type GiftChanges = Partial<Pick<GiftRow, 'note' | 'paymentId' | 'paidAt' | 'readyAt' | 'extensions'>>;
export type CheckoutChanges = Partial<Pick<GiftRow, 'checkoutId' | 'checkoutUrl' | 'checkoutExpiresAt' | 'nextPaymentCheckAt' | 'paymentChecks'>>;
export type PortionChanges = Partial<Omit<PortionRow, 'giftId' | 'number' | 'state' | 'changedAt' | 'claimedBy'>>;

/** Where a page of orders ends. */
export interface OrdersCursor {
  claimedAt: number;
  giftId: string;
  number: number;
}

/** Mail leaves by a door of its own, so that a slow mail server delays no money. */
export type Queue = 'default' | 'mail';

/** What can be asked and changed within one change. */
export interface Transaction {
  /** The store's clock. */
  now(): Promise<number>;

  insertGift(gift: NewGift): Promise<void>;
  findGift(id: string): Promise<GiftRow | undefined>;
  findGiftByManageHash(hash: string): Promise<GiftRow | undefined>;
  findGiftByCheckout(checkoutId: string): Promise<GiftRow | undefined>;
  /** Moves a gift from any state that may go there; false when none did. */
  transitionGift(id: string, to: GiftState, changes?: GiftChanges): Promise<boolean>;
  /** Writes what the sender sees changed, and counts the sequence on. */
  updateGift(id: string, changes?: GiftChanges): Promise<void>;
  /** Writes what only the reconciler needs. */
  updateCheckout(id: string, changes: CheckoutChanges): Promise<void>;

  listPortions(gift: string): Promise<PortionRow[]>;
  findPortion(gift: string, number: number): Promise<PortionRow | undefined>;
  /** Moves portions from any state that may go there, judging the window in the same statement; the numbers that moved. */
  transitionPortions(gift: string, to: PortionState, options?: {number?: number; window?: 'open' | 'closed'; changes?: PortionChanges}): Promise<number[]>;
  /** Gives the first free portion to a claimant, once, while the window is open; its number, or undefined. */
  claimPortion(gift: string, claimedBy: string, variant: {ref: string; title: string}): Promise<number | undefined>;
  /** Moves the deadline of every portion whose window is open; how many there were. */
  extendWindow(gift: string, deadline: number): Promise<number>;
  updatePortion(gift: string, number: number, changes: PortionChanges): Promise<void>;

  /** False when the hash is already known, whatever it opens. */
  insertCapability(row: Pick<CapabilityRow, 'hash' | 'kind' | 'giftId'> & Partial<CapabilityRow>): Promise<boolean>;
  findCapability(hash: string): Promise<CapabilityRow | undefined>;
  spendClaimTokens(gift: string): Promise<void>;
  /** The newest claim token made from a manage token. */
  findNewestClaimLink(manageHash: string): Promise<CapabilityRow | undefined>;
  /** All but this one; how many there were. */
  replaceClaimTokens(gift: string, except: string): Promise<number>;

  findFailedPasscodeAttempt(gift: string, scope: string, key: string): Promise<FailedPasscodeAttemptRow | undefined>;
  /** When the latest tries were made, newest first. */
  listFailedPasscodeAttemptTimes(gift: string, limit: number): Promise<number[]>;
  insertFailedPasscodeAttempt(row: Omit<FailedPasscodeAttemptRow, 'attemptedAt'>): Promise<void>;

  addLedgerEntry(entry: Omit<LedgerRow, 'fromAccount' | 'toAccount' | 'at'>): Promise<void>;
  listLedgerEntries(gift: string): Promise<LedgerRow[]>;
  insertRefund(row: Pick<RefundRow, 'giftId' | 'portion' | 'amount' | 'currency'>): Promise<boolean>;
  transitionRefund(gift: string, portion: number, to: RefundState): Promise<boolean>;
  updateRefund(gift: string, portion: number, providerRefundId: string): Promise<void>;
  listRefunds(gift: string): Promise<RefundRow[]>;

  listStockHolds(productRef: string): Promise<StockHoldRow[]>;
  holdStock(row: StockHoldRow): Promise<void>;
  releaseStock(gift: string, portion: number): Promise<void>;

  saveAddress(row: AddressRow): Promise<void>;
  findAddress(gift: string, portion: number): Promise<AddressRow | undefined>;
  deleteAddress(gift: string, portion: number): Promise<void>;
  recordAddressAccess(gift: string, portion: number): Promise<number>;
  insertThanks(row: ThanksRow): Promise<void>;
  listThanks(gift: string): Promise<ThanksRow[]>;
  deleteThanks(gift: string, portion: number): Promise<void>;
  listOrders(limit: number, after?: OrdersCursor): Promise<PortionRow[]>;

  /** At once, or not before a moment. */
  enqueueJob(gift: string, portion: number, kind: JobKind, runAt?: number): Promise<void>;
  findJob(gift: string, portion: number, kind: JobKind): Promise<JobRow | undefined>;
  /** Takes up to `limit` due jobs for `ms`; each taking counts as an attempt, which fences the ones before it. */
  leaseJobs(queue: Queue, limit: number, ms: number): Promise<JobRow[]>;
  completeJob(job: JobRow): Promise<boolean>;
  postponeJob(job: JobRow, ms: number): Promise<boolean>;
  /** The latest mail of a kind, sent or not. */
  findLatestMailJob(gift: string, kind: MailKind): Promise<JobRow | undefined>;
  /** The manage token that waits to be mailed, hidden by `keys.hide`. */
  findMailToken(job: string): Promise<string | undefined>;
  saveMailToken(job: string, encryptedToken: string): Promise<void>;
  deleteMailToken(job: string): Promise<void>;
  insertPayer(gift: string, encryptedEmail: string): Promise<void>;
  findPayer(gift: string): Promise<PayerRow | undefined>;
  /** Notes when to remind; nothing where there is no payer. */
  setReminder(gift: string, at: number | null): Promise<void>;
  listPayersToRemind(limit: number): Promise<PayerRow[]>;
  /** False when this event was received before. */
  recordEvent(provider: string, event: string, gift: string): Promise<boolean>;

  findStoredResponse(scope: string, key: string): Promise<StoredResponseRow | undefined>;
  insertStoredResponse(row: Omit<StoredResponseRow, 'storedAt'>): Promise<void>;
  deleteStoredResponses(gift: string): Promise<void>;

  listDraftsToCheck(limit: number): Promise<GiftRow[]>;
  listGiftsToExpire(limit: number): Promise<string[]>;
  /** Scheduled gifts whose moment has come. */
  listGiftsToRelease(limit: number): Promise<string[]>;
  /**
   * Removes what is kept no longer: answers and wrong tries after `keptMs`, addresses `addressMs` after an order's end and
   * `longestMs` after its last move; and a payer's mail address `addressMs` after the gift's end, `longestMs` after its last move.
   */
  deleteExpired(responseTtlMs: number, ttlAfterEndMs: number, maxAgeMs: number): Promise<void>;
  /** When something is due next; undefined when nothing waits. */
  findNextDueTime(queue: Queue): Promise<number | undefined>;
}

/** The store can't take a change right now: another process keeps it busy, or the disk is full. Trying again may help. */
export class StorageUnavailableError extends Error {
  override readonly name = 'StorageUnavailableError';
}

export interface Storage {
  /** One change, whole or not at all, durable when it resolves; changes run one after the other. Effects outside have no place in it. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A consistent look. */
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Throws unless the schema, the durability setting and the clock are as they must be. */
  check(): Promise<void>;
  /** Clears the write-ahead log of what has been erased since. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}
