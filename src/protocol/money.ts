import * as z from 'zod/mini';

/** An ISO 4217 code. */
export const Currency = z.string().check(z.regex(/^[A-Z]{3}$/));

/** An amount in minor units of its currency (cents, yen, fen). */
export const Money = z.object({
  amount: z.int().check(z.minimum(0), z.maximum(9_007_199_254_740_991)),
  currency: Currency,
});
export type Money = z.infer<typeof Money>;
