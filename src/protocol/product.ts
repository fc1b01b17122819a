import * as z from 'zod/mini';
import {Money} from './money.ts';
import {HttpUrl, openEnum} from './scalars.ts';

/**
 * A catalog id, or a signed descriptor (`sagp1.…`). As long as a path can be: a descriptor that is longer than it may be has an error of
 * its own.
 */
export const ProductRef = z.string().check(z.minLength(1), z.maxLength(16_384), z.regex(/^[A-Za-z0-9._~-]+$/));
export const VariantRef = z.string().check(z.minLength(1), z.maxLength(200));

/** Why a product can't be sent as a gift. */
export const notGiftableReasons = ['not-giftable', 'sold-out', 'price-limit-exceeded', 'region-not-served'] as const;
export const NotGiftableReason = openEnum(notGiftableReasons);
export type NotGiftableReason = z.infer<typeof NotGiftableReason>;

/** One color, size or kind of a product. */
export const Variant = z.object({
  ref: VariantRef,
  title: z.string(),
  price: Money,
  available: z.boolean(),
  image: z.optional(HttpUrl),
  /** A CSS color for a swatch, as `#rrggbb`. */
  swatch: z.optional(z.string().check(z.regex(/^#[0-9a-f]{6}$/i))),
});
export type Variant = z.infer<typeof Variant>;

/** A product as the sender sees it, priced by the server. */
export const Product = z.object({
  ref: ProductRef,
  title: z.string(),
  description: z.optional(z.string()),
  url: z.optional(HttpUrl),
  image: z.optional(HttpUrl),
  imageAlt: z.optional(z.string()),
  /** At least one; a product without a choice has a single variant. */
  variants: z.array(Variant).check(z.minLength(1)),
  /** The variant that was asked for, if an identifier names one. */
  variant: z.optional(VariantRef),
  giftable: z.boolean(),
  /** Present if `giftable` is false. */
  reason: z.optional(NotGiftableReason),
});
export type Product = z.infer<typeof Product>;

/** A variant as a recipient sees it: without its price. */
export const VariantOption = z.omit(Variant, {price: true});
export type VariantOption = z.infer<typeof VariantOption>;

/** The product of a gift, as it was when the gift was drafted. */
export const GiftProduct = z.object({
  ref: ProductRef,
  title: z.string(),
  description: z.optional(z.string()),
  url: z.optional(HttpUrl),
  image: z.optional(HttpUrl),
  imageAlt: z.optional(z.string()),
  variant: z.optional(z.object({ref: VariantRef, title: z.string()})),
});
export type GiftProduct = z.infer<typeof GiftProduct>;
