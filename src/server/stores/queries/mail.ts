/** Whoever paid, and what waits to be mailed to them. */
import type {Tx} from '../../store.ts';
import {giftNow} from './now.ts';
import type {Db} from './tables.ts';

type Queries = Pick<Tx, 'keepPayer' | 'payer' | 'remind' | 'payersToRemind' | 'latestMail' | 'mailToken' | 'keepMailToken' | 'dropMailToken'>;

export const mailQueries = (db: Db): Queries => ({
  async keepPayer(gift, mail) {
    await db.insertInto('payers').values({gift, mail, remindAt: null}).execute();
  },

  payer: (gift) => db.selectFrom('payers').selectAll().where('gift', '=', gift).executeTakeFirst(),

  async remind(gift, remindAt) {
    await db.updateTable('payers').set({remindAt}).where('gift', '=', gift).execute();
  },

  payersToRemind: (limit) => db.selectFrom('payers').selectAll()
    .where('remindAt', '<=', giftNow).orderBy('remindAt').limit(limit).execute(),

  latestMail: (gift, kind) => db.selectFrom('outbox').selectAll()
    .where('gift', '=', gift).where('kind', '=', `mail-${kind}`)
    .orderBy('portion', 'desc').limit(1).executeTakeFirst(),

  async mailToken(job) {
    return (await db.selectFrom('mailTokens').select('token').where('job', '=', job).executeTakeFirst())?.token;
  },

  async keepMailToken(job, token) {
    await db.insertInto('mailTokens').values({job, token}).execute();
  },

  async dropMailToken(job) {
    await db.deleteFrom('mailTokens').where('job', '=', job).execute();
  },
});
