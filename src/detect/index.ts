/** Finds the product that a button without `product` is for. Loaded when a pointer or the focus reaches the button. */
import {formatIdentifiers, normalizeProductUrl, type ProductIdentifier} from '../protocol/product-identifiers.ts';
import {chooseProducts} from './choose.ts';
import {attempt} from './dom.ts';
import {readJsonLd} from './json-ld.ts';
import type {MarkedProduct, MarkedVariant} from './marked-product.ts';
import {readMicrodata, readRdfa} from './markup.ts';
import {currentAddress, pageAddresses, readOpenGraph} from './page-meta.ts';
import {readShopify, watchShopify} from './shopify.ts';
import {readWooCommerce, watchWooCommerce} from './woocommerce.ts';

export interface Detection {
  /** Identifiers for `GET /v1/products/{ref}`, the most specific first; empty if the page says nothing. */
  identifiers: string;
  /** Whether a variant that they name is the chosen one. False if they name all variants of a product because none is chosen. */
  namesVariant: boolean;
}

watchShopify();

/** The sources, the most specific first. */
const readers: readonly ((root: Document) => MarkedProduct[])[] = [
  readShopify, readWooCommerce, readJsonLd, readMicrodata, readRdfa, readOpenGraph,
];

/** Reads the page as it is now: the chosen variant may have changed. Never throws. */
export function detectProduct(button: Element): Detection {
  watchWooCommerce();
  const root = document;
  const products = readers.flatMap((read) => attempt(() => read(root)) ?? []);
  const addresses = attempt(() => pageAddresses(root)) ?? [];
  const here = [...attempt(currentAddress) ?? [], ...addresses];
  const {chosen, isPageProduct} = attempt(() => chooseProducts(button, products, here)) ?? {chosen: [], isPageProduct: true};
  return describe(chosen, here, isPageProduct ? addresses : []);
}

/** `here`: what the page's address is compared with. `addresses`: what the backend is asked for. */
function describe(
  chosen: readonly MarkedProduct[], here: readonly ProductIdentifier[], addresses: readonly ProductIdentifier[],
): Detection {
  const variants = chosen.flatMap((product) => product.variants);
  const variantId = chosen.find((product) => product.variantId !== undefined)?.variantId;
  const pages = new Set(here.map(({value}) => normalizeProductUrl(value)));
  const own = new Set(chosen.flatMap(({identifiers}) => identifiers).map(({kind, value}) => `${kind}:${value}`));
  const isAt = ({identifiers}: MarkedVariant, address: string) => identifiers.some(({kind, value}) => kind === 'url' && value === address);
  // An address that the product has too, or that all variants share, is not a variant's.
  const isOwnAddress = (address: string) => !own.has(`url:${address}`) && !(variants.length > 1 && variants.every((one) => isAt(one, address)));
  const selected = variants.filter(({id, identifiers}) => (variantId !== undefined ? id === variantId
    : identifiers.some(({kind, value}) => kind === 'url' && pages.has(normalizeProductUrl(value)) && isOwnAddress(value))));
  const open = selected.length > 0 ? [] : variants;
  const identifiers = [
    ...sort(selected.flatMap((variant) => variant.identifiers)), ...sort(chosen.flatMap((product) => product.identifiers)), ...addresses,
    ...sort(open.flatMap((variant) => variant.identifiers)),
  ];
  return {identifiers: formatIdentifiers(distinct(identifiers)), namesVariant: open.length < 2};
}

const ORDER = ['sku', 'gtin', 'url'];
const sort = (identifiers: readonly ProductIdentifier[]) => [...identifiers].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));

/** Two addresses of one page are one, as the catalog compares them. */
function distinct(identifiers: readonly ProductIdentifier[]): ProductIdentifier[] {
  const seen = new Set<string>();
  return identifiers.filter(({kind, value}) => {
    const key = `${kind}:${kind === 'url' ? normalizeProductUrl(value) : value}`;
    return !seen.has(key) && seen.add(key);
  });
}
