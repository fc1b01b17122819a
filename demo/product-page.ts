/** One product: picture, choices, "add to cart", and beside it the button that makes it a gift. */
import {createLayout, type PageContext} from './layout.ts';
import {html, raw, type Html} from './html.ts';

interface Money {amount: number; currency: string}
export interface CatalogProduct {
  ref: string; title: string; description: string; image: string; imageAlt: string; giftable?: boolean;
  variants: {ref: string; title: string; price: Money; stock: number; image?: string; swatch?: string}[];
}

export const findProduct = (products: CatalogProduct[], ref: string) => products.find((product) => product.ref === ref);

export function productPage(scope: PageContext, product: CatalogProduct): Html {
  const {say, link} = createLayout(scope);
  const {lang, backendUrl} = scope;
  const title = say.titles[product.ref] ?? product.title;
  const soldOut = product.variants.every(({stock}) => stock === 0);
  return html`
<nav class="crumbs" aria-label="${say.breadcrumb}"><a href="${link('/')}">${say.backToShop}</a></nav>
<article class="product">
<img id="picture" src="${product.image}" alt="${say.alts[product.ref] ?? product.imageAlt}" width="600" height="600">
<div>
<h1>${title}</h1>
<p class="price" id="price">${formatMoney(product.variants[0]!.price, lang)}</p>
<p>${say.descriptions[product.ref] ?? product.description}</p>
${product.variants.length > 1 && renderVariants(scope, product)}
<div class="buy">
<button class="add" id="add"${raw(soldOut ? ' disabled' : '')}>${soldOut ? say.soldOut : say.addToCart}</button>
<send-as-gift backend="${backendUrl}" product="${product.ref}"${
  product.variants.length > 1 && html` variant="${product.variants[0]!.ref}"`}></send-as-gift>
</div>
<p class="added" id="added" role="status" data-words="${say.added}"></p>
</div>
</article>
${raw(`<script type="application/ld+json">${jsonLd(scope, product, soldOut)}</script>`)}`;
}

/** The lowest and highest price among the variants. */
export function priceRange({variants}: CatalogProduct) {
  const prices = variants.map(({price}) => price).sort((one, other) => one.amount - other.amount);
  return {lowest: prices[0]!, highest: prices.at(-1)!};
}

export function formatMoney({amount, currency}: Money, lang: string): string {
  const format = new Intl.NumberFormat(lang, {style: 'currency', currency});
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function renderVariants(scope: PageContext, product: CatalogProduct): Html {
  const {say} = createLayout(scope);
  return html`<fieldset class="choices"><legend>${product.variants[0]!.swatch ? say.colour : say.size}</legend>${
    product.variants.map((variant, index) => html`
<label><input type="radio" name="variant" value="${variant.ref}"${raw(index === 0 ? ' checked' : '')}
 data-image="${variant.image ?? product.image}" data-price="${formatMoney(variant.price, scope.lang)}">${
  variant.swatch && html`<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="9" fill="${variant.swatch}"/></svg>`
} ${say.variants[variant.ref] ?? variant.title}</label>`)}</fieldset>`;
}

/** What search engines read, and what a gift button without `product` reads too. */
function jsonLd({shopUrl}: PageContext, product: CatalogProduct, soldOut: boolean): string {
  const {lowest} = priceRange(product);
  return JSON.stringify({
    '@context': 'https://schema.org', '@type': 'Product', sku: product.ref, name: product.title, description: product.description,
    image: shopUrl + product.image, url: `${shopUrl}/products/${product.ref}`,
    offers: {
      '@type': 'Offer', price: (lowest.amount / 100).toFixed(2), priceCurrency: lowest.currency,
      availability: `https://schema.org/${soldOut ? 'OutOfStock' : 'InStock'}`,
    },
  }).replaceAll('<', '\\u003c');
}
