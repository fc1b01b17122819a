/** The orders of the file shop. They contain no address: that stays encrypted with the gift until the merchant asks for it. */
import {openDatabase} from '../../node/sqlite.ts';
import type {OrderRequest} from '../../ports.ts';
import type {CatalogProduct} from './products.ts';

/** The first order has the number 1001. */
const ORDER_NUMBER_OFFSET = 1000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    order_id TEXT NOT NULL,
    product_ref TEXT NOT NULL,
    variant_ref TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    placed_at INTEGER NOT NULL
  ) STRICT;
  -- The figures of the catalog, and how many pieces have been ordered since each of them was new.
  CREATE TABLE IF NOT EXISTS stock (
    product_ref TEXT NOT NULL,
    variant_ref TEXT NOT NULL,
    figure INTEGER NOT NULL,
    stock_date TEXT,
    ordered INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (product_ref, variant_ref)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER IF NOT EXISTS orders_counted AFTER INSERT ON orders BEGIN
    UPDATE stock SET ordered = ordered + 1 WHERE product_ref = new.product_ref AND variant_ref = new.variant_ref;
  END;`;

export function openOrderStore(file: string) {
  const database = openDatabase(file);
  database.exec(SCHEMA);
  const insert = database.prepare(`
    INSERT INTO orders (key, order_id, product_ref, variant_ref, amount, currency, placed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`);
  const selectByKey = database.prepare('SELECT id FROM orders WHERE key = ?');
  const saveFigure = database.prepare(`
    INSERT INTO stock (product_ref, variant_ref, figure, stock_date) VALUES (?, ?, ?, ?)
    ON CONFLICT (product_ref, variant_ref) DO UPDATE SET figure = excluded.figure, stock_date = excluded.stock_date, ordered = 0
    WHERE figure <> excluded.figure OR stock_date IS NOT excluded.stock_date`);
  const selectOrdered = database.prepare('SELECT variant_ref, ordered FROM stock WHERE product_ref = ?');

  const findOrder = (key: string) => {
    const row = selectByKey.get(key) as {id: number} | undefined;
    return row && `G-${ORDER_NUMBER_OFFSET + row.id}`;
  };

  return {
    findOrder,
    /** Inserts the order and counts it, unless its key exists. Returns the order number. */
    insertOrder({key, orderId, productRef, variant, unitPrice}: OrderRequest, now: number): string {
      insert.run(key, orderId, productRef, variant, unitPrice.amount, unitPrice.currency, now);
      return findOrder(key)!;
    },
    /** Starts a new count of each variant whose figure or stock date differs from the last one. */
    saveFigures(products: Iterable<CatalogProduct>) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const {ref, stockDate = null, variants} of products) {
          for (const variant of variants) saveFigure.run(ref, variant.ref, variant.stock, stockDate);
        }
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    /** How many of each variant have been ordered since its figure was new. */
    countOrdered(productRef: string): Readonly<Record<string, number>> {
      const rows = selectOrdered.all(productRef) as {variant_ref: string; ordered: number}[];
      return Object.fromEntries(rows.map((row) => [row.variant_ref, row.ordered]));
    },
    close: () => database.close(),
  };
}
