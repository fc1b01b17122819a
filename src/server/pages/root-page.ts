/** The page at the root of the backend: says that it runs, and what to put into a product page. Needs no script. */
import {createHash} from 'node:crypto';
import {html, raw} from '../html.ts';
import {textsFor} from '../languages.ts';
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

const en = {
  lang: 'en',
  title: 'Your gifting backend is running',
  paste: (shop: string) => `To let people send a product of ${shop} as a gift, paste this into its page:`,
  hints: 'Set product to the ref of a product in your catalog, and list the origin of the page in allowedOrigins.',
  recipients: 'Were you looking for a gift? The link is incomplete. Copy it again from the message that it came in.',
};

const zh: typeof en = {
  lang: 'zh-CN',
  title: '礼物后台已在运行',
  paste: (shop) => `想让顾客把 ${shop} 的商品当作礼物送出，请将以下代码粘贴到商品页面：`,
  hints: '将 product 改为商品目录中的 ref，并在 allowedOrigins 中加入该页面的来源（origin）。',
  recipients: '在找礼物吗？链接不完整，请从收到的消息中重新复制。',
};

interface RootPageOptions {
  shopName: string;
  publicUrl: string;
  /** The ref of a product that the backend serves, for the example. */
  exampleProduct?: string;
}

export function createRootPage({shopName, publicUrl, exampleProduct = 'your-product'}: RootPageOptions): (request: Request) => Response {
  const headers = {
    ...securityHeaders([]),
    'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; form-action 'none'; base-uri 'none'; ` +
      `frame-ancestors 'none'`,
    vary: 'Accept-Language',
  };
  const snippet = `<script type="module" src="${publicUrl}/assets/send-as-gift.js"></script>
<send-as-gift backend="${publicUrl}" product="${exampleProduct}"></send-as-gift>`;

  return (request) => {
    const texts = textsFor(request.headers.get('accept-language') ?? '', {en, zh});
    const page = html`<!doctype html>
<html lang="${texts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${texts.title}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${texts.title}</h1>
<p>${texts.paste(shopName)}</p>
<pre><code>${snippet}</code></pre>
<p>${texts.hints}</p>
<p>${texts.recipients}</p>
</main>
</body>
</html>
`;
    return new Response(request.method === 'HEAD' ? null : String(page), {headers});
  };
}
