/** Failed passcode attempts. */
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'findFailedPasscodeAttempt' | 'listFailedPasscodeAttemptTimes' | 'insertFailedPasscodeAttempt'>;

export const passcodeAttemptQueries = (db: DatabaseClient): Queries => ({
  findFailedPasscodeAttempt: (giftId, scope, key) => db.selectFrom('failedPasscodeAttempts').selectAll()
    .where('giftId', '=', giftId).where('scope', '=', scope).where('key', '=', key).executeTakeFirst(),

  async listFailedPasscodeAttemptTimes(giftId, limit) {
    const rows = await db.selectFrom('failedPasscodeAttempts').select('attemptedAt').where('giftId', '=', giftId)
      .orderBy('attemptedAt', 'desc').limit(limit).execute();
    return rows.map((row) => row.attemptedAt);
  },

  async insertFailedPasscodeAttempt(row) {
    await db.insertInto('failedPasscodeAttempts').values({...row, attemptedAt: giftNow}).execute();
  },
});
