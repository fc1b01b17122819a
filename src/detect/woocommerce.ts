/** WooCommerce: the form of a product with its chosen variation, and the cards of a list, which carry `data-product_sku`. */
import {attempt, attribute, closest, own, queryAll, query, textOf} from './dom.ts';
import {gtinOf, skuOf, urlOf, type MarkedProduct, type MarkedVariant} from './marked-product.ts';

const FORM = 'form.cart';
const MAX_VARIATIONS = 250;

interface FoundVariation {
  form: unknown;
  variation: MarkedVariant;
}

let found: FoundVariation | undefined;
let isWatching = false;

type VariationListener = (event: {currentTarget?: unknown}, variation?: unknown) => void;
type JQuery = (target: unknown) => {on(event: string, selector: string, listener: VariationListener): void};

/** A form with many variations loads each from the server; then only jQuery's event has its SKU. */
export function watchWooCommerce(): void {
  const jQuery = own(globalThis, 'jQuery');
  if (isWatching || typeof jQuery !== 'function') return;
  isWatching = true;
  attempt(() => (jQuery as JQuery)(document).on('found_variation', FORM, ({currentTarget}, variation) => {
    const [read] = readVariations([variation]);
    if (read) found = {form: currentTarget, variation: read};
  }));
}

const readVariations = (list: readonly unknown[]): MarkedVariant[] => list.slice(0, MAX_VARIATIONS).flatMap((variation) => {
  const id = own(variation, 'variation_id');
  return typeof id === 'number' || typeof id === 'string' ? [{
    id: String(id), identifiers: [...skuOf(own(variation, 'sku')), ...gtinOf(own(variation, 'global_unique_id'))],
  }] : [];
});

function variationsOf(form: Element): MarkedVariant[] {
  const list = attempt(() => JSON.parse(attribute(form, 'data-product_variations') ?? '') as unknown);
  const variations = Array.isArray(list) ? readVariations(list) : [];
  return found?.form === form && !variations.some(({id}) => id === found!.variation.id) ? [...variations, found.variation] : variations;
}

/** While a variation is chosen, WooCommerce shows its SKU and keeps that of the product in `data-o_content`. */
const shownSkus = (product: Element) => queryAll(product, '.sku')
  .slice(0, 1).map((sku) => ({shown: textOf(sku).trim(), original: attribute(sku, 'data-o_content')?.trim()}));

const isSku = (text: string | undefined) => !!text && !/^n\/?a$/i.test(text);

function readForms(root: Document): MarkedProduct[] {
  return queryAll(root, FORM).flatMap((form): MarkedProduct[] => {
    const button = query(form, '[name="add-to-cart"]');
    const isWooCommerce = button !== undefined || attribute(form, 'data-product_id') !== undefined;
    if (!isWooCommerce) return [];
    const product = closest(form, '.product') ?? form;
    const variationField = query<HTMLInputElement>(form, 'input[name="variation_id"]');
    const value = variationField && Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.get!.call(variationField) as string;
    const variantId = value && value !== '0' ? value : undefined;
    const [sku] = shownSkus(product);
    const shown = sku && isSku(sku.shown) ? skuOf(sku.shown) : [];
    const original = sku?.original === undefined ? shown : isSku(sku.original) ? skuOf(sku.original) : [];
    const variants = variationsOf(form);
    const isKnown = variants.some(({id}) => id === variantId);
    return [{
      kind: 'woocommerce', element: form, identifiers: variantId !== undefined && sku?.original === undefined && variationField ? [] : original,
      // Without a list of variations, the SKU that is shown is the chosen one's.
      variants: variantId !== undefined && !isKnown ? [...variants, {id: variantId, identifiers: shown}] : variants,
      ...(variantId !== undefined && {variantId}),
    }];
  });
}

/** Any product of a list that names its SKU or GTIN in an attribute. */
function readCards(root: Document): MarkedProduct[] {
  return queryAll(root, '[data-product_sku], [data-product-sku], [data-sku], [data-gtin]').flatMap((element): MarkedProduct[] => {
    const codes = [
      ...['data-product_sku', 'data-product-sku', 'data-sku'].flatMap((name) => skuOf(attribute(element, name))), ...gtinOf(attribute(element, 'data-gtin')),
    ];
    if (codes.length === 0) return [];
    const card = closest(element, 'li, article, .product') ?? element;
    const links = queryAll(card, 'a.woocommerce-LoopProduct-link[href]').slice(0, 1);
    return [{kind: 'card', element, identifiers: [...codes, ...links.flatMap((link) => urlOf(attribute(link, 'href')))], variants: []}];
  });
}

export const readWooCommerce = (root: Document): MarkedProduct[] => [...readForms(root), ...readCards(root)];
