/** Moves money between the accounts of a gift's ledger. Captured = fulfilled + refunded + held + owed + disputed, always. */
import type {GiftRow, LedgerAccount, LedgerEntryKind, LedgerRow, PortionRow, RefundRow, Transaction} from '../storage/storage.ts';

type Account = Exclude<LedgerAccount, 'provider'>;
/** Minor units of the gift's payment. */
export type Balances = Record<Account, number>;

export interface Move {
  kind: LedgerEntryKind;
  from: LedgerAccount;
  to: LedgerAccount;
  amount: number;
  currency: string;
  /** 0, the default: the payment as a whole. */
  portion?: number;
  reference?: string;
}

/** The balances of a gift, or what its entries for one portion add up to. */
export function balancesOf(entries: readonly LedgerRow[], portion?: number): Balances {
  const balances: Record<LedgerAccount, number> = {provider: 0, held: 0, fulfilled: 0, refunded: 0, owed: 0, disputed: 0};
  for (const entry of entries) {
    if (portion !== undefined && entry.portion !== portion) continue;
    balances[entry.fromAccount] -= entry.amount;
    balances[entry.toAccount] += entry.amount;
  }
  return balances;
}

export const loadBalances = async (tx: Transaction, giftId: string) => balancesOf(await tx.listLedgerEntries(giftId));

/**
 * Moves `amount`, or as much of it as the account has: a dispute takes money out of it at any time. Returns how much was moved.
 */
export async function moveMoney(tx: Transaction, giftId: string, move: Move): Promise<number> {
  const {kind, from, to, currency, portion = 0, reference = ''} = move;
  const amount = from === 'provider' ? move.amount : Math.min(move.amount, (await loadBalances(tx, giftId))[from]);
  if (amount <= 0) return 0;
  await tx.addLedgerEntry({giftId, portion, kind, reference, fromAccount: from, toAccount: to, amount, currency});
  return amount;
}

/** Takes money out of what is fulfilled, order by order: giving an order up later returns what is left of its own. */
export async function moveFulfilled(tx: Transaction, giftId: string, move: Omit<Move, 'from' | 'portion'>): Promise<number> {
  const entries = await tx.listLedgerEntries(giftId);
  let moved = 0;
  for (const portion of new Set(entries.map((entry) => entry.portion))) {
    const amount = Math.min(move.amount - moved, balancesOf(entries, portion).fulfilled);
    moved += await moveMoney(tx, giftId, {...move, from: 'fulfilled', amount, portion});
  }
  return moved;
}

/** Whether the payer's money is only held: nothing was taken yet. */
export async function isOnlyHeld(tx: Transaction, gift: GiftRow): Promise<boolean> {
  return gift.heldUntil !== null && !(await tx.listLedgerEntries(gift.id)).some(({kind}) => kind === 'captured');
}

/** Whether the money of this portion counts as fulfilled: the shop has taken its order. */
export const isFulfilling = ({state}: PortionRow) => state === 'ordered' || state === 'shipped' || state === 'delivered';

/** What a refund still has to pay. */
export const unpaidPart = ({amount, covered}: RefundRow) => amount - covered;

/** Where the money of an unpaid refund is: a failed one is owed until it is paid. */
export const accountOf = ({state, attempt}: RefundRow): 'held' | 'owed' => (state === 'failed' || attempt > 1 ? 'owed' : 'held');
