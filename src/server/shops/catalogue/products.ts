/** What products.json may hold, and a sentence naming product and field for everything that is wrong in it. */
import * as z from 'zod/mini';
import {Money, ProductRef, Variant, VariantRef, WebAddress} from '../../../protocol/index.ts';

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
/** An absolute address, or a path below the shop's own. */
const Place = z.string().check(z.minLength(1), z.maxLength(2000), z.regex(/^\S+$/));

const CatalogueVariant = z.strictObject({
  ref: VariantRef,
  title: text(200),
  price: Money,
  stock: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
  image: z.optional(Place),
  swatch: z.optional(Variant.def.shape.swatch),
});

const CatalogueProduct = z.strictObject({
  ref: ProductRef,
  title: text(200),
  description: z.optional(text(5000)),
  url: z.optional(Place),
  image: z.optional(Place),
  imageAlt: z.optional(text(500)),
  variants: z.array(CatalogueVariant).check(z.minLength(1)),
  giftable: z._default(z.boolean(), true),
  reason: z.optional(z.enum(['not-giftable', 'too-dear', 'wrong-region'])),
});
export type CatalogueProduct = z.output<typeof CatalogueProduct>;
export type CatalogueInput = z.input<typeof CatalogueProduct>[];

const wants: Readonly<Record<string, string>> = {
  ref: 'letters, digits, dots, hyphens, underscores or tildes', title: 'text of 1 to 200 characters',
  description: 'text of at most 5000 characters', url: 'an address, or a path of the shop',
  image: 'an address, or a path of the shop', imageAlt: 'text of at most 500 characters',
  variants: 'a list with at least one variant', giftable: 'true or false',
  reason: '"not-giftable", "too-dear" or "wrong-region"',
  price: 'an object such as {"amount": 4800, "currency": "EUR"}',
  amount: 'a whole number of minor units, such as 4800 for 48.00', currency: 'three capital letters, such as "EUR"',
  stock: 'a whole number, 0 or more', swatch: 'a colour such as "#7a9cc6"',
};

export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

export function parseProducts(json: string, currency: string): CatalogueProduct[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new CatalogueError(['The catalogue is not JSON. Look for a missing comma, quote or bracket, or a comma too many.']);
  }
  return checkProducts(value, currency);
}

export function checkProducts(value: unknown, currency: string): CatalogueProduct[] {
  const result = z.array(CatalogueProduct).safeParse(value, {reportInput: true});
  if (!result.success) throw new CatalogueError(result.error.issues.flatMap((issue) => sentences(issue, value)));
  const problems = [
    ...twice(result.data.map(({ref}) => ref)).map((ref) => `Two products have the ref "${ref}". Give each its own.`),
    ...result.data.flatMap(({ref, variants}) => [
      ...twice(variants.map((variant) => variant.ref)).map((variant) =>
        `Product "${ref}" has two variants with the ref "${variant}". Give each its own.`),
      ...variants.filter(({price}) => price.currency !== currency).map((variant) =>
        `Product "${ref}", variant "${variant.ref}": price.currency must be the shop's, "${currency}".`),
    ]),
  ];
  if (problems.length) throw new CatalogueError(problems);
  return result.data;
}

/** A catalogue's place as an absolute address. */
export function resolvePlace(place: string | undefined, base: string): string | undefined {
  if (place === undefined || !URL.canParse(place, base)) return undefined;
  const {href} = new URL(place, base);
  return WebAddress.safeParse(href).success ? href : undefined;
}

const twice = (refs: string[]) => [...new Set(refs.filter((ref, index) => refs.indexOf(ref) !== index))];

function sentences(issue: z.core.$ZodIssue, root: unknown): string[] {
  const [index, ...path] = issue.path;
  if (index === undefined) return ['The catalogue must be a JSON list of products.'];
  const product = nameOf(root, [index], `number ${Number(index) + 1}`);
  const inVariant = path[0] === 'variants' && path.length > 1;
  const where = inVariant
    ? `Product ${product}, variant ${nameOf(root, [index, ...path.slice(0, 2)], `number ${Number(path[1]) + 1}`)}`
    : `Product ${product}`;
  const field = path.slice(inVariant ? 2 : 0).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${where}: there is no field ${field ? `${field}.` : ''}${key}. Remove it or correct its spelling.`);
  }
  if (!field) return [`${where} must be an object.`];
  const want = wants[String(path.at(-1))] ?? 'as the documentation says';
  return [issue.input === undefined ? `${where}: ${field} is missing; give ${want}.` : `${where}: ${field} must be ${want}.`];
}

function nameOf(root: unknown, path: PropertyKey[], otherwise: string): string {
  let value = root;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  const ref = (value as {ref?: unknown} | null | undefined)?.ref;
  return typeof ref === 'string' ? `"${ref}"` : otherwise;
}
