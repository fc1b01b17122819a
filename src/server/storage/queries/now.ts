import {sql, type RawBuilder} from 'kysely';
import type {DatabaseClient} from './schema.ts';

/** The database's clock in milliseconds since 1970. Every database defines this function. */
export const giftNow = sql<number>`gift_now()`;

/** The earliest of the times that a query selects as `at`; undefined if there is none. */
export async function findTime(db: DatabaseClient, times: RawBuilder<unknown>): Promise<number | undefined> {
  const {rows} = await sql<{at: number | null}>`select min(at) as at from (${times})`.execute(db);
  return rows[0]?.at ?? undefined;
}
