import * as z from 'zod/mini';
import {openEnum} from './scalars.ts';

/** What the merchant promises, as data, so that both sides can be told before anyone pays. */
export const Policy = z.object({
  /** How long a gift can be claimed, counted from the moment it is ready; seconds. */
  claimWindowSeconds: z.int().check(z.minimum(1), z.maximum(180 * 86_400)),
  /** What happens to the money of a portion that nobody claimed. */
  afterWindow: openEnum(['refund']),
  /** Until when the sender may take the gift back. */
  senderMayCancel: openEnum(['until-claimed', 'never']),
  /** How many times the sender may extend the claim window by its own length, never past 180 days in all. */
  senderMayExtend: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
  /** Who bears the shipping. */
  shipping: openEnum(['included', 'recipient']),
  /** When the payer is charged. */
  payment: openEnum(['charge', 'hold']),
});
export type Policy = z.infer<typeof Policy>;
