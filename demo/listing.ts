/** The shop's front page: everything there is, each with its picture and price. */
import {frame, type Scope} from './frame.ts';
import {html, type Html} from './html.ts';
import {formatPrice, priceRange, type CatalogueProduct} from './product-page.ts';

export function listing(scope: Scope, products: CatalogueProduct[]): Html {
  const {say, link} = frame(scope);
  return html`
<section class="hero"><h1>${say.hero}</h1><p>${say.heroText}</p></section>
<ul class="shelf" role="list">${products.map((product) => html`
<li><a href="${link(`/products/${product.ref}`)}">
<img src="${product.image}" alt="" width="600" height="600" loading="lazy">
<h2>${say.titles[product.ref] ?? product.title}</h2>
<p>${priceLine(product, scope)}</p>
</a></li>`)}
</ul>`;
}

function priceLine(product: CatalogueProduct, scope: Scope): string {
  const {lowest, highest} = priceRange(product);
  const price = formatPrice(lowest, scope.lang);
  return lowest.amount === highest.amount ? price : frame(scope).say.from(price);
}
