import * as z from 'zod/mini';

/** An ISO 4217 code: three capital letters. */
export const Currency = z.string().check(z.regex(/^[A-Z]{3}$/));

/** An amount in the currency's minor units (cents, yen, fen): an integer, so that no cent is ever lost to rounding. */
export const Money = z.object({
  amount: z.int().check(z.minimum(0), z.maximum(9_007_199_254_740_991)),
  currency: Currency,
});
export type Money = z.infer<typeof Money>;
