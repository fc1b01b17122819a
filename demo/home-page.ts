/** The home page: every product with its image and price. */
import {html} from 'hono/html';
import {createLayout, type Html, type PageContext} from './layout.ts';
import {formatMoney, priceRange, type CatalogProduct} from './product-page.ts';

export function homePage(context: PageContext, products: CatalogProduct[]): Html {
  const {strings, link} = createLayout(context);
  return html`
<section class="hero"><h1>${strings.hero}</h1><p>${strings.heroText}</p></section>
<ul class="products" role="list">${products.map((product) => html`
<li><a href="${link(`/products/${product.ref}`)}">
<img src="${product.image}" alt="" width="600" height="600" loading="lazy">
<h2>${strings.titles[product.ref] ?? product.title}</h2>
<p>${priceLabel(product, context)}</p>
</a></li>`)}
</ul>`;
}

function priceLabel(product: CatalogProduct, context: PageContext): string {
  const {lowest, highest} = priceRange(product);
  const price = formatMoney(lowest, context.lang);
  return lowest.amount === highest.amount ? price : createLayout(context).strings.from(price);
}
