/** The schema of `products.json`, and error messages that name the product and the field. */
import * as z from 'zod/mini';
import {HttpUrl, Money, ProductRef, Variant, VariantRef} from '../../../protocol/index.ts';

const boundedText = (maxLength: number) => z.string().check(z.minLength(1), z.maxLength(maxLength));
const UrlOrPath = z.string().check(z.minLength(1), z.maxLength(2000), z.regex(/^\S+$/));

const CatalogVariant = z.strictObject({
  ref: VariantRef,
  title: boundedText(200),
  price: Money,
  stock: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
  image: z.optional(UrlOrPath),
  swatch: z.optional(Variant.def.shape.swatch),
});

const CatalogProduct = z.strictObject({
  ref: ProductRef,
  title: boundedText(200),
  description: z.optional(boundedText(5000)),
  url: z.optional(UrlOrPath),
  image: z.optional(UrlOrPath),
  imageAlt: z.optional(boundedText(500)),
  variants: z.array(CatalogVariant).check(z.minLength(1)),
  stockDate: z.optional(boundedText(40)),
  giftable: z._default(z.boolean(), true),
  reason: z.optional(z.enum(['not-giftable', 'price-limit-exceeded', 'region-not-served'])),
});
export type CatalogProduct = z.output<typeof CatalogProduct>;
export type CatalogInput = z.input<typeof CatalogProduct>[];

/** Completes "<field> must be …" in an error message. */
const expectations: Readonly<Record<string, string>> = {
  ref: 'letters, digits, dots, hyphens, underscores or tildes', title: 'text of 1 to 200 characters',
  description: 'text of at most 5000 characters', url: 'a URL, or a path of the shop',
  image: 'a URL, or a path of the shop', imageAlt: 'text of at most 500 characters',
  variants: 'a list with at least one variant', giftable: 'true or false',
  reason: '"not-giftable", "price-limit-exceeded" or "region-not-served"',
  price: 'an object such as {"amount": 4800, "currency": "EUR"}',
  amount: 'a whole number of minor units, such as 4800 for 48.00', currency: 'three capital letters, such as "EUR"',
  stock: 'a whole number, 0 or more', stockDate: 'text of 1 to 40 characters, such as "2026-11-29"', swatch: 'a color such as "#7a9cc6"',
};

export class CatalogError extends Error {
  override readonly name = 'CatalogError';
  constructor(messages: readonly string[]) {
    super(messages.join('\n'));
  }
}

/** Throws `CatalogError`. */
export function parseProducts(json: string, currency: string): CatalogProduct[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new CatalogError(['The catalog is not JSON. Look for a missing comma, quote or bracket, or a comma too many.']);
  }
  return validateProducts(value, currency);
}

/** Throws `CatalogError`. */
export function validateProducts(value: unknown, currency: string): CatalogProduct[] {
  const result = z.array(CatalogProduct).safeParse(value, {reportInput: true});
  if (!result.success) throw new CatalogError(result.error.issues.flatMap((issue) => issueMessages(issue, value)));
  const messages = [
    ...duplicates(result.data.map(({ref}) => ref)).map((ref) => `Two products have the ref "${ref}". Give each its own.`),
    ...result.data.flatMap(({ref, variants}) => [
      ...duplicates(variants.map((variant) => variant.ref)).map((variant) =>
        `Product "${ref}" has two variants with the ref "${variant}". Give each its own.`),
      ...variants.filter(({price}) => price.currency !== currency).map((variant) =>
        `Product "${ref}", variant "${variant.ref}": price.currency must be the shop's, "${currency}".`),
    ]),
  ];
  if (messages.length) throw new CatalogError(messages);
  return result.data;
}

/** Resolves a URL of the catalog; returns undefined unless the result is an http(s) URL. */
export function resolveUrl(url: string | undefined, base: string): string | undefined {
  if (url === undefined || !URL.canParse(url, base)) return undefined;
  const {href} = new URL(url, base);
  return HttpUrl.safeParse(href).success ? href : undefined;
}

const duplicates = (refs: string[]) => [...new Set(refs.filter((ref, index) => refs.indexOf(ref) !== index))];

function issueMessages(issue: z.core.$ZodIssue, root: unknown): string[] {
  const [index, ...path] = issue.path;
  if (index === undefined) return ['The catalog must be a JSON list of products.'];
  const product = `Product ${describeItem(root, [index], `number ${Number(index) + 1}`)}`;
  const isInVariant = path[0] === 'variants' && path.length > 1;
  const subject = isInVariant
    ? `${product}, variant ${describeItem(root, [index, ...path.slice(0, 2)], `number ${Number(path[1]) + 1}`)}`
    : product;
  const field = path.slice(isInVariant ? 2 : 0).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${subject}: there is no field ${field ? `${field}.` : ''}${key}. Remove it or correct its spelling.`);
  }
  if (!field) return [`${subject} must be an object.`];
  const expectation = expectations[String(path.at(-1))] ?? 'as the documentation says';
  return [issue.input === undefined ? `${subject}: ${field} is missing; set it to ${expectation}.` : `${subject}: ${field} must be ${expectation}.`];
}

/** The quoted ref of a product or variant, or the fallback if it has none. */
function describeItem(root: unknown, path: PropertyKey[], fallback: string): string {
  let value = root;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  const ref = (value as {ref?: unknown} | null | undefined)?.ref;
  return typeof ref === 'string' ? `"${ref}"` : fallback;
}
