/** The orders that the catalog shop has taken. It keeps no address: that stays sealed with the gift until somebody packs. */
import {DatabaseSync} from 'node:sqlite';
import type {OrderRequest} from '../../ports.ts';

/** The first order of a shop is number 1001. */
const ORDER_NUMBER_OFFSET = 1000;

export function openOrderStore(file: string) {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec(`
    CREATE TABLE IF NOT EXISTS orders (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE,
      gift_order TEXT NOT NULL,
      product TEXT NOT NULL,
      variant TEXT NOT NULL,
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL,
      count_of TEXT NOT NULL,
      placed_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS orders_of_count ON orders (count_of, product, variant);`);
  const insert = database.prepare(`
    INSERT INTO orders (key, gift_order, product, variant, amount, currency, count_of, placed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`);
  const byKey = database.prepare('SELECT id FROM orders WHERE key = ?');
  const countOrdered = database.prepare(`
    SELECT variant, COUNT(*) AS count FROM orders WHERE count_of = ? AND product = ? GROUP BY variant`);

  const findOrder = (key: string) => {
    const row = byKey.get(key) as {id: number} | undefined;
    return row && `G-${ORDER_NUMBER_OFFSET + row.id}`;
  };

  return {
    find: findOrder,
    /** `countOf` names the stock-taking that this order comes after. */
    insertOrder({key, orderId, productRef, variant, unitPrice}: OrderRequest, snapshotId: string, now: number): string {
      insert.run(key, orderId, productRef, variant, unitPrice.amount, unitPrice.currency, snapshotId, now);
      return findOrder(key)!;
    },
    /** How many of each variant have been ordered since a stock-taking. */
    countOrdered(product: string, snapshotId: string): Readonly<Record<string, number>> {
      const rows = countOrdered.all(snapshotId, product) as {variant: string; count: number}[];
      return Object.fromEntries(rows.map(({variant, count}) => [variant, count]));
    },
    close: () => database.close(),
  };
}
