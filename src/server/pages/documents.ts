/** The hosted pages as HTML. They contain nothing of a gift: the element reads the token from the URL's fragment in the browser. */
import {html, raw, type Html} from '../html.ts';

interface PageContent {
  title: string;
  description: string;
  main: Html;
  /** Further tags for the head. */
  head?: Html;
}

export const renderClaimPage = (shopName: string, openGraphTags: Html): string => renderPage(shopName, {
  title: 'A gift is waiting for you',
  description: 'Open the box to see what is inside.',
  head: html`${openGraphTags}${moduleScript('claim')}`,
  main: renderElement('<gift-claim-card backend="" hosted></gift-claim-card>', 'A gift is waiting for you',
    'To open your gift, allow JavaScript for this page, or open the link in another browser.'),
});

export const renderManagePage = (shopName: string): string => renderPage(shopName, {
  title: 'Your gift',
  description: 'See how far your gift has come.',
  head: moduleScript('manage'),
  main: renderElement('<gift-status backend="" hosted></gift-status>', 'Your gift',
    'To follow your gift, allow JavaScript for this page, or open the link in another browser.'),
});

export const renderNotFoundPage = (shopName: string): string =>
  renderErrorPage(shopName, 'Page not found', 'The link may be incomplete. Copy it again from the message that it came in.');

export const renderMethodNotAllowedPage = (shopName: string): string =>
  renderErrorPage(shopName, 'This page can only be viewed', 'Open the link in a browser.');

const renderErrorPage = (shopName: string, title: string, text: string) => renderPage(shopName, {
  title, description: text, main: html`<h1>${title}</h1>
<p>${text}</p>`,
});

/** With JavaScript, the element has the first-level heading. */
const renderElement = (element: string, title: string, noscript: string) => html`${raw(element)}
<noscript><h1>${title}</h1>
<p>${noscript}</p></noscript>`;

const moduleScript = (name: string) => html`<script type="module" src="/assets/pages/${name}.js"></script>
`;

const renderPage = (shopName: string, {title, description, head, main}: PageContent) => String(html`<!doctype html>
<html lang="en">
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
