import {sql} from 'kysely';

/** The database's clock in milliseconds since 1970. Every database defines this function. */
export const giftNow = sql<number>`gift_now()`;
