/**
 * A store that says which gifts a change has touched, once it is durable: what the sender or recipient sees never
 * changes without the gift's sequence counting on, and only these two statements count it.
 */
import type {Store, Tx} from './store.ts';

export function tellingStore(store: Store, changed: (gift: string) => void): Store {
  return {
    async change(work) {
      const touched = new Set<string>();
      const result = await store.change((tx) => work(noting(tx, touched)));
      touched.forEach(changed);
      return result;
    },
    read: (work) => store.read(work),
    check: () => store.check(),
    scrub: () => store.scrub(),
    close: () => store.close(),
  };
}

function noting(tx: Tx, touched: Set<string>): Tx {
  const noted: Pick<Tx, 'moveGift' | 'touchGift'> = {
    async moveGift(id, to, facts) {
      const moved = await tx.moveGift(id, to, facts);
      if (moved) touched.add(id);
      return moved;
    },
    touchGift(id, facts) {
      touched.add(id);
      return tx.touchGift(id, facts);
    },
  };
  return Object.assign(Object.create(tx) as Tx, noted);
}
