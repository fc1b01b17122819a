import * as z from 'zod/mini';
import {Money} from './money.ts';
import {GiftId, Instant, openEnum} from './scalars.ts';

/**
 * What needs a person:
 * - `refund-failed`: a payer is owed money; try again, or pay by other means and resolve the alert;
 * - `payment-mismatch`: another amount or currency was paid than asked for; it is being refunded;
 * - `dispute`, `fraud-warning`: the payer of a claimed gift objects at their bank, or the card network suspects fraud: decide whether to
 *   ship;
 * - `order-refused`: the shop refused an order that was paid for; it is being refunded;
 * - `ledger-mismatch`: the provider's record of a payment and ours differ.
 */
export const alertKinds = [
  'refund-failed', 'payment-mismatch', 'dispute', 'fraud-warning', 'order-refused', 'ledger-mismatch',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Something about a gift that needs the merchant. Contains no personal data. */
export const Alert = z.object({
  id: z.string(),
  kind: openEnum(alertKinds),
  gift: GiftId,
  /** The order that it concerns, if there is one. */
  order: z.optional(z.string()),
  amount: z.optional(Money),
  createdAt: Instant,
  resolvedAt: z.optional(Instant),
  /** `retry`: the refund can be tried again now. */
  can: z.object({retry: z.boolean()}),
});
export type Alert = z.infer<typeof Alert>;
