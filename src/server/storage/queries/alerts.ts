/** What needs the merchant. */
import {sql} from 'kysely';
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'insertAlert' | 'findAlert' | 'listGiftAlerts' | 'listAlerts' | 'resolveAlert'>;

// A partial index serves only a condition that is written like its own.
const isOpen = sql<boolean>`resolved_at is null`;

export const alertQueries = (db: DatabaseClient): Queries => ({
  async insertAlert(row) {
    const id = [row.giftId, row.portion, row.kind, ...(row.reference ? [row.reference] : [])].join('.');
    const inserted = await db.insertInto('alerts').values({...row, id, createdAt: giftNow, resolvedAt: null})
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  },

  findAlert: (id) => db.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst(),

  listGiftAlerts: (giftId) => db.selectFrom('alerts').selectAll().where('giftId', '=', giftId).orderBy('createdAt').orderBy('id').execute(),

  async listAlerts(limit, {open, after = {createdAt: Number.MAX_SAFE_INTEGER, id: ''}}) {
    let alerts = db.selectFrom('alerts').selectAll().where(sql<boolean>`(created_at, id) < (${after.createdAt}, ${after.id})`);
    if (open) alerts = alerts.where(isOpen);
    return alerts.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
  },

  async resolveAlert(id) {
    const updated = await db.updateTable('alerts').set({resolvedAt: giftNow}).where('id', '=', id).where(isOpen).executeTakeFirst();
    return updated.numUpdatedRows === 1n;
  },
});
