/** A page to read: prose with a product that can be given in the middle of it, and a place where a gift's link unfurls. */
import {getArticle} from './article-content.ts';
import {createLayout, type PageContext} from './layout.ts';
import {html, raw, type Html} from './html.ts';
import {findProduct, formatMoney, type CatalogProduct} from './product-page.ts';

export function articlePage(scope: PageContext, products: CatalogProduct[]): Html {
  const {say, link} = createLayout(scope);
  const content = getArticle(scope.lang);
  const product = findProduct(products, 'mug')!;
  const title = say.titles[product.ref] ?? product.title;
  return html`
<article class="reading">
<header><p class="quiet">${content.kicker}</p><h1>${content.title}</h1><p class="lead">${content.lead}</p></header>
${content.before.map((text) => html`<p>${text}</p>`)}
<aside class="given" aria-label="${title}">
<img src="${product.image}" alt="${say.alts[product.ref] ?? product.imageAlt}" width="600" height="600" loading="lazy">
<div><h2><a href="${link(`/products/${product.ref}`)}">${title}</a></h2>
<p class="quiet">${formatMoney(product.variants[0]!.price, scope.lang)}</p>
<send-as-gift backend="${scope.backendUrl}" product="${product.ref}"></send-as-gift></div>
</aside>
${content.after.map((text) => html`<p>${text}</p>`)}
<h2>${content.linkTitle}</h2>
<p>${content.linkText}</p>
<form class="paste" id="paste" action="${scope.path}">
<label for="gift-link">${content.linkLabel}</label>
<div><input id="gift-link" type="url" inputmode="url" autocomplete="off" spellcheck="false" required
 placeholder="${scope.backendUrl}/g/…#gc_…" aria-describedby="gift-kept"><button>${content.linkShow}</button></div>
<p class="quiet" id="gift-kept">${content.linkPrivacy}</p>
</form>
<div id="unfurled" role="status" data-plain="${content.linkFallback}" data-wrong="${content.linkInvalid}" data-press="${content.linkButton}"></div>
</article>
${raw('<script type="module" src="/unfurl.js"></script>')}`;
}
