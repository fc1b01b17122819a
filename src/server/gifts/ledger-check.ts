/** Checks the ledger of each gift whose money a transaction has moved, before it is committed. */
import type {LedgerRow, PortionRow, RefundRow, Storage, Transaction} from '../storage/storage.ts';
import {accountOf, balancesOf, isFulfilling, unpaidPart} from './ledger.ts';

/** The money of a gift would not add up; nothing was changed. */
export class LedgerMismatchError extends Error {
  override readonly name = 'LedgerMismatchError';
  readonly giftId: string;
  constructor(giftId: string, rule: string) {
    super(`The ledger of a gift would be wrong: ${rule}.`);
    this.giftId = giftId;
  }
}

/** Returns the broken rule, if there is one. */
export function findLedgerMismatch(
  entries: readonly LedgerRow[], refunds: readonly RefundRow[], portions: readonly PortionRow[],
): string | undefined {
  const captured = entries.filter(({kind}) => kind === 'captured').reduce((sum, {amount}) => sum + amount, 0);
  const {held, fulfilled, refunded, owed, disputed} = balancesOf(entries);
  if (captured !== held + fulfilled + refunded + owed + disputed) return 'captured = fulfilled + refunded + held + owed + disputed';
  if (Math.min(held, fulfilled, refunded, owed, disputed) < 0) return 'no account is overdrawn';
  const unfulfilled = portions.find((portion) => !isFulfilling(portion) && balancesOf(entries, portion.number).fulfilled > 0);
  if (unfulfilled && !hasDispute(entries)) return 'only what is ordered counts as fulfilled';
  const unpaid = refunds.filter(({state}) => state !== 'refunded');
  const needed = (account: 'held' | 'owed') =>
    unpaid.filter((refund) => accountOf(refund) === account).reduce((sum, refund) => sum + unpaidPart(refund), 0);
  // While a payment is disputed, the bank has the money of refunds that are not paid yet.
  if (!hasDispute(entries) && (needed('held') > held || needed('owed') > owed)) return 'there is money for every refund that is not paid';
  return undefined;
}

const hasDispute = (entries: readonly LedgerRow[]) => entries.some(({kind}) => kind === 'disputed');

/** Wraps a storage so that a transaction after which the money would not add up is rolled back with `LedgerMismatchError`. */
export function withLedgerCheck(storage: Storage, onMismatch: (error: LedgerMismatchError) => void): Storage {
  return {
    async transaction(work) {
      try {
        return await storage.transaction(async (tx) => {
          const moved = new Set<string>();
          const result = await work(trackMoves(tx, moved));
          for (const giftId of moved) await checkLedger(tx, giftId);
          return result;
        });
      } catch (error) {
        if (error instanceof LedgerMismatchError) onMismatch(error);
        throw error;
      }
    },
    read: (work) => storage.read(work),
    check: () => storage.check(),
    checkpoint: () => storage.checkpoint(),
    close: () => storage.close(),
  };
}

function trackMoves(tx: Transaction, moved: Set<string>): Transaction {
  const tracked: Pick<Transaction, 'addLedgerEntry'> = {
    addLedgerEntry(entry) {
      moved.add(entry.giftId);
      return tx.addLedgerEntry(entry);
    },
  };
  return Object.assign(Object.create(tx) as Transaction, tracked);
}

async function checkLedger(tx: Transaction, giftId: string): Promise<void> {
  const rule = findLedgerMismatch(await tx.listLedgerEntries(giftId), await tx.listRefunds(giftId), await tx.listPortions(giftId));
  if (rule) throw new LedgerMismatchError(giftId, rule);
}
