/** An article with a giftable product in the text, and a form that previews a pasted gift link. */
import {html, raw} from 'hono/html';
import {getArticle} from './article-content.ts';
import {createLayout, type Html, type PageContext} from './layout.ts';
import {findProduct, formatMoney, type CatalogProduct} from './product-page.ts';

export function articlePage(context: PageContext, products: CatalogProduct[]): Html {
  const {strings, link} = createLayout(context);
  const content = getArticle(context.lang);
  const product = findProduct(products, 'mug')!;
  const title = strings.titles[product.ref] ?? product.title;
  return html`
<article class="reading">
<header><p class="quiet">${content.kicker}</p><h1>${content.title}</h1><p class="lead">${content.lead}</p></header>
${content.before.map((text) => html`<p>${text}</p>`)}
<aside class="product-card" aria-label="${title}">
<img src="${product.image}" alt="${strings.alts[product.ref] ?? product.imageAlt}" width="600" height="600" loading="lazy">
<div><h2><a href="${link(`/products/${product.ref}`)}">${title}</a></h2>
<p class="quiet">${formatMoney(product.variants[0]!.price, context.lang)}</p>
<send-as-gift backend="${context.backendUrl}" product="${product.ref}"></send-as-gift></div>
</aside>
${content.after.map((text) => html`<p>${text}</p>`)}
<h2>${content.linkTitle}</h2>
<p>${content.linkText}</p>
<form class="paste" id="paste" action="${context.path}">
<label for="gift-link">${content.linkLabel}</label>
<div><input id="gift-link" type="url" inputmode="url" autocomplete="off" spellcheck="false" required
 placeholder="${context.backendUrl}/g/…#gc_…" aria-describedby="link-privacy"><button>${content.linkShow}</button></div>
<p class="quiet" id="link-privacy">${content.linkPrivacy}</p>
</form>
<div id="preview" role="status" data-fallback="${content.linkFallback}" data-invalid="${content.linkInvalid}" data-button="${content.linkButton}"></div>
</article>
${raw('<script type="module" src="/unfurl.js"></script>')}`;
}
