import {HERE, ld, schema, type CorpusPage} from './page.ts';

const deep = (levels: number, end: string) => '{"a":'.repeat(levels) + end + '}'.repeat(levels);
const good = ld(schema('Product', {sku: 'TEA-1'}));
const throwing = (name: string) => Object.defineProperty({}, name, {enumerable: true, get() { throw new Error('hostile'); }});

/** Broken or hostile pages. The good markup beside it must still be found, and nothing may be thrown. */
export const hostilePages: CorpusPage[] = [
  {name: 'JSON nested ten thousand levels deep', head: `<script type="application/ld+json">${deep(10_000, '{"@type":"Product","sku":"DEEP"}')}</script>${good}`, found: ['sku:TEA-1']},
  {name: 'an array nested a hundred thousand levels deep', head: `<script type="application/ld+json">${'['.repeat(100_000)}${']'.repeat(100_000)}</script>${good}`, found: ['sku:TEA-1']},
  {name: 'a script of three million characters', head: `<script type="application/ld+json">{"@type":"Product","sku":"BIG","x":"${'x'.repeat(3_000_000)}"}</script>${good}`, found: ['sku:TEA-1']},
  {name: 'ten thousand nodes', head: ld({'@graph': Array.from({length: 10_000}, () => ({'@type': 'Thing'}))}) + good, found: []},
  {name: 'ten thousand variants', head: ld(schema('ProductGroup', {productGroupID: 'TEA', hasVariant: Array.from({length: 10_000}, (_, index) => ({'@type': 'Product', sku: `V${index}`}))})),
    found: ['sku:TEA', ...Array.from({length: 22}, (_, index) => `sku:V${index}`)], namesVariant: false},
  {name: 'references in a circle', head: ld({'@graph': [{'@id': '#a', '@type': 'Product', sku: 'TEA-1', isVariantOf: {'@id': '#b'}}, {'@id': '#b', '@type': 'ProductGroup', productGroupID: 'TEA', hasVariant: {'@id': '#a'}}]}), found: ['sku:TEA-1', 'sku:TEA']},
  {name: 'a product that offers itself', head: ld({'@graph': [{'@id': '#a', '@type': 'Product', sku: 'TEA-1', offers: {'@id': '#a'}}]}), found: ['sku:TEA-1']},
  {name: '__proto__ and constructor as keys', head: `<script type="application/ld+json">{"@type":"Product","__proto__":{"sku":"EVIL"},"constructor":{"prototype":{"sku":"EVIL"}},"sku":"TEA-1"}</script>`, found: ['sku:TEA-1']},
  {name: 'values of the wrong type', head: ld(schema('Product', {sku: {a: 1}, gtin13: [null, true, []], offers: 'free', url: {}, productID: false, isVariantOf: [[[]]], hasVariant: 'none'})), found: []},
  {name: 'a type of the wrong type', head: ld({'@type': {a: 1}, sku: 'NO'}, ) + ld({'@type': [null, 5, 'Product'], sku: 'TEA-1'}), found: ['sku:TEA-1']},
  {name: 'a SKU of a million characters', head: ld(schema('Product', {sku: 'x'.repeat(1_000_000), gtin13: '9'.repeat(1_000_000), url: `https://tea.example/${'x'.repeat(100_000)}`})), found: []},
  {name: 'control characters and half a surrogate pair', head: ld(schema('Product', {sku: 'a\u0000b', productID: 'a\ud800', offers: {'@type': 'Offer', sku: 'a\nb'}})), found: []},
  {name: 'null, numbers and text at the top', head: ld(null) + ld(5) + ld('Product') + ld([]) + ld({}) + good, found: ['sku:TEA-1']},
  {name: 'an empty script', head: `<script type="application/ld+json"></script>${good}`, found: ['sku:TEA-1']},
  {name: 'images that replace the document’s methods', head: good, body: `<img name="querySelectorAll"><img name="querySelector"><form name="baseURI"></form><img name="getElementById">${HERE}`, found: ['sku:TEA-1']},
  {name: 'fields that replace the form’s methods', body: `<div class="product"><span class="sku">TEA-1</span><form class="cart"><button name="add-to-cart" value="1">Buy</button>
    <input name="querySelectorAll"><input name="getAttribute"><input name="closest"><input name="contains"><input name="parentNode"><input name="elements">${HERE}</form></div>`, found: ['sku:TEA-1']},
  {name: 'an element that replaces ShopifyAnalytics', head: good, body: `<a id="ShopifyAnalytics"></a><a id="Shopify"></a><a id="jQuery"></a>${HERE}`, found: ['sku:TEA-1']},
  {name: 'globals that throw', head: good, globals: {ShopifyAnalytics: throwing('meta'), Shopify: throwing('theme'), jQuery: () => { throw new Error('hostile'); }}, found: ['sku:TEA-1']},
  {name: 'globals of the wrong type', head: good, globals: {ShopifyAnalytics: {meta: {product: {variants: [null, 5, {id: {}}, {id: 'x'}, {id: 1.5}, []]}}}, meta: 'viewport'}, found: ['sku:TEA-1']},
  {name: 'events without a payload', head: good, async act() {
    document.dispatchEvent(new Event('shopify:product:select'));
    document.dispatchEvent(new Event('shopify:product:view'));
    document.dispatchEvent(Object.assign(new Event('shopify:product:select'), {promise: {then: 5}, product: null}));
    document.dispatchEvent(new CustomEvent('shopify:product:view', {detail: {context: 'page', product: 7}}));
    await new Promise((resolve) => setTimeout(resolve));
  }, found: ['sku:TEA-1']},
  {name: 'variations that are no JSON', body: `<div class="product"><span class="sku">TEA-1</span><form class="cart" data-product_id="1" data-product_variations="{{">${HERE}</form></div>`, found: ['sku:TEA-1']},
  {name: 'items nested a thousand deep', body: '<div itemscope itemtype="https://schema.org/Product" itemprop="offers">'.repeat(1000) + `<b itemprop="sku">DEEP</b>${HERE}` + '</div>'.repeat(1000), found: []},
  {name: 'itemref to itself', body: `<div id="me" itemscope itemtype="https://schema.org/Product" itemref="me me me"><b itemprop="sku">TEA-1</b>${HERE}</div>`, found: ['sku:TEA-1']},
  {name: 'a canonical address that can’t be parsed', head: `<link rel="canonical" href="https://[">${good}`, found: ['sku:TEA-1']},
];
