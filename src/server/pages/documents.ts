/** The two hosted pages as HTML. They know nothing of any gift: the element reads the link's fragment in the browser. */

interface PageContent {
  title: string;
  description: string;
  element: string;
  /** What the page loads. */
  module: string;
  noscript: string;
  /** More for the head: what the page becomes where its link is shown. */
  headTags?: string;
}

export const renderClaimPage = (shopName: string, headTags: string) => page(shopName, {
  headTags,
  title: 'A gift is waiting for you',
  description: 'Open the box to see what is inside.',
  element: '<gift-claim-card backend="" hosted></gift-claim-card>',
  module: 'claim',
  noscript: 'To open your gift, allow JavaScript for this page, or open the link in another browser.',
});

export const renderManagePage = (shopName: string) => page(shopName, {
  title: 'Your gift',
  description: 'See how far your gift has come.',
  element: '<gift-status backend="" hosted></gift-status>',
  module: 'manage',
  noscript: 'To follow your gift, allow JavaScript for this page, or open the link in another browser.',
});

/**
 * PROTOCOL 10, as the hosted pages send it. `'self'` is all that scripts need,
 * and nothing is styled but through adopted style sheets.
 */
export function pageHeaders(imageOrigins: readonly string[]): Record<string, string> {
  const pictures = ["'self'", 'data:', 'https:', ...imageOrigins.filter((origin) => origin.startsWith('http:'))];
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': [
      "default-src 'none'", "script-src 'self'", "style-src 'none'", `img-src ${pictures.join(' ')}`, "connect-src 'self'",
      "frame-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
      "require-trusted-types-for 'script'", 'trusted-types lit-html',
    ].join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}

const page = (shopName: string, {title, description, element, module, noscript, headTags = ''}: PageContent) => `<!doctype html>
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
<meta property="og:site_name" content="${escape(shopName)}">
${headTags}<link rel="icon" href="data:,">
<script type="module" src="/assets/pages/${module}.js"></script>
</head>
<body>
<main>
${element}
<noscript><p>${noscript}</p></noscript>
</main>
</body>
</html>
`;

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign]!);
