/** The shop's front page: everything there is, each with its picture and price. */
import {createLayout, type PageContext} from './layout.ts';
import {html, type Html} from './html.ts';
import {formatMoney, priceRange, type CatalogProduct} from './product-page.ts';

export function homePage(scope: PageContext, products: CatalogProduct[]): Html {
  const {say, link} = createLayout(scope);
  return html`
<section class="hero"><h1>${say.hero}</h1><p>${say.heroText}</p></section>
<ul class="shelf" role="list">${products.map((product) => html`
<li><a href="${link(`/products/${product.ref}`)}">
<img src="${product.image}" alt="" width="600" height="600" loading="lazy">
<h2>${say.titles[product.ref] ?? product.title}</h2>
<p>${priceLabel(product, scope)}</p>
</a></li>`)}
</ul>`;
}

function priceLabel(product: CatalogProduct, scope: PageContext): string {
  const {lowest, highest} = priceRange(product);
  const price = formatMoney(lowest, scope.lang);
  return lowest.amount === highest.amount ? price : createLayout(scope).say.from(price);
}
