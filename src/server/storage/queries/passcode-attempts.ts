/** Passcodes that are being checked or were wrong, and how many were wrong. */
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'findPasscodeAttempt' | 'listPasscodeAttempts' | 'insertPasscodeAttempt' | 'failPasscodeAttempt' |
  'deletePasscodeAttempt' | 'deletePasscodeAttempts' | 'setPasscodeFailures'>;

export const passcodeAttemptQueries = (db: DatabaseClient): Queries => ({
  findPasscodeAttempt: (giftId, scope, key) => db.selectFrom('passcodeAttempts').selectAll()
    .where('giftId', '=', giftId).where('scope', '=', scope).where('key', '=', key).executeTakeFirst(),

  listPasscodeAttempts: (giftId) => db.selectFrom('passcodeAttempts').selectAll().where('giftId', '=', giftId).execute(),

  async insertPasscodeAttempt(row) {
    await db.insertInto('passcodeAttempts').values({...row, failed: 0, attemptedAt: giftNow})
      .onConflict((conflict) => conflict.columns(['giftId', 'scope', 'key']).doNothing())
      .execute();
  },

  async failPasscodeAttempt(giftId, scope, key) {
    const updated = await db.updateTable('passcodeAttempts').set({failed: 1})
      .where('giftId', '=', giftId).where('scope', '=', scope).where('key', '=', key).where('failed', '=', 0)
      .executeTakeFirst();
    return updated.numUpdatedRows === 1n;
  },

  async deletePasscodeAttempt(giftId, scope, key) {
    await db.deleteFrom('passcodeAttempts').where('giftId', '=', giftId).where('scope', '=', scope).where('key', '=', key).execute();
  },

  async deletePasscodeAttempts(giftId) {
    await db.deleteFrom('passcodeAttempts').where('giftId', '=', giftId).execute();
  },

  async setPasscodeFailures(giftId, passcodeFailures) {
    await db.updateTable('gifts').set({passcodeFailures}).where('id', '=', giftId).execute();
  },
});
