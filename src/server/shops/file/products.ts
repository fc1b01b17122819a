/** The schema of `products.json`, and error messages that name the line, the product and the field. */
import * as z from 'zod/mini';
import {Currency, HttpUrl, Money, normalizeGtin, ProductRef, Variant, VariantRef} from '../../../protocol/index.ts';
import {locateValues, syntaxErrorLine} from './json-lines.ts';

const boundedText = (maxLength: number) => z.string().check(z.minLength(1), z.maxLength(maxLength));
const UrlOrPath = z.string().check(z.minLength(1), z.maxLength(2000), z.regex(/^\S+$/));

/** What a page names a product or a variant by. */
const identifierFields = {
  sku: z.optional(boundedText(200)),
  gtin: z.optional(z.string().check(z.refine((text: string) => normalizeGtin(text) !== undefined))),
  url: z.optional(UrlOrPath),
};

const CatalogVariant = z.strictObject({
  ref: VariantRef,
  ...identifierFields,
  title: boundedText(200),
  price: Money,
  stock: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
  image: z.optional(UrlOrPath),
  swatch: z.optional(Variant.def.shape.swatch),
});

const CatalogProduct = z.strictObject({
  ref: ProductRef,
  ...identifierFields,
  title: boundedText(200),
  description: z.optional(boundedText(5000)),
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
  sku: 'text of 1 to 200 characters', gtin: 'a GTIN of 8, 12, 13 or 14 digits whose check digit is right',
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

/**
 * Throws `CatalogError`, whose messages begin with file and line.
 *
 * @param file The path of the file, for the messages.
 */
export function parseProducts(json: string, currency: string, file: string): CatalogProduct[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new CatalogError([`${file}:${syntaxErrorLine(json)}: The catalog is not JSON here. ` +
      'Look for a missing comma, quote or bracket, or a comma too many, here or just before.']);
  }
  const {products, mistakes} = checkProducts(value, currency);
  if (products) return products;
  const lineOf = locateValues(json);
  const located = mistakes.map(({path, message}) => ({line: lineOf(path), message})).sort((a, b) => a.line - b.line);
  throw new CatalogError(located.map(({line, message}) => `${file}:${line}: ${message}`));
}

/** Throws `CatalogError`. */
export function validateProducts(value: unknown, currency: string): CatalogProduct[] {
  const {products, mistakes} = checkProducts(value, currency);
  if (products) return products;
  throw new CatalogError(mistakes.map(({message}) => message));
}

interface Mistake {
  /** Where it is in the list of products. */
  path: readonly PropertyKey[];
  message: string;
}

/** Returns the products, or all mistakes. */
function checkProducts(value: unknown, currency: string): {products?: CatalogProduct[]; mistakes: Mistake[]} {
  const result = z.array(CatalogProduct).safeParse(value, {reportInput: true});
  const mistakes = [
    ...(result.success ? [] : result.error.issues.flatMap((issue) => issueMistakes(issue, value))),
    ...consistencyMistakes(asList(value), currency),
  ];
  return result.success && !mistakes.length ? {products: result.data, mistakes} : {mistakes};
}

/** What a schema cannot say. The products may be invalid: then only what they contain is checked. */
function consistencyMistakes(products: readonly unknown[], currency: string): Mistake[] {
  const refs = products.map(refOf);
  return [
    ...duplicates(refs).map((index) => ({path: [index, 'ref'], message: `Two products have the ref "${refs[index]}". Give each its own.`})),
    ...identifierMistakes(products),
    ...products.flatMap((product, index) => {
      const variants = asList((product as Partial<CatalogProduct> | null)?.variants);
      const variantRefs = variants.map(refOf);
      const subject = `Product ${describeRef(product, `number ${index + 1}`)}`;
      return [
        ...duplicates(variantRefs).map((at) => ({
          path: [index, 'variants', at, 'ref'], message: `${subject} has two variants with the ref "${variantRefs[at]}". Give each its own.`,
        })),
        ...variants.flatMap((variant, at) => {
          const used = (variant as Partial<CatalogProduct['variants'][number]> | null)?.price?.currency;
          return !Currency.safeParse(used).success || used === currency ? [] : [{
            path: [index, 'variants', at, 'price', 'currency'],
            message: `${subject}, variant ${describeRef(variant, `number ${at + 1}`)}: price.currency must be the shop's, "${currency}".`,
          }];
        }),
      ];
    }),
  ];
}

/** Two products, or two variants, can't share a SKU or a GTIN: a page that names it could mean either. */
function identifierMistakes(products: readonly unknown[]): Mistake[] {
  const seen = new Set<string>();
  return products.flatMap((product, index) => {
    const variants = asList((product as Partial<CatalogProduct> | null)?.variants);
    // A product may have the SKU of its only variant.
    const items: {item: unknown; path: PropertyKey[]}[] = variants.map((item, at) => ({item, path: [index, 'variants', at]}));
    if (variants.length !== 1) items.unshift({item: product, path: [index]});
    return items.flatMap(({item, path}) => (['sku', 'gtin'] as const).flatMap((field) => {
      const value = (item as Record<string, unknown> | null)?.[field];
      if (typeof value !== 'string') return [];
      const key = `${field}:${field === 'gtin' ? normalizeGtin(value) : value}`;
      const isFirst = !seen.has(key);
      seen.add(key);
      if (isFirst) return [];
      const subject = `Product ${describeRef(product, `number ${index + 1}`)}`;
      return [{path: [...path, field], message: `${subject}: another one has the ${field} "${value}". Give each its own.`}];
    }));
  });
}

/** Resolves a URL of the catalog; returns undefined unless the result is an http(s) URL. */
export function resolveUrl(url: string | undefined, base: string): string | undefined {
  if (url === undefined || !URL.canParse(url, base)) return undefined;
  const {href} = new URL(url, base);
  return HttpUrl.safeParse(href).success ? href : undefined;
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The index of the second item for each ref that several items have. */
function duplicates(refs: readonly (string | undefined)[]): number[] {
  const counts = new Map<string, number>();
  return refs.flatMap((ref, index) => {
    if (ref === undefined) return [];
    const count = (counts.get(ref) ?? 0) + 1;
    counts.set(ref, count);
    return count === 2 ? [index] : [];
  });
}

function issueMistakes(issue: z.core.$ZodIssue, root: unknown): Mistake[] {
  const [index, ...path] = issue.path;
  if (index === undefined) return [{path: [], message: 'The catalog must be a JSON list of products.'}];
  const item = asList(root)[Number(index)];
  const product = `Product ${describeRef(item, `number ${Number(index) + 1}`)}`;
  const isInVariant = path[0] === 'variants' && path.length > 1;
  const variant = asList((item as Partial<CatalogProduct> | null)?.variants)[Number(path[1])];
  const subject = isInVariant ? `${product}, variant ${describeRef(variant, `number ${Number(path[1]) + 1}`)}` : product;
  const field = path.slice(isInVariant ? 2 : 0).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `${subject}: there is no field ${field ? `${field}.` : ''}${key}. Remove it or correct its spelling.`,
    }));
  }
  if (!field) return [{path: issue.path, message: `${subject} must be an object.`}];
  const expectation = expectations[String(path.at(-1))] ?? 'as the documentation says';
  return [{path: issue.path, message: issue.input === undefined ? `${subject}: ${field} is missing; set it to ${expectation}.`
    : `${subject}: ${field} must be ${expectation}.`}];
}

function refOf(item: unknown): string | undefined {
  const ref = (item as {ref?: unknown} | null | undefined)?.ref;
  return typeof ref === 'string' ? ref : undefined;
}

/** The quoted ref of a product or variant, or the fallback if it has none. */
function describeRef(item: unknown, fallback: string): string {
  const ref = refOf(item);
  return ref === undefined ? fallback : `"${ref}"`;
}
