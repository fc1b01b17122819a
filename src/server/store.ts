/** What the rules ask of a database: rows as they are kept, and one all-or-nothing change at a time. No query language shows through. */
import type {Cover, GiftState, PortionState, RefundState, TokenKind} from '../protocol/index.ts';

/** A gift as it is kept. Moments are milliseconds since 1970, by the store's own clock. */
export interface GiftRow {
  id: string;
  state: GiftState;
  manageHash: string;
  /** Fingerprint of what was drafted: the same manage hash with another wish is refused. */
  wish: string;
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
  passcode: string | null;
  /** The moment it is to be ready; null: as soon as it is paid. */
  sendAt: number | null;
  /** The IANA time zone in which the sender chose that moment. */
  sendTimeZone: string | null;
  /** `Policy` as JSON, as it was promised. */
  policy: string;
  returnUrl: string;
  checkout: string | null;
  checkoutUrl: string | null;
  checkoutExpiresAt: number | null;
  draftExpiresAt: number;
  /** When the reconciler looks at this draft again. */
  settleAt: number | null;
  settleTries: number;
  payment: string | null;
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
  gift: string;
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
  gift: string;
  portion: number | null;
  /** Of a claim token: which one. */
  number: number | null;
  /** Of a claim token: the hash of the manage token that it is made from. */
  maker: string | null;
  spentAt: number | null;
  replacedAt: number | null;
}

/** Where money can be. `provider` is the world outside. */
export type Account = 'provider' | 'held' | 'fulfilled' | 'refunded';

/** Why money moved. `reopened`: a shop gave back an order that it had taken. */
export type EntryKind = 'captured' | 'fulfilled' | 'reopened' | 'refunded';

export interface LedgerRow {
  gift: string;
  /** 0 stands for the payment as a whole. */
  portion: number;
  kind: EntryKind;
  fromAccount: Account;
  toAccount: Account;
  amount: number;
  currency: string;
  at: number;
}

export interface RefundRow {
  gift: string;
  /** 0 stands for the whole payment of a gift that never became ready. */
  portion: number;
  amount: number;
  currency: string;
  state: RefundState;
  providerRefund: string | null;
  createdAt: number;
  changedAt: number;
}

export interface HoldRow {
  gift: string;
  portion: number;
  productRef: string;
  variant: string | null;
  unitAmount: number;
}

export interface AddressRow {
  gift: string;
  portion: number;
  jwe: string;
  kid: string;
  receiptHash: string;
  country: string;
  postalCode: string | null;
}

export interface ThanksRow {
  gift: string;
  portion: number;
  note: string;
  emoji: string;
}

/** Whoever paid, as far as mail needs it; absent where the payment provider names no address. */
export interface PayerRow {
  gift: string;
  /** The mail address, hidden by `keys.hide`. */
  mail: string;
  /** When the payer is to be told that the window is about to end. */
  remindAt: number | null;
}

/** What a payer is told by mail. */
export const mailKinds = ['paid', 'claimed', 'ending', 'refunded', 'link'] as const;
export type MailKind = (typeof mailKinds)[number];

/** What has to happen outside: give an order to the shop, pay a refund, end a checkout; and, apart from these, mail. */
export type WorkKind = 'order' | 'refund' | 'close';
export type JobKind = WorkKind | `mail-${MailKind}`;

export interface JobRow {
  key: string;
  gift: string;
  /** Of a mail: which one of its kind, counted from 1. */
  portion: number;
  kind: JobKind;
  attempt: number;
  leaseUntil: number | null;
  notBefore: number;
  doneAt: number | null;
}

/** An answer kept for a repeat of the same request. */
export interface KeptRow {
  scope: string;
  key: string;
  fingerprint: string;
  status: number;
  body: string;
  gift: string | null;
  keptAt: number;
}

/** A wrong passcode, known by the request that brought it. */
export interface WrongTryRow {
  gift: string;
  scope: string;
  key: string;
  fingerprint: string;
  triedAt: number;
}

export type NewGift = Omit<GiftRow, 'state' | 'checkout' | 'checkoutUrl' | 'checkoutExpiresAt' | 'settleTries' | 'payment' |
  'sequence' | 'createdAt' | 'changedAt' | 'paidAt' | 'readyAt' | 'extensions'>;
export type GiftFacts = Partial<Pick<GiftRow, 'note' | 'payment' | 'paidAt' | 'readyAt' | 'extensions'>>;
export type CheckoutFacts = Partial<Pick<GiftRow, 'checkout' | 'checkoutUrl' | 'checkoutExpiresAt' | 'settleAt' | 'settleTries'>>;
export type PortionFacts = Partial<Omit<PortionRow, 'gift' | 'number' | 'state' | 'changedAt' | 'claimedBy'>>;

/** Where a page of orders ends. */
export interface OrdersAfter {
  claimedAt: number;
  gift: string;
  number: number;
}

/** Mail leaves by a door of its own, so that a slow mail server delays no money. */
export type Lane = 'work' | 'mail';

/** What can be asked and changed within one change. */
export interface Tx {
  /** The store's clock. */
  now(): Promise<number>;

  insertGift(gift: NewGift): Promise<void>;
  gift(id: string): Promise<GiftRow | undefined>;
  giftOfManage(hash: string): Promise<GiftRow | undefined>;
  giftOfCheckout(checkout: string): Promise<GiftRow | undefined>;
  /** Moves a gift from any state that may go there; false when none did. */
  moveGift(id: string, to: GiftState, facts?: GiftFacts): Promise<boolean>;
  /** Writes what the sender sees changed, and counts the sequence on. */
  touchGift(id: string, facts?: GiftFacts): Promise<void>;
  /** Writes what only the reconciler needs. */
  noteCheckout(id: string, facts: CheckoutFacts): Promise<void>;

  portions(gift: string): Promise<PortionRow[]>;
  portion(gift: string, number: number): Promise<PortionRow | undefined>;
  /** Moves portions from any state that may go there, judging the window in the same statement; the numbers that moved. */
  movePortions(gift: string, to: PortionState, how?: {number?: number; window?: 'open' | 'over'; facts?: PortionFacts}): Promise<number[]>;
  /** Gives the first free portion to a claimant, once, while the window is open; its number, or undefined. */
  claimPortion(gift: string, claimedBy: string, variant: {ref: string; title: string}): Promise<number | undefined>;
  /** Moves the deadline of every portion whose window is open; how many there were. */
  extendWindow(gift: string, deadline: number): Promise<number>;
  notePortion(gift: string, number: number, facts: PortionFacts): Promise<void>;

  /** False when the hash is already known, whatever it opens. */
  insertCapability(row: Pick<CapabilityRow, 'hash' | 'kind' | 'gift'> & Partial<CapabilityRow>): Promise<boolean>;
  capability(hash: string): Promise<CapabilityRow | undefined>;
  spendClaimTokens(gift: string): Promise<void>;
  /** The newest claim token made from a manage token. */
  newestLink(maker: string): Promise<CapabilityRow | undefined>;
  /** All but this one; how many there were. */
  replaceClaimTokens(gift: string, except: string): Promise<number>;

  wrongTry(gift: string, scope: string, key: string): Promise<WrongTryRow | undefined>;
  /** When the latest tries were made, newest first. */
  wrongTries(gift: string, limit: number): Promise<number[]>;
  noteWrongTry(row: Omit<WrongTryRow, 'triedAt'>): Promise<void>;

  enter(entry: Omit<LedgerRow, 'fromAccount' | 'toAccount' | 'at'>): Promise<void>;
  ledger(gift: string): Promise<LedgerRow[]>;
  insertRefund(row: Pick<RefundRow, 'gift' | 'portion' | 'amount' | 'currency'>): Promise<boolean>;
  moveRefund(gift: string, portion: number, to: RefundState): Promise<boolean>;
  noteRefund(gift: string, portion: number, providerRefund: string): Promise<void>;
  refunds(gift: string): Promise<RefundRow[]>;

  holds(productRef: string): Promise<HoldRow[]>;
  hold(row: HoldRow): Promise<void>;
  release(gift: string, portion: number): Promise<void>;

  seal(row: AddressRow): Promise<void>;
  address(gift: string, portion: number): Promise<AddressRow | undefined>;
  eraseAddress(gift: string, portion: number): Promise<void>;
  audit(gift: string, portion: number): Promise<number>;
  thank(row: ThanksRow): Promise<void>;
  thanks(gift: string): Promise<ThanksRow[]>;
  eraseThanks(gift: string, portion: number): Promise<void>;
  orders(limit: number, after?: OrdersAfter): Promise<PortionRow[]>;

  /** At once, or not before a moment. */
  enqueue(gift: string, portion: number, kind: JobKind, notBefore?: number): Promise<void>;
  job(gift: string, portion: number, kind: JobKind): Promise<JobRow | undefined>;
  /** Takes up to `limit` due jobs for `ms`; each taking counts as an attempt, which fences the ones before it. */
  leaseJobs(lane: Lane, limit: number, ms: number): Promise<JobRow[]>;
  finishJob(job: JobRow): Promise<boolean>;
  postponeJob(job: JobRow, ms: number): Promise<boolean>;
  /** The latest mail of a kind, sent or not. */
  latestMail(gift: string, kind: MailKind): Promise<JobRow | undefined>;
  /** The manage token that waits to be mailed, hidden by `keys.hide`. */
  mailToken(job: string): Promise<string | undefined>;
  keepMailToken(job: string, hidden: string): Promise<void>;
  dropMailToken(job: string): Promise<void>;
  keepPayer(gift: string, mail: string): Promise<void>;
  payer(gift: string): Promise<PayerRow | undefined>;
  /** Notes when to remind; nothing where there is no payer. */
  remind(gift: string, at: number | null): Promise<void>;
  payersToRemind(limit: number): Promise<PayerRow[]>;
  /** False when this event was received before. */
  receive(provider: string, event: string, gift: string): Promise<boolean>;

  kept(scope: string, key: string): Promise<KeptRow | undefined>;
  keep(row: Omit<KeptRow, 'keptAt'>): Promise<void>;
  forgetKept(gift: string): Promise<void>;

  draftsDue(limit: number): Promise<GiftRow[]>;
  giftsOverdue(limit: number): Promise<string[]>;
  /** Scheduled gifts whose moment has come. */
  giftsToSend(limit: number): Promise<string[]>;
  /**
   * Removes what is kept no longer: answers and wrong tries after `keptMs`, addresses `addressMs` after an order's end and
   * `longestMs` after its last move; and a payer's mail address `addressMs` after the gift's end, `longestMs` after its last move.
   */
  sweep(keptMs: number, addressMs: number, longestMs: number): Promise<void>;
  /** When something is due next; undefined when nothing waits. */
  nextDue(lane: Lane): Promise<number | undefined>;
}

/** The store can't take a change right now: another process keeps it busy, or the disk is full. Trying again may help. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

export interface Store {
  /** One change, whole or not at all, durable when it resolves; changes run one after the other. Effects outside have no place in it. */
  change<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A consistent look. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Throws unless the schema, the durability setting and the clock are as they must be. */
  check(): Promise<void>;
  /** Clears the write-ahead log of what has been erased since. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}
