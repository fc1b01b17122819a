/** Stored responses, which are replayed when a request is repeated. */
import type {Transaction} from '../storage.ts';
import {giftNow} from './now.ts';
import type {DatabaseClient} from './schema.ts';

type Queries = Pick<Transaction, 'findStoredResponse' | 'insertStoredResponse' | 'deleteStoredResponses'>;

export const storedResponseQueries = (db: DatabaseClient): Queries => ({
  findStoredResponse: (scope, key) =>
    db.selectFrom('storedResponses').selectAll().where('scope', '=', scope).where('key', '=', key).executeTakeFirst(),

  async insertStoredResponse(row) {
    await db.insertInto('storedResponses').values({...row, storedAt: giftNow}).execute();
  },

  async deleteStoredResponses(receiptHash) {
    await db.deleteFrom('storedResponses').where('receiptHash', '=', receiptHash).execute();
  },
});
