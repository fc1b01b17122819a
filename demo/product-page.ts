/** The product page: image, variants, "add to cart" and the gift button. */
import {html, raw} from 'hono/html';
import {createLayout, type Html, type PageContext} from './layout.ts';

interface Money {amount: number; currency: string}
export interface CatalogProduct {
  ref: string; title: string; description: string; image: string; imageAlt: string; giftable?: boolean;
  variants: {ref: string; title: string; price: Money; stock: number; image?: string; swatch?: string}[];
}

export const findProduct = (products: CatalogProduct[], ref: string) => products.find((product) => product.ref === ref);

/**
 * `placesButton`: the page has no gift button of its own. The script tag places one, which finds the product in the structured data and
 * the variant in the address.
 */
export function productPage(context: PageContext, product: CatalogProduct, {placesButton = false} = {}): Html {
  const {strings, link} = createLayout(context);
  const {lang, backendUrl} = context;
  const title = strings.titles[product.ref] ?? product.title;
  const soldOut = product.variants.every(({stock}) => stock === 0);
  return html`
<nav class="crumbs" aria-label="${strings.breadcrumb}"><a href="${link('/')}">${strings.backToShop}</a></nav>
<article class="product">
<img id="picture" src="${product.image}" alt="${strings.alts[product.ref] ?? product.imageAlt}" width="600" height="600">
<div>
<h1>${title}</h1>
<p class="price" id="price">${formatMoney(product.variants[0]!.price, lang)}</p>
<p>${strings.descriptions[product.ref] ?? product.description}</p>
${product.variants.length > 1 && renderVariants(context, product)}
<div class="purchase">
<button class="add" id="add"${raw(soldOut ? ' disabled' : '')}>${soldOut ? strings.soldOut : strings.addToCart}</button>
${!placesButton && html`<send-as-gift backend="${backendUrl}" product="${product.ref}"${
  product.variants.length > 1 && html` variant="${product.variants[0]!.ref}"`}></send-as-gift>`}
</div>
<p class="added" id="added" role="status" data-message="${strings.added}"></p>
</div>
</article>
${raw(`<script type="application/ld+json">${jsonLd(context, product, soldOut)}</script>`)}${placesButton && html`
<p class="explanation">${strings.oneTag} <a href="${link(`/products/${product.ref}`)}">${title}</a></p>`}`;
}

/** The lowest and the highest price of the variants. */
export function priceRange({variants}: CatalogProduct) {
  const prices = variants.map(({price}) => price).sort((a, b) => a.amount - b.amount);
  return {lowest: prices[0]!, highest: prices.at(-1)!};
}

export function formatMoney({amount, currency}: Money, lang: string): string {
  const format = new Intl.NumberFormat(lang, {style: 'currency', currency});
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function renderVariants(context: PageContext, product: CatalogProduct): Html {
  const {strings} = createLayout(context);
  return html`<fieldset class="variants"><legend>${product.variants[0]!.swatch ? strings.color : strings.size}</legend>${
    product.variants.map((variant, index) => html`
<label><input type="radio" name="variant" value="${variant.ref}"${raw(index === 0 ? ' checked' : '')}
 data-image="${variant.image ?? product.image}" data-price="${formatMoney(variant.price, context.lang)}">${
  variant.swatch && html`<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="9" fill="${variant.swatch}"/></svg>`
} ${strings.variants[variant.ref] ?? variant.title}</label>`)}</fieldset>`;
}

/** Structured data (schema.org `Product`), escaped for a `<script>` element. */
function jsonLd({shopUrl, path, lang}: PageContext, product: CatalogProduct, soldOut: boolean): string {
  return JSON.stringify({
    '@context': 'https://schema.org', '@type': 'Product', sku: product.ref, name: product.title, description: product.description,
    image: shopUrl + product.image, url: `${shopUrl}/products/${product.ref}`,
    offers: product.variants.map(({ref, price}) => ({
      '@type': 'Offer', sku: ref, url: `${shopUrl}${path}?${new URLSearchParams({...(lang !== 'en' && {lang}), variant: ref})}`, price: (price.amount / 100).toFixed(2), priceCurrency: price.currency,
      availability: `https://schema.org/${soldOut ? 'OutOfStock' : 'InStock'}`,
    })),
  }).replaceAll('<', '\\u003c');
}
