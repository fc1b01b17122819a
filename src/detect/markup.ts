/** Products in the attributes of the page's elements: microdata and RDFa with the vocabulary of schema.org. */
import {attribute, closest, parentOf, queryAll, textOf} from './dom.ts';
import type {MarkedProduct} from './marked-product.ts';
import {isOffer, isProduct, localName, offeredProduct, productOf, type Thing} from './schema-org.ts';

interface Syntax {
  kind: 'microdata' | 'rdfa';
  /** The attribute of an element that is a node. */
  scope: string;
  type: string;
  property: string;
}

const MICRODATA: Syntax = {kind: 'microdata', scope: 'itemscope', type: 'itemtype', property: 'itemprop'};
const RDFA: Syntax = {kind: 'rdfa', scope: 'typeof', type: 'typeof', property: 'property'};

const MAX_DEPTH = 6;

const wordsOf = (element: Element, name: string) => (attribute(element, name) ?? '').split(/\s+/).filter(Boolean).map(localName);

class MarkupThing implements Thing {
  readonly element: Element;
  readonly #syntax: Syntax;
  readonly #depth: number;
  constructor(element: Element, syntax: Syntax, depth = 0) {
    this.element = element;
    this.#syntax = syntax;
    this.#depth = depth;
  }
  get types() {
    return wordsOf(this.element, this.#syntax.type);
  }
  get id() {
    return attribute(this.element, 'itemid') ?? attribute(this.element, 'resource') ?? attribute(this.element, 'about');
  }
  get(property: string) {
    const {scope} = this.#syntax;
    const carriers = this.#carriers().filter((carrier) => wordsOf(carrier, this.#syntax.property).includes(property));
    return carriers.flatMap((carrier): (string | Thing)[] => {
      if (attribute(carrier, scope) === undefined) return [valueOf(carrier)];
      return this.#depth < MAX_DEPTH ? [new MarkupThing(carrier, this.#syntax, this.#depth + 1)] : [];
    });
  }
  /** The elements with a property of this node and not of one inside it, and those that `itemref` names. */
  #carriers(): Element[] {
    const {scope, property} = this.#syntax;
    const referenced = (attribute(this.element, 'itemref') ?? '').split(/\s+/).filter(Boolean).slice(0, 20)
      .flatMap((id) => queryAll(this.element.ownerDocument, `[id="${CSS.escape(id)}"]`).slice(0, 1));
    return [
      ...queryAll(this.element, `[${property}]`).filter((carrier) => {
        const parent = parentOf(carrier);
        return parent !== undefined && closest(parent, `[${scope}]`) === this.element;
      }),
      ...referenced.flatMap((root) => [root, ...queryAll(root, `[${property}]`)]).filter((carrier) => attribute(carrier, property) !== undefined),
    ];
  }
}

/** https://html.spec.whatwg.org/multipage/microdata.html#values; RDFa allows `content` on every element. */
function valueOf(element: Element): string {
  const name = ['content', 'href', 'src', 'data', 'resource', 'value', 'datetime'].find((one) => attribute(element, one) !== undefined);
  return name === undefined ? textOf(element).slice(0, 4000).trim() : attribute(element, name)!.trim();
}

const RELATED = /^(isRelatedTo|isSimilarTo|isAccessoryOrSparePartFor|isConsumableFor|itemListElement|review)$/;

function readMarkup(root: Document, syntax: Syntax): MarkedProduct[] {
  const {kind, scope, property} = syntax;
  return queryAll(root, `[${scope}]`).flatMap((element): MarkedProduct[] => {
    const thing = new MarkupThing(element, syntax);
    const isSold = isProduct(thing);
    if (!isSold && !isOffer(thing)) return [];
    const parent = parentOf(element);
    const outer = parent && closest(parent, `[${scope}]`);
    const roles = wordsOf(element, property);
    const isOuterProduct = outer !== undefined && isProduct(new MarkupThing(outer, syntax));
    const isListed = roles.some((role) => RELATED.test(role)) || (outer !== undefined && /\b(ItemList|ListItem|OfferCatalog)\b/.test(attribute(outer, syntax.type) ?? ''));
    // The offers and variants of a product belong to it; a related product is one of its own.
    if (isOuterProduct && !roles.some((role) => RELATED.test(role))) return [];
    const place = {kind, element, ...(isListed && {isListed}), ...(roles.includes('mainEntity') && {isMain: true})};
    return [isSold ? productOf(thing, place) : offeredProduct(thing, place)];
  });
}

export const readMicrodata = (root: Document) => readMarkup(root, MICRODATA);
export const readRdfa = (root: Document) => readMarkup(root, RDFA);
