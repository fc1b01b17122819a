/** Answers kept for a repeat of the same request. */
import type {Tx} from '../../store.ts';
import {giftNow} from './now.ts';
import type {Db} from './tables.ts';

type Queries = Pick<Tx, 'kept' | 'keep' | 'forgetKept'>;

export const answerQueries = (db: Db): Queries => ({
  kept: (scope, key) => db.selectFrom('keptAnswers').selectAll().where('scope', '=', scope).where('key', '=', key).executeTakeFirst(),

  async keep(row) {
    await db.insertInto('keptAnswers').values({...row, keptAt: giftNow}).execute();
  },

  async forgetKept(gift) {
    await db.deleteFrom('keptAnswers').where('gift', '=', gift).execute();
  },
});
