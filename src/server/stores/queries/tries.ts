/** Wrong passcodes. */
import type {Tx} from '../../store.ts';
import {giftNow} from './now.ts';
import type {Db} from './tables.ts';

type Queries = Pick<Tx, 'wrongTry' | 'wrongTries' | 'noteWrongTry'>;

export const tryQueries = (db: Db): Queries => ({
  wrongTry: (gift, scope, key) => db.selectFrom('wrongTries').selectAll()
    .where('gift', '=', gift).where('scope', '=', scope).where('key', '=', key).executeTakeFirst(),

  async wrongTries(gift, limit) {
    const rows = await db.selectFrom('wrongTries').select('triedAt').where('gift', '=', gift)
      .orderBy('triedAt', 'desc').limit(limit).execute();
    return rows.map((row) => row.triedAt);
  },

  async noteWrongTry(row) {
    await db.insertInto('wrongTries').values({...row, triedAt: giftNow}).execute();
  },
});
