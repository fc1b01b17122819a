/** The vocabulary of schema.org, whatever syntax a page writes it in. */
import type {ProductIdentifier} from '../protocol/product-identifiers.ts';
import {gtinOf, isSame, skuOf, urlOf, variantIdIn, type MarkedProduct, type MarkedVariant} from './marked-product.ts';

/** A node of structured data. A string is a text or an address. */
export interface Thing {
  readonly types: readonly string[];
  /** Its own address. */
  readonly id?: string;
  /** The values of a property; empty if it has none. */
  get(property: string): readonly (string | Thing)[];
}

const MAX_VARIANTS = 250;

const PRODUCT_TYPES = new Set([
  'Product', 'ProductGroup', 'ProductModel', 'IndividualProduct', 'SomeProducts', 'ProductCollection', 'Vehicle', 'Car', 'Motorcycle',
]);
const GTIN_PROPERTIES = ['gtin', 'gtin14', 'gtin13', 'gtin12', 'gtin8', 'isbn'];

/** `https://schema.org/Product`, `schema:Product` and `Product` are the same. */
export const localName = (name: string): string => name.replace(/^(https?:\/\/(www\.)?schema\.org\/|schema:)/i, '');

export const isProduct = (thing: Thing): boolean => thing.types.some((type) => PRODUCT_TYPES.has(type))
  // A book, a film or a drug that is sold is a product, too.
  || (thing.get('offers').length > 0 && ['sku', 'productID', ...GTIN_PROPERTIES].some((property) => thing.get(property).length > 0));

export const isOffer = (thing: Thing): boolean => thing.types.some((type) => type === 'Offer' || type === 'AggregateOffer');

const texts = (thing: Thing, property: string) => thing.get(property).filter((value) => typeof value === 'string');
const things = (thing: Thing, property: string) => thing.get(property).filter((value) => typeof value !== 'string').slice(0, MAX_VARIANTS);

/** SKU and GTIN of a product or an offer. A manufacturer's number (`mpn`) is not unique, so it names nothing. */
function codesOf(thing: Thing): ProductIdentifier[] {
  return [
    ...texts(thing, 'sku').flatMap(skuOf),
    ...GTIN_PROPERTIES.flatMap((property) => texts(thing, property).flatMap(gtinOf)),
    ...texts(thing, 'productID').flatMap(productIdOf),
    ...things(thing, 'identifier').flatMap((value) => namedValueOf(texts(value, 'propertyID')[0] ?? texts(value, 'name')[0], texts(value, 'value')[0])),
    ...texts(thing, 'productGroupID').flatMap(skuOf),
  ];
}

/** `isbn:978…` says what it is; anything else is the shop's own. */
const productIdOf = (text: string) => namedValueOf(/^(\w+):/.exec(text)?.[1] ?? 'sku', text.replace(/^\w+:/, ''));

function namedValueOf(name: string | undefined, value: string | undefined): ProductIdentifier[] {
  if (/^(gtin\d*|isbn\d*|ean\d*|upc)$/i.test(name ?? '')) return gtinOf(value);
  return /^sku$/i.test(name ?? '') ? skuOf(value) : [];
}

const addressesOf = (thing: Thing) => [
  ...texts(thing, 'url'), ...texts(thing, 'mainEntityOfPage'), ...things(thing, 'mainEntityOfPage').flatMap(({id}) => id ?? []),
  ...(thing.id !== undefined && /^https?:/.test(thing.id) ? [thing.id] : []),
].flatMap((url) => urlOf(url));

/** All offers, also those inside an `AggregateOffer`. */
const offersOf = (thing: Thing): Thing[] => things(thing, 'offers').flatMap((offer) => [...(offer.types.includes('AggregateOffer') ? [] : [offer]), ...things(offer, 'offers')]);

function variantOf(thing: Thing): MarkedVariant {
  const parts = [thing, ...things(thing, 'itemOffered'), ...offersOf(thing)];
  const addresses = parts.flatMap(addressesOf);
  const id = addresses.map(({value}) => variantIdIn(value)).find((found) => found !== undefined);
  return {...(id !== undefined && {id}), identifiers: [...parts.flatMap(codesOf), ...addresses]};
}

export function productOf(thing: Thing, place: Pick<MarkedProduct, 'kind' | 'element' | 'isMain' | 'isListed'>): MarkedProduct {
  const group = things(thing, 'isVariantOf');
  const offers = offersOf(thing);
  const sold = things(thing, 'hasVariant').length > 0 ? things(thing, 'hasVariant') : offers.length > 1 ? offers : [];
  const own = [...codesOf(thing), ...(sold.length > 0 ? [] : offers.flatMap(codesOf))];
  const variants = sold.slice(0, MAX_VARIANTS).map(variantOf);
  return {
    ...place,
    identifiers: [
      ...own, ...addressesOf(thing), ...(sold.length > 0 ? [] : offers.flatMap((offer) => [...addressesOf(offer), ...things(offer, 'itemOffered').flatMap(codesOf)])),
      ...group.flatMap((one) => [...codesOf(one), ...addressesOf(one)]), ...texts(thing, 'inProductGroupWithID').flatMap(skuOf),
    ],
    variants: distinct(variants),
  };
}

/** Offers of several sellers are no variants: they have the same codes, or none. */
function distinct(variants: readonly MarkedVariant[]): MarkedVariant[] {
  const says = (other: MarkedVariant, {id, identifiers}: MarkedVariant) =>
    other.id === id && identifiers.every((one) => other.identifiers.some((two) => isSame(one, two)));
  return variants.filter((variant, index) => (variant.id !== undefined || variant.identifiers.length > 0)
    && !variants.slice(0, index).some((other) => says(other, variant)));
}

/** An offer that stands on its own. */
export const offeredProduct = (offer: Thing, place: Pick<MarkedProduct, 'kind' | 'element' | 'isMain' | 'isListed'>): MarkedProduct => {
  const [item] = things(offer, 'itemOffered');
  const product = item ? productOf(item, place) : {...place, identifiers: [], variants: []};
  return {...product, identifiers: [...codesOf(offer), ...product.identifiers, ...addressesOf(offer)]};
};
