/** The page at the root of the backend: says that it runs, and what to put into a product page. Needs no script. */
import {createHash} from 'node:crypto';
import {pages} from '../../locales/loaders/pages.generated.ts';
import {html, raw} from '../html.ts';
import {requestLocale} from '../languages.ts';
import {securityHeaders} from './security-headers.ts';

const STYLE = `
:root{color-scheme:light dark;--text:#1d2330;--muted:#5a6272;--border:#d8dce4;--page:#f4f5f8;--surface:#fff}
@media (prefers-color-scheme:dark){:root{--text:#eceff5;--muted:#a9b1c1;--border:#3a4150;--page:#14171e;--surface:#1d222c}}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:16px;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:720px;background:var(--surface);border:1px solid var(--border);border-radius:20px;padding:24px;overflow-wrap:anywhere}
h1{margin:0;font-size:1.5rem;line-height:1.25}
pre{padding:16px;border:1px solid var(--border);border-radius:12px;background:var(--page);font-size:.875rem;white-space:pre-wrap}
p:last-child{margin-bottom:0;color:var(--muted)}
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

interface RootPageOptions {
  shopName: string;
  publicUrl: string;
  /** The shop's languages. */
  locales: readonly string[];
  /** The ref of a product that the backend serves, for the example. */
  exampleProduct?: string;
}

export function createRootPage({shopName, publicUrl, locales, exampleProduct = 'your-product'}: RootPageOptions): (request: Request) => Response {
  const headers = {
    ...securityHeaders([]),
    'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; form-action 'none'; base-uri 'none'; ` +
      `frame-ancestors 'none'`,
    vary: 'Accept-Language',
  };
  const snippet = `<script type="module" src="${publicUrl}/assets/send-as-gift.js"></script>
<send-as-gift backend="${publicUrl}" product="${exampleProduct}"></send-as-gift>`;

  return (request) => {
    const {language, tag, dir} = requestLocale(request, locales);
    const {rootTitle, rootPaste, rootHints, rootRecipients} = pages[language];
    const page = html`<!doctype html>
<html lang="${tag}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${rootTitle}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${rootTitle}</h1>
<p>${rootPaste(shopName)}</p>
<pre dir="ltr"><code>${snippet}</code></pre>
<p>${rootHints}</p>
<p>${rootRecipients}</p>
</main>
</body>
</html>
`;
    return new Response(request.method === 'HEAD' ? null : String(page), {headers});
  };
}
