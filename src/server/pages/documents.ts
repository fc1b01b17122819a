/** The hosted pages as HTML. They contain nothing of a gift: the element reads the token from the URL's fragment in the browser. */
import {pages} from '../../locales/loaders/pages.generated.ts';
import type {Locale} from '../../locales/locale.ts';
import {textColorOn, type Brand} from '../brand.ts';
import {html, raw, type Html} from '../html.ts';

export interface Site {
  shopName: string;
  brand: Brand;
}

interface PageContent {
  title: string;
  description: string;
  main: Html;
  /** Further tags for the head. */
  head?: Html;
}

export const renderClaimPage = (site: Site, locale: Locale, openGraphTags: Html): string => {
  const {claimTitle, claimDescription, claimWithoutScript} = pages[locale.language];
  return renderPage(site, locale, {
    title: claimTitle,
    description: claimDescription,
    head: html`${openGraphTags}${moduleScript('claim')}`,
    main: renderElement('<gift-claim-card backend="" hosted></gift-claim-card>', claimTitle, claimWithoutScript),
  });
};

export const renderManagePage = (site: Site, locale: Locale): string => {
  const {manageTitle, manageDescription, manageWithoutScript} = pages[locale.language];
  return renderPage(site, locale, {
    title: manageTitle,
    description: manageDescription,
    head: moduleScript('manage'),
    main: renderElement('<gift-status backend="" hosted></gift-status>', manageTitle, manageWithoutScript),
  });
};

export const renderNotFoundPage = (site: Site, locale: Locale): string =>
  renderErrorPage(site, locale, pages[locale.language].notFoundTitle, pages[locale.language].notFoundText);

export const renderMethodNotAllowedPage = (site: Site, locale: Locale): string =>
  renderErrorPage(site, locale, pages[locale.language].readOnlyTitle, pages[locale.language].readOnlyText);

const renderErrorPage = (site: Site, locale: Locale, title: string, text: string) => renderPage(site, locale, {
  title, description: text, main: html`<h1>${title}</h1>
<p>${text}</p>`,
});

/** With JavaScript, the element has the first-level heading. */
const renderElement = (element: string, title: string, noscript: string) => html`${raw(element)}
<noscript><h1>${title}</h1>
<p>${noscript}</p></noscript>`;

const moduleScript = (name: string) => html`<script type="module" src="/assets/pages/${name}.js"></script>
`;

/** The page's module reads the colors: the content security policy allows no style in the document. */
const renderPage = (
  {shopName, brand: {accent, ribbon, logo, theme}}: Site, {tag, dir}: Locale, {title, description, head, main}: PageContent,
) => String(html`<!doctype html>
<html lang="${tag}" dir="${dir}"${accent && html` data-accent="${accent}" data-on-accent="${textColorOn(accent)}"`}${
  ribbon && html` data-ribbon="${ribbon}"`}${theme && html` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="${theme ?? 'light dark'}">
${accent && html`<meta name="theme-color" content="${accent}">
`}<title>${title}</title>
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
${logo && html`<img class="logo" src="${logo}" alt="${shopName}" height="40">
`}${main}
</main>
</body>
</html>
`);
