import {normalizeGtin, type ProductIdentifier} from '../protocol/product-identifiers.ts';

/** One offer, color or size of a product. */
export interface MarkedVariant {
  /** The shop system's number of the variant. */
  id?: string;
  identifiers: readonly ProductIdentifier[];
}

/** A product as one part of the page describes it. */
export interface MarkedProduct {
  kind: 'shopify' | 'shopify-form' | 'shopify-event' | 'woocommerce' | 'card' | 'json-ld' | 'microdata' | 'rdfa' | 'open-graph';
  /** Where it is described; undefined if the description belongs to the page as a whole. */
  element?: Element;
  identifiers: readonly ProductIdentifier[];
  variants: readonly MarkedVariant[];
  /** The `id` of the variant that is chosen. */
  variantId?: string;
  /** The page says that it is its subject. */
  isMain?: boolean;
  /** It is part of a list or related to another product. */
  isListed?: boolean;
}

const MAX_SKU_LENGTH = 200;
const MAX_URL_LENGTH = 1500;

/** Text of one line without control characters; undefined for anything else. */
function cleanText(value: unknown, maxLength: number): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).slice(0, maxLength * 2 + 100).trim();
  // An unpaired surrogate can't be sent.
  return text && text.length <= maxLength && !/[\p{Cc}\p{Surrogate}]/u.test(text) ? text : undefined;
}

export function skuOf(value: unknown): ProductIdentifier[] {
  const sku = cleanText(value, MAX_SKU_LENGTH);
  return sku === undefined ? [] : [{kind: 'sku', value: sku}];
}

export function gtinOf(value: unknown): ProductIdentifier[] {
  const gtin = normalizeGtin(cleanText(value, MAX_SKU_LENGTH)?.replace(/^(urn:)?(isbn|gtin\d*|ean|upc):/i, '') ?? '');
  return gtin === undefined ? [] : [{kind: 'gtin', value: gtin}];
}

/** A web address without its fragment. A relative one belongs to the page. */
export function urlOf(value: unknown, base: string = pageBase()): ProductIdentifier[] {
  const text = cleanText(value, MAX_URL_LENGTH);
  if (text === undefined || !URL.canParse(text, base)) return [];
  const url = new URL(text, base);
  url.hash = '';
  url.username = url.password = '';
  return /^https?:$/.test(url.protocol) ? [{kind: 'url', value: url.href}] : [];
}

/** An image named `baseURI` would be an element here. */
const pageBase = (): string => (typeof document.baseURI === 'string' ? document.baseURI : location.href);

/** The number of the variant in an address of Shopify: `?variant=123`. */
export const variantIdIn = (url: string | undefined): string | undefined => /[?&]variant=(\d+)/.exec(url ?? '')?.[1];

export const isSame = (a: ProductIdentifier, b: ProductIdentifier) => a.kind === b.kind && a.value === b.value;
