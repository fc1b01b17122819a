/** A page to read: prose with a product that can be given in the middle of it, and a place where a gift's link unfurls. */
import {article} from './article-words.ts';
import {frame, type Scope} from './frame.ts';
import {html, raw, type Html} from './html.ts';
import {findProduct, formatPrice, type CatalogueProduct} from './product-page.ts';

export function articlePage(scope: Scope, products: CatalogueProduct[]): Html {
  const {say, link} = frame(scope);
  const words = article(scope.lang);
  const given = findProduct(products, 'mug')!;
  const title = say.titles[given.ref] ?? given.title;
  return html`
<article class="reading">
<header><p class="quiet">${words.kicker}</p><h1>${words.title}</h1><p class="lead">${words.lead}</p></header>
${words.before.map((text) => html`<p>${text}</p>`)}
<aside class="given" aria-label="${title}">
<img src="${given.image}" alt="${say.alts[given.ref] ?? given.imageAlt}" width="600" height="600" loading="lazy">
<div><h2><a href="${link(`/products/${given.ref}`)}">${title}</a></h2>
<p class="quiet">${formatPrice(given.variants[0]!.price, scope.lang)}</p>
<send-as-gift backend="${scope.backendUrl}" product="${given.ref}"></send-as-gift></div>
</aside>
${words.after.map((text) => html`<p>${text}</p>`)}
<h2>${words.linkTitle}</h2>
<p>${words.linkText}</p>
<form class="paste" id="paste" action="${scope.path}">
<label for="gift-link">${words.linkLabel}</label>
<div><input id="gift-link" type="url" inputmode="url" autocomplete="off" spellcheck="false" required
 placeholder="${scope.backendUrl}/g/…#gc_…" aria-describedby="gift-kept"><button>${words.linkShow}</button></div>
<p class="quiet" id="gift-kept">${words.linkKept}</p>
</form>
<div id="unfurled" role="status" data-plain="${words.linkPlain}" data-wrong="${words.linkWrong}" data-press="${words.linkPress}"></div>
</article>
${raw('<script type="module" src="/unfurl.js"></script>')}`;
}
