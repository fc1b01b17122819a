/** The orders of the file shop. They contain no address: that stays encrypted with the gift until the merchant asks for it. */
import {openDatabase} from '../../node/sqlite.ts';
import type {OrderRequest} from '../../ports.ts';

/** The first order has the number 1001. */
const ORDER_NUMBER_OFFSET = 1000;

export function openOrderStore(file: string) {
  const database = openDatabase(file);
  database.exec(`
    CREATE TABLE IF NOT EXISTS orders (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE,
      order_id TEXT NOT NULL,
      product_ref TEXT NOT NULL,
      variant_ref TEXT NOT NULL,
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL,
      snapshot_id TEXT NOT NULL,
      placed_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS orders_by_snapshot ON orders (snapshot_id, product_ref, variant_ref);`);
  const insert = database.prepare(`
    INSERT INTO orders (key, order_id, product_ref, variant_ref, amount, currency, snapshot_id, placed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`);
  const selectByKey = database.prepare('SELECT id FROM orders WHERE key = ?');
  const countByVariant = database.prepare(`
    SELECT variant_ref, COUNT(*) AS count FROM orders WHERE snapshot_id = ? AND product_ref = ? GROUP BY variant_ref`);

  const findOrder = (key: string) => {
    const row = selectByKey.get(key) as {id: number} | undefined;
    return row && `G-${ORDER_NUMBER_OFFSET + row.id}`;
  };

  return {
    findOrder,
    /** Inserts the order, counted against this version of the catalog, unless its key exists. Returns the order number. */
    insertOrder({key, orderId, productRef, variant, unitPrice}: OrderRequest, snapshotId: string, now: number): string {
      insert.run(key, orderId, productRef, variant, unitPrice.amount, unitPrice.currency, snapshotId, now);
      return findOrder(key)!;
    },
    /** How many of each variant have been ordered since this version of the catalog was saved. */
    countOrdered(productRef: string, snapshotId: string): Readonly<Record<string, number>> {
      const rows = countByVariant.all(snapshotId, productRef) as {variant_ref: string; count: number}[];
      return Object.fromEntries(rows.map((row) => [row.variant_ref, row.count]));
    },
    close: () => database.close(),
  };
}
