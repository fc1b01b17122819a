/** The test provider's page, as HTML: what is bought, that no money moves, and three ways on. */
import {createHash} from 'node:crypto';
import {formatMoney} from './amount.ts';
import type {Checkout} from './ledger.ts';
import {STYLE} from './page.styles.ts';
import {sentencesFor} from './words.ts';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export type Scene = 'open' | 'paid' | 'over' | 'unknown' | 'misunderstood';
const statuses = {open: 200, paid: 200, over: 200, unknown: 404, misunderstood: 400} as const satisfies Record<Scene, number>;

export function checkoutPage(scene: Scene, language: string, checkout?: Checkout, status: number = statuses[scene]): Response {
  const say = sentencesFor(language);
  const body = [`<p class="banner"><strong>${say.test}</strong> ${say.noMoney}</p>`];
  if (checkout) {
    body.push(`<h1>${escape(checkout.title)}</h1>`);
    body.push(`<p class="amount">${escape(formatMoney(checkout.amount, say.lang))}</p>`);
  } else {
    body.push(`<h1>${say.title}</h1>`);
  }
  if (scene === 'open') {
    body.push(`<form method="post">${mail(say.mail)}${button('paid', say.pay)}` +
      `${button('declined', say.decline, ' formnovalidate')}${button('cancelled', say.cancel, ' formnovalidate')}</form>`);
  } else {
    body.push(`<p>${{paid: say.alreadyPaid, over: say.over, unknown: say.unknown, misunderstood: say.misunderstood}[scene]}</p>`);
    if (checkout) body.push(`<p><a class="back" href="${escape(checkout.returnUrl)}">${say.back}</a></p>`);
  }
  return new Response(document(say.lang, say.title, body.join('\n')), {status, headers: headersFor(checkout)});
}

/** Back to the page that the payer came from. */
export function sendBack(checkout: Checkout): Response {
  return new Response(null, {status: 303, headers: {...headersFor(checkout), Location: checkout.returnUrl}});
}

const button = (outcome: string, words: string, more = '') => `<button name="outcome" value="${outcome}"${more}>${words}</button>`;
const mail = (words: string) => `<label>${words}<input type="email" name="mail" autocomplete="email" maxlength="254"></label>`;

const document = (lang: string, title: string, body: string) => `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

function headersFor(checkout?: Checkout): Record<string, string> {
  // Chromium checks a form's redirect too, so the way back must be named.
  const way = checkout ? `'self' ${new URL(checkout.returnUrl).origin}` : `'none'`;
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; form-action ${way}; ` +
      `base-uri 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Language',
  };
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign]!);
