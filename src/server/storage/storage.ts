/** What the rules need from a database: rows and transactions. No query language shows through. */
import type {GiftState, PortionState, RefundState} from '../../protocol/index.ts';
import type {
  AddressRow, AlertRow, CapabilityRow, CheckoutChanges, GiftChanges, GiftRow, JobKind, JobRow, LedgerRow, MailKind, NewGift,
  PasscodeAttemptRow, PayerRow, PortionChanges, PortionRow, Queue, RefundRow, StockCountRow, StockHoldRow, StoredResponseRow, ThanksRow,
} from './rows.ts';

export type * from './rows.ts';

/** The last order of a page, in the order of `listOrders`. */
export interface OrdersCursor {
  claimedAt: number;
  giftId: string;
  number: number;
}

/** The last alert of a page, in the order of `listAlerts`. */
export interface AlertsCursor {
  createdAt: number;
  id: string;
}

/** Conditions and further columns of a portion's transition. All conditions are part of the same UPDATE. */
export interface PortionTransitionOptions {
  /** Only this portion; by default every portion of the gift that may change to the new state. */
  number?: number;
  /** `open`: only before the claim deadline. `closed`: only after it. */
  window?: 'open' | 'closed';
  /** Only if this claim link is not replaced. */
  linkHash?: string;
  changes?: PortionChanges;
}

export interface PortionClaim {
  /** The recipient's receipt hash. */
  claimedBy: string;
  /** The claim link, which must not be replaced. */
  linkHash: string;
  variant: {ref: string; title: string};
}

/** Times of jobs, in milliseconds. */
export interface JobTiming {
  leaseMs: number;
  /** The longest delay of a job in this queue. */
  maxDelayMs: number;
}

/** The longest delays between two checks of a payment, in milliseconds. */
export interface PaymentCheckDelays {
  unpaidMs: number;
  paidMs: number;
}

/** Retention periods in milliseconds. */
export interface Retention {
  /** Stored responses and passcode attempts. */
  responseTtlMs: number;
  /** Addresses after the end of the order; the payer's email address after the end of the gift. */
  ttlAfterEndMs: number;
  /** Both, after the last change in any state. */
  maxAgeMs: number;
}

/** The reads and writes of one transaction. Writes decide races: their conditions are part of the statement. */
export interface Transaction {
  /** The database's clock, in milliseconds since 1970. */
  now(): Promise<number>;

  /** Also inserts its portions. */
  insertGift(gift: NewGift): Promise<void>;
  findGift(id: string): Promise<GiftRow | undefined>;
  findGiftByManageHash(hash: string): Promise<GiftRow | undefined>;
  findGiftByCheckout(checkoutId: string): Promise<GiftRow | undefined>;
  findGiftByPayment(paymentId: string): Promise<GiftRow | undefined>;
  /**
   * Changes the state if `giftTransitions` allows it, and increments the sequence. False if the gift was in no state
   * that leads to `to`.
   */
  transitionGift(id: string, to: GiftState, changes?: GiftChanges): Promise<boolean>;
  /** Increments the sequence: call it after every change that the sender or a recipient can see. */
  updateGift(id: string, changes?: GiftChanges): Promise<void>;
  /** Changes what neither sender nor recipient can see, so the sequence stays. */
  updateCheckout(id: string, changes: CheckoutChanges): Promise<void>;

  listPortions(giftId: string): Promise<PortionRow[]>;
  findPortion(giftId: string, number: number): Promise<PortionRow | undefined>;
  /**
   * Changes the state where `portionTransitions` and the options allow it. Returns the numbers of the changed
   * portions.
   */
  transitionPortions(giftId: string, to: PortionState, options?: PortionTransitionOptions): Promise<number[]>;
  /** Gives the first free portion to a recipient who has none yet, while the window is open. Returns its number. */
  claimPortion(giftId: string, claim: PortionClaim): Promise<number | undefined>;
  /** Sets the deadline of every unclaimed portion whose window is open. Returns how many there were. */
  extendWindow(giftId: string, deadline: number): Promise<number>;
  updatePortion(giftId: string, number: number, changes: PortionChanges): Promise<void>;
  /** Claimed portions, newest first. */
  listOrders(limit: number, after?: OrdersCursor): Promise<PortionRow[]>;

  /** False if the hash exists already, for whatever kind and gift. */
  insertCapability(row: Pick<CapabilityRow, 'hash' | 'kind' | 'giftId'> & Partial<CapabilityRow>): Promise<boolean>;
  findCapability(hash: string): Promise<CapabilityRow | undefined>;
  spendClaimTokens(giftId: string): Promise<void>;
  /** The latest claim link that was derived from this manage token. */
  findNewestClaimLink(manageHash: string): Promise<CapabilityRow | undefined>;
  /** Replaces all claim links of the gift but one. Returns how many there were. */
  replaceClaimTokens(giftId: string, except: string): Promise<number>;

  findPasscodeAttempt(giftId: string, scope: string, key: string): Promise<PasscodeAttemptRow | undefined>;
  listPasscodeAttempts(giftId: string): Promise<PasscodeAttemptRow[]>;
  /** Reserves a try. Repeating it changes nothing. */
  insertPasscodeAttempt(row: Omit<PasscodeAttemptRow, 'attemptedAt' | 'failed'>): Promise<void>;
  /** False if there is no such try that is being checked. */
  failPasscodeAttempt(giftId: string, scope: string, key: string): Promise<boolean>;
  deletePasscodeAttempt(giftId: string, scope: string, key: string): Promise<void>;
  deletePasscodeAttempts(giftId: string): Promise<void>;
  /** Changes what neither sender nor recipient can see, so the sequence stays. */
  setPasscodeFailures(giftId: string, failures: number): Promise<void>;

  /**
   * Throws if the account does not hold that much, if money of this kind does not move between these accounts, or if the entry
   * exists already.
   */
  addLedgerEntry(entry: Omit<LedgerRow, 'at'>): Promise<void>;
  listLedgerEntries(giftId: string): Promise<LedgerRow[]>;
  /** False if the portion has a refund already. */
  insertRefund(row: Pick<RefundRow, 'giftId' | 'portion' | 'amount' | 'currency'>): Promise<boolean>;
  /** Changes the state if `refundTransitions` allows it. */
  transitionRefund(giftId: string, portion: number, to: RefundState): Promise<boolean>;
  updateRefund(giftId: string, portion: number, changes: Partial<Pick<RefundRow, 'covered' | 'providerRefundId'>>): Promise<void>;
  /** Starts the next attempt. False unless the refund has failed. */
  restartRefund(giftId: string, portion: number): Promise<boolean>;
  listRefunds(giftId: string): Promise<RefundRow[]>;

  /** False if there is this alert already. */
  insertAlert(row: Omit<AlertRow, 'id' | 'createdAt' | 'resolvedAt'>): Promise<boolean>;
  findAlert(id: string): Promise<AlertRow | undefined>;
  /** The alerts of a gift, oldest first. */
  listGiftAlerts(giftId: string): Promise<AlertRow[]>;
  /** Newest first. */
  listAlerts(limit: number, options: {open: boolean; after?: AlertsCursor}): Promise<AlertRow[]>;
  /** False if it is resolved already. */
  resolveAlert(id: string): Promise<boolean>;

  /** One row for each list of variants that portions hold or held, however many they are. */
  listStockCounts(productRef: string): Promise<StockCountRow[]>;
  /** Replaces the portion's earlier hold. */
  holdStock(row: StockHoldRow): Promise<void>;
  /** Ends the portion's hold because it will not be ordered. */
  releaseStock(giftId: string, portion: number): Promise<void>;
  /** Ends the portion's hold because the shop has taken its order, and counts that order. */
  countOrderedStock(giftId: string, portion: number): Promise<void>;

  /** Replaces the portion's earlier address. */
  saveAddress(row: AddressRow): Promise<void>;
  findAddress(giftId: string, portion: number): Promise<AddressRow | undefined>;
  deleteAddress(giftId: string, portion: number): Promise<void>;
  /** Records that the merchant decrypts an address. Returns the time. */
  recordAddressAccess(giftId: string, portion: number): Promise<number>;
  insertThanks(row: ThanksRow): Promise<void>;
  listThanks(giftId: string): Promise<ThanksRow[]>;
  deleteThanks(giftId: string, portion: number): Promise<void>;

  /**
   * Enqueues a job, now or at `runAt`. There is at most one job per gift, portion and kind; repeating this changes
   * nothing.
   */
  enqueueJob(giftId: string, portion: number, kind: JobKind, runAt?: number): Promise<void>;
  findJob(giftId: string, portion: number, kind: JobKind): Promise<JobRow | undefined>;
  /** Runs a job again that is completed, or that a worker has leased: its lease ends. */
  restartJob(giftId: string, portion: number, kind: JobKind): Promise<void>;
  /**
   * Leases up to `limit` due jobs, and increments their `attempt`. A lease or due time that is further ahead than `timing` allows
   * was written while the clock was wrong: such a job is due.
   */
  leaseJobs(queue: Queue, limit: number, timing: JobTiming): Promise<JobRow[]>;
  /** When `leaseJobs` leases a job next, or could have leased the first one; undefined if none is waiting. */
  findNextJobTime(queue: Queue, timing: JobTiming): Promise<number | undefined>;
  /** False if the job was leased again in the meantime. */
  completeJob(job: JobRow): Promise<boolean>;
  /** Runs the job again in `ms`. False if it was leased again in the meantime. */
  postponeJob(job: JobRow, ms: number): Promise<boolean>;
  hasEvent(provider: string, event: string): Promise<boolean>;
  /** False if this event was recorded before. */
  recordEvent(provider: string, event: string, giftId: string): Promise<boolean>;

  /** The latest job of this mail kind, completed or not. */
  findLatestMailJob(giftId: string, kind: MailKind): Promise<JobRow | undefined>;
  /** The manage token of a mail that is not sent yet, encrypted with `Keys.encrypt`. */
  findMailToken(jobKey: string): Promise<string | undefined>;
  saveMailToken(jobKey: string, encryptedToken: string): Promise<void>;
  deleteMailToken(jobKey: string): Promise<void>;
  insertPayer(giftId: string, encryptedEmail: string): Promise<void>;
  findPayer(giftId: string): Promise<PayerRow | undefined>;
  /** Does nothing if the gift has no payer. */
  setReminder(giftId: string, at: number | null): Promise<void>;
  listPayersToRemind(limit: number): Promise<PayerRow[]>;

  findStoredResponse(scope: string, key: string): Promise<StoredResponseRow | undefined>;
  insertStoredResponse(row: Omit<StoredResponseRow, 'storedAt'>): Promise<void>;
  /** Deletes those of a recipient's requests. */
  deleteStoredResponses(receiptHash: string): Promise<void>;

  /** Gifts whose payment check is due, or further ahead than `maxDelay` because the clock was wrong. */
  listPaymentsToCheck(limit: number, maxDelay: PaymentCheckDelays): Promise<GiftRow[]>;
  /** Ids of gifts with unclaimed portions whose window has ended. */
  listGiftsToExpire(limit: number): Promise<string[]>;
  /** Ids of scheduled gifts whose send time has come. */
  listGiftsToRelease(limit: number): Promise<string[]>;
  deleteExpired(retention: Retention): Promise<void>;
  /**
   * Deletes up to `limit` gifts that ended unpaid at least `ttlMs` ago, with everything that refers to them. Returns how many
   * there were.
   */
  deleteUnpaidDrafts(ttlMs: number, limit: number): Promise<number>;
  /** When a window ends or a scheduled gift is due next, or when a payer is to be reminded; undefined if none is waiting. */
  findNextDueTime(work: 'deadline' | 'reminder'): Promise<number | undefined>;
  /** When `listPaymentsToCheck` lists a gift next. */
  findNextPaymentCheckTime(maxDelay: PaymentCheckDelays): Promise<number | undefined>;
}

/** The storage cannot run a transaction now: another process holds the lock, or the disk is full. A retry may help. */
export class StorageUnavailableError extends Error {
  override readonly name = 'StorageUnavailableError';
}

export interface Storage {
  /**
   * Runs a transaction: all or nothing, durable when the promise resolves, one after the other. Keep calls to other
   * systems out of it.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Runs reads on one consistent snapshot. */
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Throws unless schema, durability settings and clock are as they must be and a small write reaches the disk. */
  check(): Promise<void>;
  /** Truncates the write-ahead log, which still contains deleted rows. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}
