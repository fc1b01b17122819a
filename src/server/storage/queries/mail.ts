/** Payers, and the mails that are enqueued for them. */
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'insertPayer' | 'findPayer' | 'setReminder' | 'listPayersToRemind' | 'findLatestMailJob' |
  'findMailToken' | 'saveMailToken' | 'deleteMailToken'>;

export const mailQueries = (db: DatabaseClient): Queries => ({
  async insertPayer(giftId, encryptedEmail) {
    await db.insertInto('payers').values({giftId, encryptedEmail, remindAt: null, checkAt: giftNow}).execute();
  },

  findPayer: (giftId) => db.selectFrom('payers').select(['giftId', 'encryptedEmail', 'remindAt']).where('giftId', '=', giftId).executeTakeFirst(),

  async setReminder(giftId, remindAt) {
    await db.updateTable('payers').set({remindAt}).where('giftId', '=', giftId).execute();
  },

  listPayersToRemind: (limit) => db.selectFrom('payers').select(['giftId', 'encryptedEmail', 'remindAt'])
    .where('remindAt', '<=', giftNow).orderBy('remindAt').limit(limit).execute(),

  findLatestMailJob: (giftId, kind) => db.selectFrom('outbox').selectAll()
    .where('giftId', '=', giftId).where('kind', '=', `mail-${kind}`)
    .orderBy('portion', 'desc').limit(1).executeTakeFirst(),

  async findMailToken(jobKey) {
    const row = await db.selectFrom('mailTokens').select('encryptedToken').where('jobKey', '=', jobKey).executeTakeFirst();
    return row?.encryptedToken;
  },

  async saveMailToken(jobKey, encryptedToken) {
    await db.insertInto('mailTokens').values({jobKey, encryptedToken}).execute();
  },

  async deleteMailToken(jobKey) {
    await db.deleteFrom('mailTokens').where('jobKey', '=', jobKey).execute();
  },
});
