/** The layout of every page of the shop: head, header, footer and security headers. */
import {html} from 'hono/html';
import {getStrings, type Language} from './locales.ts';

/** The only article. */
export const ARTICLE_SLUG = 'the-weight-of-a-cup';

/** Escaped HTML, as `html` of `hono/html` returns it. */
export type Html = ReturnType<typeof html>;

export interface PageContext {
  lang: Language;
  path: string;
  shopUrl: string;
  backendUrl: string;
}

export function createLayout(context: PageContext) {
  const {lang, path, backendUrl} = context;
  const strings = getStrings(lang);
  const link = (to: string) => (lang === 'en' ? to : `${to}?lang=${lang}`);

  /** `placesButton`: the script tag alone puts the gift button on the page. */
  const page = (title: string, content: Html, {status = 200, placesButton = false} = {}): Response => {
    const document = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${title === strings.shopTitle ? title : `${title} · ${strings.shopTitle}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<script type="module" src="/send-as-gift/send-as-gift.js"${placesButton && html` data-backend="${backendUrl}" data-auto`}></script>
<script type="module" src="/shop.js"></script>
</head>
<body>
<a class="skip" href="#content">${strings.skip}</a>
<header>
<a class="brand" href="${link('/')}">Tea <span>&amp;</span> Clay</a>
<nav aria-label="${strings.navigation}">
<a href="${link(`/articles/${ARTICLE_SLUG}`)}">${strings.journal}</a>
<a href="${link('/gifts')}">${strings.gifts}</a>
${lang === 'en' ? html`<a href="${path}?lang=zh-CN" lang="zh-CN" hreflang="zh-CN">中文</a>` : html`<a href="${path}" lang="en" hreflang="en">English</a>`}
<span class="cart"><span>${strings.cart}</span> <output id="cart" aria-label="${strings.cartCount}">0</output></span>
</nav>
</header>
<main id="content">
${content}
</main>
<footer><p>${strings.footer}</p><p class="merchant-links"><a href="${link('/one-tag/teapot')}">${strings.oneTagTitle}</a> <a href="${link('/mailbox')}">${strings.mailbox}</a> <a href="${link('/orders')}">${strings.orders}</a></p></footer>
</body>
</html>
`;
    return new Response(document.toString(), {status, headers: pageHeaders(backendUrl)});
  };
  return {strings, link, page};
}

/** Security headers of a page that may call the given backend origins. */
export const pageHeaders = (backendUrl: string) => ({
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
