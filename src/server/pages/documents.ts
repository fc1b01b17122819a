/** The hosted pages as HTML. They contain nothing of a gift: the element reads the token from the URL's fragment in the browser. */
import {pages} from '../../locales/loaders/pages.generated.ts';
import type {Locale} from '../../locales/locale.ts';
import {html, raw, type Html} from '../html.ts';

interface PageContent {
  title: string;
  description: string;
  main: Html;
  /** Further tags for the head. */
  head?: Html;
}

export const renderClaimPage = (shopName: string, locale: Locale, openGraphTags: Html): string => {
  const {claimTitle, claimDescription, claimWithoutScript} = pages[locale.language];
  return renderPage(shopName, locale, {
    title: claimTitle,
    description: claimDescription,
    head: html`${openGraphTags}${moduleScript('claim')}`,
    main: renderElement('<gift-claim-card backend="" hosted></gift-claim-card>', claimTitle, claimWithoutScript),
  });
};

export const renderManagePage = (shopName: string, locale: Locale): string => {
  const {manageTitle, manageDescription, manageWithoutScript} = pages[locale.language];
  return renderPage(shopName, locale, {
    title: manageTitle,
    description: manageDescription,
    head: moduleScript('manage'),
    main: renderElement('<gift-status backend="" hosted></gift-status>', manageTitle, manageWithoutScript),
  });
};

export const renderNotFoundPage = (shopName: string, locale: Locale): string =>
  renderErrorPage(shopName, locale, pages[locale.language].notFoundTitle, pages[locale.language].notFoundText);

export const renderMethodNotAllowedPage = (shopName: string, locale: Locale): string =>
  renderErrorPage(shopName, locale, pages[locale.language].readOnlyTitle, pages[locale.language].readOnlyText);

const renderErrorPage = (shopName: string, locale: Locale, title: string, text: string) => renderPage(shopName, locale, {
  title, description: text, main: html`<h1>${title}</h1>
<p>${text}</p>`,
});

/** With JavaScript, the element has the first-level heading. */
const renderElement = (element: string, title: string, noscript: string) => html`${raw(element)}
<noscript><h1>${title}</h1>
<p>${noscript}</p></noscript>`;

const moduleScript = (name: string) => html`<script type="module" src="/assets/pages/${name}.js"></script>
`;

const renderPage = (shopName: string, {tag, dir}: Locale, {title, description, head, main}: PageContent) => String(html`<!doctype html>
<html lang="${tag}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="robots" content="noindex">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:site_name" content="${shopName}">
<link rel="icon" href="data:,">
${head}</head>
<body>
<main>
${main}
</main>
</body>
</html>
`);
