import type {Storage, Transaction} from './storage.ts';

/**
 * Wraps a storage so that `onChange` gets the id of each gift that a transaction changed, once the transaction is
 * durable. It observes the only two statements that increment a gift's sequence.
 */
export function withChangeEvents(storage: Storage, onChange: (giftId: string) => void): Storage {
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
    async transitionGift(id, to, changes) {
      const isChanged = await tx.transitionGift(id, to, changes);
      if (isChanged) changedGifts.add(id);
      return isChanged;
    },
    updateGift(id, changes) {
      changedGifts.add(id);
      return tx.updateGift(id, changes);
    },
  };
  return Object.assign(Object.create(tx) as Transaction, tracked);
}
