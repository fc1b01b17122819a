/** What every page of the shop has around its content: head, header, footer, and the policy it is sent under. */
import {html, type Html} from './html.ts';
import {wordsFor, type Language} from './words.ts';

/** The one article there is. */
export const ARTICLE = 'the-weight-of-a-cup';

export interface Scope {
  lang: Language;
  path: string;
  shopUrl: string;
  backendUrl: string;
}

export function frame(scope: Scope) {
  const {lang, path, backendUrl} = scope;
  const say = wordsFor(lang);
  const link = (to: string) => (lang === 'en' ? to : `${to}?lang=${lang}`);

  const page = (title: string, content: Html, {status = 200} = {}): Response => {
    const document = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${title === say.shopTitle ? title : `${title} · ${say.shopTitle}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<script type="module" src="/send-as-gift/send-as-gift.js"></script>
<script type="module" src="/shop.js"></script>
</head>
<body>
<a class="skip" href="#content">${say.skip}</a>
<header>
<a class="brand" href="${link('/')}">Tea <span>&amp;</span> Clay</a>
<nav aria-label="${say.navigation}">
<a href="${link(`/articles/${ARTICLE}`)}">${say.read}</a>
<a href="${link('/gifts')}">${say.gifts}</a>
${lang === 'en' ? html`<a href="${path}?lang=zh-CN" lang="zh-CN" hreflang="zh-CN">中文</a>` : html`<a href="${path}" lang="en" hreflang="en">English</a>`}
<span class="cart"><span>${say.cart}</span> <output id="cart" aria-label="${say.cartCount}">0</output></span>
</nav>
</header>
<main id="content">
${content}
</main>
<footer><p>${say.footer}</p><p class="behind"><a href="${link('/mailbox')}">${say.mailbox}</a> <a href="${link('/orders')}">${say.orders}</a></p></footer>
</body>
</html>
`;
    return new Response(document.html, {status, headers: headersFor(backendUrl)});
  };
  return {say, link, page};
}

/** What every page of the shop is sent with; it may call these backends. */
export const headersFor = (backendUrl: string) => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", `img-src 'self' data: ${backendUrl}`, `connect-src 'self' ${backendUrl}`,
    "frame-src 'self'", "form-action 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", 'trusted-types lit-html',
  ].join('; '),
  'Cache-Control': 'no-cache',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
});
