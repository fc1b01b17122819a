/**
 * A store that says which gifts a change has touched, once it is durable: what the sender or recipient sees never
 * changes without the gift's sequence counting on, and only these two statements count it.
 */
import type {Storage, Transaction} from './storage.ts';

export function withChangeEvents(storage: Storage, onChange: (gift: string) => void): Storage {
  return {
    async transaction(work) {
      const changedGifts = new Set<string>();
      const result = await storage.transaction((tx) => work(trackChanges(tx, changedGifts)));
      changedGifts.forEach(onChange);
      return result;
    },
    read: (work) => storage.read(work),
    check: () => storage.check(),
    checkpoint: () => storage.checkpoint(),
    close: () => storage.close(),
  };
}

function trackChanges(tx: Transaction, changedGifts: Set<string>): Transaction {
  const tracked: Pick<Transaction, 'transitionGift' | 'updateGift'> = {
    async transitionGift(id, to, facts) {
      const moved = await tx.transitionGift(id, to, facts);
      if (moved) changedGifts.add(id);
      return moved;
    },
    updateGift(id, facts) {
      changedGifts.add(id);
      return tx.updateGift(id, facts);
    },
  };
  return Object.assign(Object.create(tx) as Transaction, tracked);
}
