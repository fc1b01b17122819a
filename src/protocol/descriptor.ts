/** The content of a signed product descriptor. */
import * as z from 'zod/mini';
import {DESCRIPTOR_PREFIX} from './descriptor-format.ts';
import {Currency, Money} from './money.ts';
import {Variant, VariantRef} from './product.ts';
import {HttpUrl, multilineText, singleLineText} from './scalars.ts';

export * from './descriptor-format.ts';

/** How long a descriptor may be valid. Its price is fixed for that long. */
export const MAX_DESCRIPTOR_DAYS = 366;

const Amount = Money.def.shape.amount;
const Seconds = z.int().check(z.minimum(0), z.maximum(253_402_300_799));

const DescriptorVariant = z.strictObject({
  ref: VariantRef,
  title: singleLineText(100),
  /** Absent: the amount of the product. */
  amount: z.optional(Amount),
  image: z.optional(HttpUrl),
  swatch: z.optional(Variant.def.shape.swatch),
});

/** A field that is not listed is refused: what was signed must mean the same to everyone who reads it. */
export const Descriptor = z.strictObject({
  /** The shop's ref of the product, which its orders name. */
  sku: z.string().check(
    z.maxLength(200), z.regex(/^[A-Za-z0-9._~-]+$/), z.refine((sku: string) => !sku.startsWith(DESCRIPTOR_PREFIX)),
  ),
  title: singleLineText(200),
  description: z.optional(multilineText(500)),
  /** The product's page. */
  url: z.optional(HttpUrl),
  image: z.optional(HttpUrl),
  imageAlt: z.optional(singleLineText(200)),
  /** Absent: the product has one variant, with the SKU as its ref. */
  variants: z.optional(z.array(DescriptorVariant).check(
    z.minLength(1), z.maxLength(50),
    z.refine((variants: readonly {ref: string}[]) => new Set(variants.map(({ref}) => ref)).size === variants.length),
  )),
  /** The unit price in minor units of the currency. */
  amount: Amount,
  currency: Currency,
  /** The origin of the backend that sells the product. */
  audience: z.string().check(z.refine((origin: string) => /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin)),
  /** In seconds since 1970, as `expires`. */
  issued: Seconds,
  /** The first second in which it is no longer valid. */
  expires: Seconds,
}).check(z.refine(({issued, expires}) => expires > issued && expires - issued <= MAX_DESCRIPTOR_DAYS * 86_400, {path: ['expires']}));
export type Descriptor = z.infer<typeof Descriptor>;
