/** What the head of the page says about it: Open Graph, and its address. */
import type {ProductIdentifier} from '../protocol/product-identifiers.ts';
import {attribute, query, queryAll} from './dom.ts';
import {gtinOf, skuOf, urlOf, type MarkedProduct} from './marked-product.ts';

const GTINS = ['product:gtin', 'product:ean', 'product:isbn', 'product:upc', 'og:ean', 'og:isbn', 'og:upc', 'og:gtin'];
const SKUS = ['product:retailer_item_id', 'product:retailer_part_no', 'product:sku', 'og:sku', 'product:item_group_id'];

/** The values of a `<meta>`, with or without the right attribute name. */
const metaValues = (root: Document, name: string): string[] => queryAll(root, 'meta[content]')
  .filter((meta) => [attribute(meta, 'property'), attribute(meta, 'name')].some((value) => value?.trim().toLowerCase() === name))
  .map((meta) => attribute(meta, 'content')!);

export function readOpenGraph(root: Document): MarkedProduct[] {
  // A list of products has each of them several times, and names none.
  const single = (name: string) => {
    const values = [...new Set(metaValues(root, name))];
    return values.length === 1 ? values : [];
  };
  const codes = [...SKUS.flatMap((name) => single(name).flatMap(skuOf)), ...GTINS.flatMap((name) => single(name).flatMap(gtinOf))];
  return codes.length > 0 ? [{kind: 'open-graph', identifiers: codes, variants: []}] : [];
}

/** Parameters that may name a product or a variant. All others may be a visitor's own: a token, a mail address. */
const NAMING = /^(variant|variation|product|item|p|id|pid|sku|gtin|ean|colou?r|size|attribute_[\w-]+|option[\w-]*)(_?id)?$/i;

/** The address in the address bar. It may be private, so it is only compared. None for a page without one, as a `srcdoc` frame. */
export const currentAddress = (): ProductIdentifier[] => urlOf(location.href);

/**
 * The addresses that the backend is asked for: the one in the address bar first, because single-page navigation often leaves the others
 * as they were; then the canonical ones.
 */
export function pageAddresses(root: Document): ProductIdentifier[] {
  const canonical = query(root, 'link[rel~="canonical" i][href]');
  const own = currentAddress().flatMap(({value}) => {
    const url = new URL(value);
    for (const name of [...url.searchParams.keys()]) if (!NAMING.test(name)) url.searchParams.delete(name);
    return urlOf(url.href);
  });
  const withoutQuery = own.flatMap(({value}) => urlOf(value.split('?')[0]));
  const named = [canonical && attribute(canonical, 'href'), ...metaValues(root, 'og:url').slice(0, 1)].flatMap((url) => (url?.trim() ? urlOf(url) : []));
  return [...own, ...named, ...withoutQuery];
}
