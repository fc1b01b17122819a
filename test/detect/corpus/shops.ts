import {HERE, ld, schema, type CorpusPage} from './page.ts';

/** Shopify's numbers of variants have 14 digits. */
const SMALL = 41000000000001;
const LARGE = 41000000000002;
const meta = (more: object = {}) => ({meta: {product: {id: 7100000000001, variants: [{id: SMALL, sku: 'TEA-S'}, {id: LARGE, sku: 'TEA-L'}]}, page: {pageType: 'product'}, ...more}});
const form = (content: string) => `<form method="post" action="/cart/add" id="buy">${content}${HERE}</form>`;
const payload = (type: string, fields: object) => Object.assign(new Event(type, {bubbles: true}), fields);
const select = (variant: object | null) => payload('shopify:product:select', {
  product: {id: 'gid://shopify/Product/7100000000001', handle: 'teapot'}, selectedOptions: [{name: 'Size', value: 'L'}], promise: Promise.resolve({variant}),
});
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

const small = [`sku:TEA-S`, `url:~/products/teapot?variant=${SMALL}`];
const large = [`sku:TEA-L`, `url:~/products/teapot?variant=${LARGE}`];

export const shopPages: CorpusPage[] = [
  {name: 'Shopify: meta and the form’s variant', globals: {ShopifyAnalytics: meta()}, body: form(`<input type="hidden" name="id" value="${LARGE}">`), found: large},
  {name: 'Shopify: a select of variants', globals: {ShopifyAnalytics: meta()}, body: form(`<select name="id"><option value="${LARGE}">L</option><option value="${SMALL}" selected>S</option></select>`), found: small},
  {name: 'Shopify: radio buttons', globals: {ShopifyAnalytics: meta()}, body: form(`<input type="radio" name="id" value="${SMALL}"><input type="radio" name="id" value="${LARGE}" checked>`), found: large},
  {name: 'Shopify: the field outside of its form', globals: {ShopifyAnalytics: meta()}, body: `${form('')}<input form="buy" name="id" value="${LARGE}">`, found: large},
  {name: 'Shopify: the field changes', globals: {ShopifyAnalytics: meta()}, body: form(`<input type="hidden" name="id" value="${SMALL}">`),
    act() { document.querySelector<HTMLInputElement>('[name="id"]')!.value = String(LARGE); }, found: large},
  {name: 'Shopify: no form, the variant in the address', path: `/products/teapot?variant=${LARGE}`, globals: {ShopifyAnalytics: meta()}, found: ['sku:TEA-L']},
  {name: 'Shopify: no form, the variant in meta', globals: {ShopifyAnalytics: meta({selectedVariantId: SMALL})}, found: small},
  {name: 'Shopify: no variant is chosen', globals: {ShopifyAnalytics: meta()}, found: ['sku:TEA-S', 'sku:TEA-L', small[1]!, large[1]!], namesVariant: false},
  {name: 'Shopify: below a collection', path: '/collections/tea/products/teapot', globals: {ShopifyAnalytics: meta()}, body: form(`<input name="id" value="${LARGE}">`), found: [...large, 'url:~/products/teapot']},
  {name: 'Shopify: a language in the action', globals: {ShopifyAnalytics: meta()}, body: form(`<input name="id" value="${LARGE}">`).replace('/cart/add', '/fr/cart/add.js'), found: large},
  {name: 'Shopify: the older global meta', globals: {meta: meta().meta}, body: form(`<input name="id" value="${LARGE}">`), found: large},
  {name: 'Shopify: JSON-LD has the SKUs', head: ld(schema('Product', {offers: [
    {'@type': 'Offer', sku: 'TEA-S', url: `/products/teapot?variant=${SMALL}`}, {'@type': 'Offer', sku: 'TEA-L', url: `/products/teapot?variant=${LARGE}`},
  ]})), body: form(`<input name="id" value="${LARGE}">`), found: large},
  {name: 'Shopify: microdata with a SKU around the form, and around another', body: `<div itemscope itemtype="https://schema.org/Product"><b itemprop="sku">TEA</b>${form(`<input name="id" value="${LARGE}">`)}</div>
    <div itemscope itemtype="https://schema.org/Product"><b itemprop="sku">CUP</b></div>`, found: [large[1]!, 'sku:TEA']},
  {name: 'Shopify: a form and nothing else', body: form(`<input name="id" value="${LARGE}">`), found: [large[1]!]},
  {name: 'Shopify: a card with its form', path: '/collections/all', body: `<ul><li><a href="/products/cup">Cup</a><form action="/cart/add"><input name="id" value="1"></form></li>
    <li><a href="/products/teapot">Teapot</a>${form(`<input name="id" value="${LARGE}">`)}</li></ul>`, found: [large[1]!, 'url:~/products/teapot'], isOther: true},
  {name: 'Shopify: a link to another product beside the form', globals: {ShopifyAnalytics: meta()},
    body: `<div><a href="/products/cup">Goes well with a cup</a>${form(`<input name="id" value="${LARGE}">`)}</div>`, found: large},
  {name: 'Shopify: two cards that dispatch, and the button in one', path: '/collections/all', body: `<div id="a"></div><div id="b">${HERE}</div>`,
    async act() {
      document.querySelector('#b')!.dispatchEvent(payload('shopify:product:select', {product: {handle: 'teapot'}, promise: Promise.resolve({variant: {id: LARGE}})}));
      await settle();
    }, found: [large[1]!, 'url:~/products/teapot'], isOther: true},
  {name: 'Shopify: product:select', globals: {ShopifyAnalytics: meta()}, async act() { document.body.dispatchEvent(select({id: `gid://shopify/ProductVariant/${LARGE}`})); await settle(); }, found: large},
  {name: 'Shopify: product:select without a matching variant', globals: {ShopifyAnalytics: meta()}, async act() { document.body.dispatchEvent(select(null)); await settle(); },
    found: ['sku:TEA-S', 'sku:TEA-L', small[1]!, large[1]!], namesVariant: false},
  {name: 'Shopify: a lookup that fails after product:view', globals: {ShopifyAnalytics: meta()}, async act() {
    document.dispatchEvent(payload('shopify:product:view', {context: 'page', product: {handle: 'teapot', selectedVariant: {id: SMALL}}}));
    document.body.dispatchEvent(payload('shopify:product:select', {product: {handle: 'teapot'}, promise: Promise.reject(new Error('offline'))}));
    await settle();
  }, found: small},
  {name: 'Shopify: product:view of the page', act() { document.dispatchEvent(payload('shopify:product:view', {context: 'page', product: {handle: 'teapot', selectedVariant: {id: `gid://shopify/ProductVariant/${SMALL}`}}})); }, found: [small[1]!]},
  {name: 'Shopify: product:view of a card', act() { document.dispatchEvent(payload('shopify:product:view', {context: 'recommendation', product: {handle: 'cup', selectedVariant: {id: '1'}}})); }, found: []},
  {name: 'Shopify: product:view in detail', act() { document.dispatchEvent(new CustomEvent('shopify:product:view', {detail: {context: 'page', product: {handle: 'teapot', selectedVariant: {id: SMALL}}}})); }, found: [small[1]!]},

  {name: 'WooCommerce: a simple product', body: `<div class="product"><span class="sku">TEA-1</span><form class="cart"><button name="add-to-cart" value="42">Buy</button>${HERE}</form></div>`, found: ['sku:TEA-1']},
  {name: 'WooCommerce: a product without a SKU', body: `<div class="product"><span class="sku">N/A</span><form class="cart"><button name="add-to-cart" value="42">Buy</button>${HERE}</form></div>`, found: []},
  {name: 'WooCommerce: no variation is chosen', body: variations('', 'TEA', ''), found: ['sku:TEA', 'sku:TEA-S', 'sku:TEA-L'], namesVariant: false},
  {name: 'WooCommerce: a variation is chosen', body: variations('12', 'TEA-L', 'data-o_content="TEA"'), found: ['sku:TEA-L', 'sku:TEA']},
  {name: 'WooCommerce: the variation changes', body: variations('11', 'TEA-S', 'data-o_content="TEA"'), act() { document.querySelector<HTMLInputElement>('[name="variation_id"]')!.value = '12'; }, found: ['sku:TEA-L', 'sku:TEA']},
  {name: 'WooCommerce: the choice is cleared', body: variations('0', 'TEA', 'data-o_content="TEA"'), found: ['sku:TEA', 'sku:TEA-S', 'sku:TEA-L'], namesVariant: false},
  {name: 'WooCommerce: too many variations for the page', body: variations('12', 'TEA-L', 'data-o_content="TEA"', 'false'), found: ['sku:TEA-L', 'sku:TEA']},
  {name: 'WooCommerce: JSON-LD of the whole product', head: ld({'@context': 'https://schema.org/', '@graph': [schema('Product', {'@id': `${location.origin}/products/teapot#product`, sku: 'TEA', offers: [{'@type': 'AggregateOffer', lowPrice: '1'}]})]}),
    body: variations('12', 'TEA-L', 'data-o_content="TEA"'), found: ['sku:TEA-L', 'sku:TEA']},
  {name: 'WooCommerce: a card of a list', path: '/shop', body: `<ul class="products"><li class="product"><a class="button add_to_cart_button" data-product_id="1" data-product_sku="CUP">Buy</a></li>
    <li class="product"><a class="woocommerce-LoopProduct-link" href="/product/teapot">Teapot</a><a class="button add_to_cart_button" data-product_id="2" data-product_sku="TEA">Buy</a>${HERE}</li></ul>`, found: ['sku:TEA', 'url:~/product/teapot'], isOther: true},
  {name: 'WooCommerce: the product above related cards', body: `<div class="product"><span class="sku">TEA</span><form class="cart"><button name="add-to-cart" value="42">Buy</button>${HERE}</form></div>
    <ul><li class="product"><a data-product_sku="CUP">Buy</a></li></ul>`, found: ['sku:TEA']},
  {name: 'a search form that is called cart', body: `<form class="cart"><input name="q">${HERE}</form>`, found: []},
];

function variations(chosen: string, sku: string, original: string, list = JSON.stringify([{variation_id: 11, sku: 'TEA-S'}, {variation_id: 12, sku: 'TEA-L'}])) {
  return `<div class="product"><form class="variations_form cart" data-product_id="10" data-product_variations="${list.replaceAll('"', '&quot;')}">
    <select name="attribute_size"></select><input type="hidden" name="variation_id" value="${chosen}"><button>Buy</button>${HERE}</form>
    <span class="sku" ${original}>${sku}</span></div>`;
}
