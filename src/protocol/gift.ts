import * as z from 'zod/mini';
import {ShipTo} from './address.ts';
import {covers, distributions, MAX_NAME_GRAPHEMES, MAX_NOTE_GRAPHEMES, MAX_PASSCODE_GRAPHEMES, MAX_PORTIONS} from './gift-constants.ts';
import {giftTransitions, portionTransitions, type GiftState, type PortionState} from './lifecycle.ts';
import {Money} from './money.ts';
import {Policy} from './policy.ts';
import {GiftProduct, ProductRef, VariantOption, VariantRef} from './product.ts';
import {Contact, GiftId, HttpUrl, Instant, LanguageTag, multilineText, openEnum, singleLineText} from './scalars.ts';
import {TokenHash} from './token-schema.ts';

/** The sender's request for a gift. The server sets the price; `expected` is only compared with it. */
export const Draft = z.object({
  product: ProductRef,
  /** Absent: the recipient chooses among the variants of the same price. */
  variant: z.optional(VariantRef),
  expected: z.optional(Money),
  portions: z._default(z.int().check(z.minimum(1), z.maximum(MAX_PORTIONS)), 1),
  distribution: z._default(z.enum(distributions), 'first-come'),
  note: z._default(multilineText(MAX_NOTE_GRAPHEMES), ''),
  cover: z._default(z.enum(covers), 'plain'),
  senderName: singleLineText(MAX_NAME_GRAPHEMES),
  /** Keeps the product out of the sealed card and of every link preview. */
  secret: z.optional(z.boolean()),
  passcode: z.optional(singleLineText(MAX_PASSCODE_GRAPHEMES)),
  sendAt: z.optional(z.object({at: Instant, timeZone: z.string().check(z.maxLength(60))})),
  /** The language of mail to the payer. */
  lang: z.optional(LanguageTag),
  manageHash: TokenHash,
  /** The hash of claim token 0. */
  claimHash: TokenHash,
  /** Where the payment provider returns the sender to: a page of an allowed origin. */
  returnUrl: HttpUrl,
});
export type Draft = z.infer<typeof Draft>;
export type DraftInput = z.input<typeof Draft>;

const GiftStateSchema = openEnum(Object.keys(giftTransitions) as GiftState[]);
const PortionStateSchema = openEnum(Object.keys(portionTransitions) as PortionState[]);

/**
 * Why a gift ended before it could be claimed or ordered: the payer objected at their bank, the shop refunded the payment, the hold
 * lapsed or was cancelled, or the money could not be taken when the gift was claimed.
 */
export const endReasons = ['payment-disputed', 'payment-refunded', 'hold-lapsed', 'capture-failed'] as const;
export type EndReason = (typeof endReasons)[number];

/** A gift as its sender sees it. Contains no field of a recipient. */
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
  /** Too many wrong passcodes were tried: none is accepted until the sender changes the passcode or replaces the link. */
  passcodeBlocked: z._default(z.boolean(), false),
  shop: z.object({name: z.string(), domain: z.string()}),
  policy: Policy,
  portions: z.array(z.object({
    number: z.int(),
    state: PortionStateSchema,
    changedAt: Instant,
    /** The recipient's thank-you, which is meant for the sender. */
    thanks: z.optional(z.object({note: z.string(), emoji: z.string()})),
  })),
  /** The number of the claim token in the newest claim link that was created with this manage token. */
  linkNumber: z.int().check(z.minimum(0)),
  /** That link no longer works, because the holder of another manage token of this gift replaced it. */
  linkReplaced: z._default(z.boolean(), false),
  /** The URL of the claim page; the claim token is appended as its fragment. */
  claimPage: HttpUrl,
  /** Present while the draft can be paid. */
  checkout: z.optional(z.object({url: HttpUrl, expiresAt: Instant})),
  /** The checkout is completed, and the payer's bank has not decided yet. It may take days. */
  paymentPending: z._default(z.boolean(), false),
  createdAt: Instant,
  paidAt: z.optional(Instant),
  /** Present if the payment ended the gift. */
  endReason: z.optional(openEnum(endReasons)),
  /** The end of the claim window, exclusive. */
  claimDeadline: z.optional(Instant),
  /** The claim deadline after one more extension. Present if `can.extend`. */
  extendableUntil: z.optional(Instant),
  /** When the gift can be opened; before, its claim link only shows this time. */
  sendAt: z.optional(z.object({at: Instant, timeZone: z.string()})),
  /** The refunds that are paid, and those that are not paid yet. */
  refunded: Money,
  refundPending: Money,
  /** What the state of this gift allows now. */
  can: z.object({
    cancel: z.boolean(), replaceLink: z.boolean(), editNote: z.boolean(), extend: z._default(z.boolean(), false),
    changePasscode: z._default(z.boolean(), false),
  }),
  /** Increases with every change of this gift. */
  sequence: z.int(),
});
export type Gift = z.infer<typeof Gift>;

/** The states of a gift as a claim link shows them. */
export const claimCardStates = ['unpaid', 'scheduled', 'sealed', 'opened'] as const;

/** What a claim link shows: the same for everyone who holds the link, and never the price. */
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
  /** Absent until the box is opened. */
  product: z.optional(GiftProduct),
  /** The variants that the recipient can choose from. Absent until the box is opened; empty if there is no choice. */
  variants: z.optional(z.array(VariantOption)),
});
export type ClaimCard = z.infer<typeof ClaimCard>;

/** A gift as the recipient who claimed it sees it. Does not contain the address, which stays encrypted. */
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
  /** True after the recipient has erased their personal data. */
  erased: z.boolean(),
  can: z.object({correctAddress: z.boolean(), thank: z.boolean(), erase: z.boolean()}),
  sequence: z.int(),
});
export type Receipt = z.infer<typeof Receipt>;

/** An order as the merchant sees it: one claimed portion. */
export const Order = z.object({
  id: z.string(),
  gift: GiftId,
  portion: z.int(),
  state: PortionStateSchema,
  product: GiftProduct,
  /** The shop's own order number, once it has accepted the order. */
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
