/** A page's markup and what must be found in it. Written after schema.org, ogp.me and the documentation of the shop systems. */
export interface CorpusPage {
  name: string;
  /** Path and query of the page. Default: `/products/teapot`. */
  path?: string;
  /** Content of the head. */
  head?: string;
  /** Content of the body; `<b id="here"></b>` is where the button is. Default: at the end of the body. */
  body?: string;
  /** The page's own global variables. */
  globals?: Record<string, unknown>;
  /** What the page does before the button is reached. */
  act?(): void | Promise<void>;
  /** The identifiers in order, without the page's own address; `~` at the start of an address stands for the origin. */
  found: readonly string[];
  /** Whether the variant that is found is the one that is chosen. Default: true. */
  namesVariant?: boolean;
  /** Another product must not be found, so the page's own address must not be asked for. */
  isOther?: boolean;
}

export const HERE = '<b id="here"></b>';
export const GTIN = '04006381333931';
export const ld = (...values: unknown[]) => `<script type="application/ld+json">${values.map((value) => JSON.stringify(value)).join('')}</script>`;
export const schema = (type: string, fields: object = {}) => ({'@context': 'https://schema.org', '@type': type, ...fields});
export const offer = (fields: object = {}) => ({'@type': 'Offer', price: '48.00', priceCurrency: 'EUR', availability: 'https://schema.org/InStock', ...fields});
