/** Products in `<script type="application/ld+json">`. */
import {attempt, attribute, parentOf, queryAll, textOf} from './dom.ts';
import type {MarkedProduct} from './marked-product.ts';
import {isOffer, isProduct, localName, offeredProduct, productOf, type Thing} from './schema-org.ts';

const MAX_SCRIPTS = 60;
const MAX_SCRIPT_LENGTH = 2_000_000;
const MAX_DEPTH = 12;
/** Nodes that are looked at on one page. */
const MAX_NODES = 5000;

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** A node as a map, so that a key such as `__proto__` is a key like any other. References to another node are resolved by `@id`. */
class JsonThing implements Thing {
  readonly #properties: ReadonlyMap<string, unknown>;
  readonly #nodes: ReadonlyMap<string, JsonObject>;
  constructor(node: JsonObject, nodes: ReadonlyMap<string, JsonObject>) {
    const id = node['@id'];
    // A reference has nothing but its `@id`.
    const target = typeof id === 'string' && Object.keys(node).length === 1 ? nodes.get(id) ?? node : node;
    this.#properties = new Map(Object.entries(target).map(([name, value]) => [localName(name), value]));
    this.#nodes = nodes;
  }
  get types() {
    return listOf(this.#properties.get('@type')).filter((type) => typeof type === 'string').map(localName);
  }
  get id() {
    const id = this.#properties.get('@id');
    return typeof id === 'string' ? id : undefined;
  }
  get(property: string) {
    return listOf(this.#properties.get(property)).flatMap((value): (string | Thing)[] => {
      if (typeof value === 'string') return [value];
      if (typeof value === 'number') return [String(value)];
      if (!isObject(value)) return [];
      const literal = Object.hasOwn(value, '@value') ? value['@value'] : undefined;
      return typeof literal === 'string' || typeof literal === 'number' ? [String(literal)] : [new JsonThing(value, this.#nodes)];
    });
  }
}

/** Some templates wrap the JSON in a comment or a CDATA section. */
const unwrap = (text: string) => text.trim().replace(/^(<!--|(\/\/|\/\*)?\s*<!\[CDATA\[(\s*\*\/)?)/, '').replace(/(-->|(\/\/|\/\*)?\s*\]\]>(\s*\*\/)?)$/, '');

export function readJsonLd(root: Document): MarkedProduct[] {
  const roots = queryAll(root, 'script[type]').filter((script) => /^application\/ld\+json\b/i.test(attribute(script, 'type')!.trim())).slice(0, MAX_SCRIPTS)
    .flatMap((script) => {
      const text = textOf(script);
      const value = text.length > MAX_SCRIPT_LENGTH ? undefined : attempt(() => JSON.parse(unwrap(text)) as unknown);
      return value === undefined ? [] : [{value, script}];
    });
  const nodes = new Map<string, JsonObject>();
  for (const {value} of roots) indexNodes(value, nodes);
  const search: Search = {nodes, products: [], nodesLeft: MAX_NODES};
  for (const {value, script} of roots) {
    const parent = parentOf(script);
    const isInPlace = parent && !/^(html|head|body)$/i.test(parent.tagName);
    collect(value, {kind: 'json-ld', ...(isInPlace && {element: script})}, search, 0);
  }
  return search.products;
}

function indexNodes(value: unknown, nodes: Map<string, JsonObject>, depth = 0) {
  if (depth > MAX_DEPTH || nodes.size >= MAX_NODES) return;
  if (Array.isArray(value)) {
    for (const item of value) indexNodes(item, nodes, depth + 1);
  }
  if (!isObject(value)) return;
  const id = value['@id'];
  if (typeof id === 'string' && Object.keys(value).length > 1 && !nodes.has(id)) nodes.set(id, value);
  for (const inner of Object.values(value)) if (typeof inner === 'object') indexNodes(inner, nodes, depth + 1);
}

type Place = Pick<MarkedProduct, 'kind' | 'element' | 'isMain' | 'isListed'>;

/** Properties that lead to another product than the page's. */
const ASIDE = /^(isRelatedTo|isSimilarTo|isAccessoryOrSparePartFor|isConsumableFor|itemListElement|review|mentions|about|hasOfferCatalog|relatedLink|citation)$/;

interface Search {
  nodes: ReadonlyMap<string, JsonObject>;
  products: MarkedProduct[];
  /** How many nodes may still be looked at. */
  nodesLeft: number;
}

function collect(value: unknown, place: Place, search: Search, depth: number): void {
  if (depth > MAX_DEPTH || search.nodesLeft-- <= 0) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, place, search, depth + 1);
  }
  if (!isObject(value)) return;
  const thing = new JsonThing(value, search.nodes);
  // What a product contains are its variants and relations.
  if (isProduct(thing)) return void search.products.push(productOf(thing, place));
  if (isOffer(thing)) return void search.products.push(offeredProduct(thing, place));
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'object') continue;
    const property = localName(key);
    collect(inner, {
      ...place, ...(property === 'mainEntity' && {isMain: true}), ...(ASIDE.test(property) && {isListed: true}),
    }, search, depth + 1);
  }
}
