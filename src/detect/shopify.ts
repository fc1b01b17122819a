/**
 * Shopify: the product form, `ShopifyAnalytics.meta` and the standard events of themes
 * (https://shopify.dev/docs/api/storefront-events-and-actions). Events and forms name variants by number; the SKU of each is in `meta`.
 */
import {attribute, contains, own, parentOf, queryAll} from './dom.ts';
import {skuOf, urlOf, variantIdIn, type MarkedProduct} from './marked-product.ts';

const FORM = 'form[action*="/cart/add"]';
const MAX_VARIANTS = 250;

/** `123`, `"123"` and `gid://shopify/ProductVariant/123` are the same. */
const numberIn = (id: unknown): string | undefined => /^(?:gid:\/\/shopify\/\w+\/)?(\d+)$/.exec(String(typeof id === 'number' || typeof id === 'string' ? id : ''))?.[1];

interface Selection {
  target: Element | undefined;
  /** The page's path when the event was dispatched. */
  path: string;
  handle: string | undefined;
  variantId: string | undefined;
}

let selection: Selection | undefined;

/** Remembers the latest of Shopify's events about a product. Calling it twice adds one listener. */
export function watchShopify(): void {
  // An image named `addEventListener` would hide the document's own.
  const {addEventListener} = EventTarget.prototype;
  addEventListener.call(document, 'shopify:product:view', onView);
  addEventListener.call(document, 'shopify:product:select', onSelect);
}

/** The payload is on the event itself, or in `detail` of themes that dispatch a `CustomEvent`. */
const payloadOf = (event: Event, name: string): unknown =>
  own(event, name) ?? own((event as CustomEvent<unknown>).detail, name);

function selectionOf(event: Event): Omit<Selection, 'variantId'> {
  const {target} = event;
  const handle = own(payloadOf(event, 'product'), 'handle');
  return {target: target instanceof Element ? target : undefined, path: location.pathname, handle: typeof handle === 'string' ? handle : undefined};
}

function onView(event: Event) {
  // A card that scrolls into view is not the product of the page.
  if (payloadOf(event, 'context') !== 'page') return;
  selection = {...selectionOf(event), variantId: numberIn(own(own(payloadOf(event, 'product'), 'selectedVariant'), 'id'))};
}

let latest: unknown;

function onSelect(event: Event) {
  const promise = latest = payloadOf(event, 'promise');
  // An event has no target left once the promise resolves.
  const chosen = selectionOf(event);
  Promise.resolve(promise).then((result) => {
    // A slow answer to an earlier choice must not replace a later one.
    if (promise === latest) selection = {...chosen, variantId: numberIn(own(own(result, 'variant'), 'id'))};
  }, () => {});
}

function readMeta(): MarkedProduct[] {
  const product = own(own(own(globalThis, 'ShopifyAnalytics'), 'meta'), 'product') ?? own(own(globalThis, 'meta'), 'product');
  const list = own(product, 'variants');
  if (!Array.isArray(list)) return [];
  const variants = list.slice(0, MAX_VARIANTS).flatMap((variant: unknown) => {
    const id = numberIn(own(variant, 'id'));
    return id === undefined ? [] : [{id, identifiers: [...skuOf(own(variant, 'sku')), ...addressOf(pageHandle(), id)]}];
  });
  const variantId = numberIn(own(own(own(globalThis, 'ShopifyAnalytics'), 'meta'), 'selectedVariantId'));
  return variants.length > 0 ? [{kind: 'shopify', identifiers: addressOf(pageHandle()), variants, ...(variantId !== undefined && {variantId})}] : [];
}

/** A product is also shown below its collection: `/collections/tea/products/teapot`. */
const pageHandle = () => handleIn(location.pathname);
const handleIn = (path: string) => /\/products\/([^/?#]+)/.exec(path)?.[1];

const addressOf = (handle: string | undefined, variantId?: string) =>
  (handle === undefined ? [] : urlOf(`/products/${handle}${variantId === undefined ? '' : `?variant=${variantId}`}`, location.origin));

function readForms(root: Document, meta: readonly MarkedProduct[]): MarkedProduct[] {
  const forms = queryAll(root, FORM);
  return forms.flatMap((form): MarkedProduct[] => {
    const id = attribute(form, 'id');
    const outside = id ? queryAll(root, `[form="${CSS.escape(id)}"][name="id"]`) : [];
    const variantId = [...queryAll(form, '[name="id"]'), ...outside].map(selectedValue).map(numberIn).find((value) => value !== undefined);
    if (variantId === undefined) return [];
    // Beside the form of the page's own product, a link leads to another one.
    const isPages = forms.length === 1 || meta.some(({variants}) => variants.some(({id: known}) => known === variantId));
    const handle = (isPages ? pageHandle() : undefined) ?? linkedHandle(form) ?? pageHandle();
    return [{
      kind: 'shopify-form', element: form, identifiers: addressOf(handle), variants: [{id: variantId, identifiers: addressOf(handle, variantId)}], variantId,
    }];
  });
}

function selectedValue(field: Element): string | undefined {
  if (field instanceof HTMLSelectElement) return field.value;
  if (!(field instanceof HTMLInputElement)) return undefined;
  return /^(radio|checkbox)$/.test(field.type) && !field.checked ? undefined : field.value;
}

/** A form on a product card: the card links to its product. */
function linkedHandle(form: Element): string | undefined {
  for (let ancestor = parentOf(form), level = 0; ancestor && level < 6; ancestor = parentOf(ancestor), level++) {
    const handles = new Set(queryAll(ancestor, 'a[href*="/products/"]').map((link) => handleIn(attribute(link, 'href')!)));
    // Links to several products: it is no card.
    if (handles.size > 0) return handles.size === 1 && queryAll(ancestor, 'h1').length === 0 ? [...handles][0] : undefined;
  }
  return undefined;
}

function readEvent(root: Document): MarkedProduct[] {
  if (!selection) return [];
  const {target, handle, variantId, path} = selection;
  const isElsewhere = path !== location.pathname || (target !== undefined && !contains(root, target));
  if (isElsewhere) return [];
  return [{
    kind: 'shopify-event', ...(target && target !== root.documentElement && target !== root.body && {element: target}), identifiers: addressOf(handle),
    ...(variantId === undefined ? {variants: []} : {variants: [{id: variantId, identifiers: addressOf(handle, variantId)}], variantId}),
  }];
}

export function readShopify(root: Document): MarkedProduct[] {
  const chosen = variantIdIn(location.search);
  const meta = readMeta().map((product) => ({...product, ...(product.variants.some(({id}) => id === chosen) && {variantId: chosen!})}));
  return [...readForms(root, meta), ...readEvent(root), ...meta];
}
