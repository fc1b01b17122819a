import * as z from 'zod/mini';
import {ShipTo} from './address.ts';
import {covers, distributions, MAX_NAME_GRAPHEMES, MAX_NOTE_GRAPHEMES} from './gift-constants.ts';
import {giftTransitions, portionTransitions, type GiftState, type PortionState} from './lifecycle.ts';
import {Money} from './money.ts';
import {Policy} from './policy.ts';
import {VariantOption, GiftProduct, ProductRef, VariantRef} from './product.ts';
import {Contact, GiftId, Instant, LanguageTag, singleLineText, openEnum, HttpUrl, multilineText} from './scalars.ts';
import {TokenHash} from './token-schema.ts';

/** What the sender asks for. The server prices it; `expected` is compared, never believed. */
export const Draft = z.object({
  product: ProductRef,
  /** Absent: the recipient chooses among the variants of the same price. */
  variant: z.optional(VariantRef),
  expected: z.optional(Money),
  portions: z._default(z.int().check(z.minimum(1), z.maximum(100)), 1),
  distribution: z._default(z.enum(distributions), 'first-come'),
  note: z._default(multilineText(MAX_NOTE_GRAPHEMES), ''),
  cover: z._default(z.enum(covers), 'plain'),
  senderName: singleLineText(MAX_NAME_GRAPHEMES),
  /** The product stays out of the sealed card and every preview. */
  secret: z.optional(z.boolean()),
  passcode: z.optional(singleLineText(40)),
  sendAt: z.optional(z.object({at: Instant, timeZone: z.string().check(z.maxLength(60))})),
  /** The language that the payer is written to in, where there is mail. */
  lang: z.optional(LanguageTag),
  manageHash: TokenHash,
  /** The hash of claim token 0. */
  claimHash: TokenHash,
  /** Where the payment provider sends the sender back to: a page of an allowed origin. */
  returnUrl: HttpUrl,
});
export type Draft = z.infer<typeof Draft>;
export type DraftInput = z.input<typeof Draft>;

const GiftStateSchema = openEnum(Object.keys(giftTransitions) as GiftState[]);
const PortionStateSchema = openEnum(Object.keys(portionTransitions) as PortionState[]);

/** A gift as its sender sees it: coarse, with no field of any recipient. */
export const Gift = z.object({
  id: GiftId,
  state: GiftStateSchema,
  product: GiftProduct,
  unitPrice: Money,
  total: Money,
  note: z.string(),
  cover: openEnum(covers),
  senderName: z.string(),
  secret: z.boolean(),
  passcodeRequired: z._default(z.boolean(), false),
  shop: z.object({name: z.string(), domain: z.string()}),
  policy: Policy,
  portions: z.array(z.object({
    number: z.int(),
    state: PortionStateSchema,
    changedAt: Instant,
    /** The recipient's thank-you, which is meant for the sender. */
    thanks: z.optional(z.object({note: z.string(), emoji: z.string()})),
  })),
  /** Which claim token (PROTOCOL: claim token n) the newest claim link of this very manage token carries. */
  linkNumber: z.int().check(z.minimum(0)),
  /** That link works no more: whoever holds another manage link of this gift has replaced it. One more can be made. */
  linkReplaced: z._default(z.boolean(), false),
  /** The page a claim link leads to; the claim token goes behind `#`. */
  claimPage: HttpUrl,
  /** Present while the draft can still be paid. */
  checkout: z.optional(z.object({url: HttpUrl, expiresAt: Instant})),
  createdAt: Instant,
  paidAt: z.optional(Instant),
  /** The first moment at which a claim is too late. */
  claimDeadline: z.optional(Instant),
  /** Until then it is scheduled, and its link only says when. */
  sendAt: z.optional(z.object({at: Instant, timeZone: z.string()})),
  /** What has gone, and what is about to go, back to the payer. */
  refunded: Money,
  refundPending: Money,
  /** What this gift's state allows right now. */
  can: z.object({cancel: z.boolean(), replaceLink: z.boolean(), editNote: z.boolean(), extend: z._default(z.boolean(), false)}),
  /** Grows with every change of this gift. */
  sequence: z.int(),
});
export type Gift = z.infer<typeof Gift>;

/** What a card can be, seen from a claim link. */
export const claimCardStates = ['unpaid', 'scheduled', 'sealed', 'opened'] as const;

/** The face of a claim card: the same for everyone who holds the link, and never the price. */
export const ClaimCard = z.object({
  gift: GiftId,
  state: openEnum(claimCardStates),
  shop: z.object({name: z.string(), domain: z.string()}),
  senderName: z.string(),
  note: z.string(),
  cover: openEnum(covers),
  secret: z.boolean(),
  passcodeRequired: z.boolean(),
  paidAt: z.optional(Instant),
  claimDeadline: z.optional(Instant),
  sendAt: z.optional(Instant),
  portions: z.object({total: z.int(), left: z.int()}),
  /** Absent until the box has been opened. */
  product: z.optional(GiftProduct),
  /** What the recipient may choose among; absent until opened, empty when there is no choice. */
  variants: z.optional(z.array(VariantOption)),
});
export type ClaimCard = z.infer<typeof ClaimCard>;

/** A gift as the one who claimed it sees it. The address is not in it: it stays sealed. */
export const Receipt = z.object({
  gift: GiftId,
  portion: z.int(),
  state: PortionStateSchema,
  product: GiftProduct,
  shop: z.object({name: z.string(), domain: z.string(), support: z.optional(Contact)}),
  senderName: z.string(),
  note: z.string(),
  cover: openEnum(covers),
  claimedAt: Instant,
  changedAt: Instant,
  shipTo: z.optional(ShipTo),
  tracking: z.optional(z.object({carrier: z.optional(z.string()), number: z.optional(z.string()), url: z.optional(HttpUrl)})),
  thanks: z.optional(z.object({note: z.string(), emoji: z.string()})),
  /** True once the recipient had their personal data removed. */
  erased: z.boolean(),
  can: z.object({correctAddress: z.boolean(), thank: z.boolean(), erase: z.boolean()}),
  sequence: z.int(),
});
export type Receipt = z.infer<typeof Receipt>;

/** An order as the shop sees it: one claimed portion. */
export const Order = z.object({
  id: z.string(),
  gift: GiftId,
  portion: z.int(),
  state: PortionStateSchema,
  product: GiftProduct,
  /** The shop's own number, once it has taken the order. */
  shopOrder: z.optional(z.string()),
  unitPrice: Money,
  note: z.string(),
  senderName: z.string(),
  shipTo: z.optional(ShipTo),
  tracking: z.optional(z.object({carrier: z.optional(z.string()), number: z.optional(z.string()), url: z.optional(HttpUrl)})),
  claimedAt: Instant,
  changedAt: Instant,
});
export type Order = z.infer<typeof Order>;
