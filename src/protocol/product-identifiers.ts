/** What a page names its product by: SKU, GTIN and address. A catalog finds the product by them. Without a schema: browsers load it. */

export interface ProductIdentifier {
  readonly kind: 'sku' | 'gtin' | 'url';
  readonly value: string;
}

/** Longer lists are cut: a path of this length passes every proxy. */
const MAX_ENCODED_LENGTH = 4000;
const MAX_IDENTIFIERS = 24;

/** Parameters that say where a visitor came from. They don't name a product. */
const TRACKING = /^(utm_\w+|[gdfmy]clid|gbraid|wbraid|msclkid|fbclid|ttclid|mc_[ce]id|srsltid|_pos|_sid|_ss|send-as-gift)$/i;

/**
 * A list of identifiers as the `ref` of `GET /v1/products/{ref}`: `sku:TEA-1 gtin:04006381333931 url:https://tea.example/tea`, the
 * preferred one first. White space and `%` in a value are percent-encoded.
 */
export function formatIdentifiers(identifiers: readonly ProductIdentifier[]): string {
  const items = new Set(identifiers.slice(0, MAX_IDENTIFIERS).map(({kind, value}) => `${kind}:${value.replace(/[\s%]/g, encodeURIComponent)}`));
  let list = '';
  for (const item of items) {
    const longer = list ? `${list} ${item}` : item;
    if (encodeURIComponent(longer).length <= MAX_ENCODED_LENGTH) list = longer;
  }
  return list;
}

/** Returns undefined if an item is neither `sku:`, `gtin:` nor `url:` with a value, or if there are too many. */
export function parseIdentifiers(list: string): ProductIdentifier[] | undefined {
  const items = list.split(/\s+/).filter(Boolean);
  if (items.length === 0 || items.length > MAX_IDENTIFIERS) return undefined;
  const identifiers: ProductIdentifier[] = [];
  for (const item of items) {
    const [, kind, encoded] = /^(sku|gtin|url):(.+)$/.exec(item) ?? [];
    if (!kind) return undefined;
    try {
      identifiers.push({kind: kind as ProductIdentifier['kind'], value: decodeURIComponent(encoded!)});
    } catch {
      return undefined;
    }
  }
  return identifiers;
}

/**
 * A GTIN-8, GTIN-12 (UPC), GTIN-13 (EAN, ISBN-13) or GTIN-14 as 14 digits; undefined if it is none, or if its check digit is wrong
 * (GS1 General Specifications, 7.9). Spaces and hyphens between the digits are ignored.
 */
export function normalizeGtin(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return undefined;
  const gtin = digits.padStart(14, '0');
  const sum = [...gtin].reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 1 : 3), 0);
  return sum % 10 === 0 && Number(gtin) > 0 ? gtin : undefined;
}

/**
 * What makes two addresses the same page: host, path and query, without scheme, fragment, closing slash and tracking parameters.
 * Undefined unless it is an absolute http(s) URL.
 */
export function normalizeProductUrl(text: string): string | undefined {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  const {host, pathname, searchParams} = new URL(text);
  const query = new URLSearchParams([...searchParams].filter(([name]) => !TRACKING.test(name)));
  query.sort();
  return [host + pathname.replace(/\/+$/, ''), String(query)].filter(Boolean).join('?');
}
