import * as z from 'zod/mini';
import {MAX_CLAIM_WINDOW_DAYS} from './gift-constants.ts';
import {openEnum} from './scalars.ts';

/** What the merchant promises, as data, so that sender and recipient can read it before anyone pays. */
export const Policy = z.object({
  /** How long a gift can be claimed, counted from the moment it is ready; seconds. */
  claimWindowSeconds: z.int().check(z.minimum(1), z.maximum(MAX_CLAIM_WINDOW_DAYS * 86_400)),
  /** What happens to the money of a portion that is not claimed in time. */
  afterWindow: openEnum(['refund']),
  /** Until when the sender can cancel the gift. */
  senderMayCancel: openEnum(['until-claimed', 'never']),
  /** How often the sender can extend the claim window by its own length, up to `MAX_CLAIM_WINDOW_DAYS` in total. */
  senderMayExtend: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
  /** Who pays for the shipping. */
  shipping: openEnum(['included', 'recipient']),
  /** When the payer is charged. */
  payment: openEnum(['charge', 'hold']),
});
export type Policy = z.infer<typeof Policy>;
