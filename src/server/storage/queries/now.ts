import {sql} from 'kysely';

/** The database's own clock, milliseconds since 1970; each store brings the function. */
export const giftNow = sql<number>`gift_now()`;
