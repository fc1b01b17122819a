/** Which of the page's products a button is for. */
import {normalizeProductUrl, type ProductIdentifier} from '../protocol/product-identifiers.ts';
import {contains, parentOf} from './dom.ts';
import {isSame, type MarkedProduct} from './marked-product.ts';

/** What the products around a button and the page itself say about its product. The more specific description comes first. */
export function chooseProducts(button: Element, products: readonly MarkedProduct[], addresses: readonly ProductIdentifier[]): {
  chosen: MarkedProduct[];
  /** The button is for the product that the page is about. */
  isPageProduct: boolean;
} {
  const near = findNearest(button, products, addresses);
  // What is described elsewhere on the page may be a related product.
  const page = choosePerKind(products.filter(({kind}) => kind !== 'card'), addresses).filter((one) => !near.includes(one)
    && (near.length === 0 || one.element === undefined || near.some((other) => isSameProduct(one, other))));
  const isPageProduct = near.some((one) => isAt(one, addresses) || page.some((other) => isSameProduct(one, other)))
    || !contradicts(near, page, products);
  return {chosen: isPageProduct ? [...near, ...page] : near, isPageProduct};
}

/** Whether a product that shares nothing with the page's is another one, such as a related product beside it. */
function contradicts(near: readonly MarkedProduct[], page: readonly MarkedProduct[], products: readonly MarkedProduct[]): boolean {
  const named = near.flatMap(identifiersOf);
  if (named.length === 0) return false;
  if (named.every(({kind}) => kind === 'url')) return true;
  const isOneOfMany = near.some(({kind, isListed}) =>
    isListed || products.filter((other) => other.kind === kind && !other.isListed).length > 1);
  return isOneOfMany || page.flatMap(identifiersOf).some(({kind}) => kind !== 'url');
}

/** The products in the smallest part of the page around the button that describes any. */
function findNearest(button: Element, products: readonly MarkedProduct[], addresses: readonly ProductIdentifier[]): MarkedProduct[] {
  const placed = products.filter(({element}) => element !== undefined);
  for (let ancestor: Element | undefined = button; ancestor && !/^(html|body)$/i.test(ancestor.tagName); ancestor = parentOf(ancestor)) {
    const around = ancestor;
    const inside = placed.filter(({element}) => contains(around, element!));
    const chosen = choosePerKind(inside, addresses);
    if (chosen.length > 0) return [...chosen, ...enclosing(button, placed).filter((one) => !chosen.includes(one))];
  }
  return [];
}

/** The innermost product of each kind whose element the button is in. */
function enclosing(button: Element, placed: readonly MarkedProduct[]): MarkedProduct[] {
  const around = placed.filter(({element}) => contains(element!, button));
  const isInside = (inner: MarkedProduct, outer: MarkedProduct) =>
    inner !== outer && inner.kind === outer.kind && contains(outer.element!, inner.element!);
  return around.filter((one) => !around.some((other) => isInside(other, one)));
}

/** One product of each kind of markup: none of a kind that describes several and doesn't say which one is meant. */
function choosePerKind(products: readonly MarkedProduct[], addresses: readonly ProductIdentifier[]): MarkedProduct[] {
  return [...new Set(products.map(({kind}) => kind))].flatMap((kind) => {
    const all = products.filter((product) => product.kind === kind);
    const unlisted = all.filter(({isListed}) => !isListed);
    const candidates = unlisted.length > 0 ? unlisted : all;
    const rules: ((product: MarkedProduct) => unknown)[] = [({isMain}) => isMain, (product) => isAt(product, addresses), () => true];
    for (const rule of rules) {
      const matching = candidates.filter(rule);
      const [first, ...others] = matching;
      if (first && others.every((product) => isSameProduct(product, first))) return matching;
    }
    return [];
  });
}

const identifiersOf = ({identifiers, variants}: MarkedProduct) => [...identifiers, ...variants.flatMap((variant) => variant.identifiers)];

function isAt(product: MarkedProduct, addresses: readonly ProductIdentifier[]): boolean {
  const pages = new Set(addresses.map(({value}) => normalizeProductUrl(value)));
  return identifiersOf(product).some(({kind, value}) => kind === 'url' && pages.has(normalizeProductUrl(value)));
}

function isSameProduct(a: MarkedProduct, b: MarkedProduct): boolean {
  const others = identifiersOf(b);
  const ids = new Set(b.variants.flatMap(({id}) => id ?? []));
  return identifiersOf(a).some((one) => others.some((other) => isSame(one, other)))
    || a.variants.some(({id}) => id !== undefined && ids.has(id));
}
