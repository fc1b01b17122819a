/** The test provider's page, as HTML: what is bought, that no money moves, and three ways on. */
import {createHash} from 'node:crypto';
import {formatMoney} from './format-amount.ts';
import type {Checkout} from './checkout-store.ts';
import {STYLE} from './page.styles.ts';
import {stringsFor} from './strings.ts';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export type CheckoutView = 'open' | 'paid' | 'closed' | 'not-found' | 'invalid';
const statuses = {open: 200, paid: 200, closed: 200, 'not-found': 404, invalid: 400} as const satisfies Record<CheckoutView, number>;

export function renderCheckoutPage(view: CheckoutView, language: string, checkout?: Checkout, status: number = statuses[view]): Response {
  const strings = stringsFor(language);
  const body = [`<p class="banner"><strong>${strings.banner}</strong> ${strings.bannerText}</p>`];
  if (checkout) {
    body.push(`<h1>${escape(checkout.title)}</h1>`);
    body.push(`<p class="amount">${escape(formatMoney(checkout.amount, strings.lang))}</p>`);
  } else {
    body.push(`<h1>${strings.title}</h1>`);
  }
  if (view === 'open') {
    body.push(`<form method="post">${renderEmailField(strings.emailLabel)}${renderButton('paid', strings.pay)}` +
      `${renderButton('declined', strings.decline, ' formnovalidate')}${renderButton('cancelled', strings.cancel, ' formnovalidate')}</form>`);
  } else {
    body.push(`<p>${{paid: strings.alreadyPaid, closed: strings.closed, 'not-found': strings.notFound, invalid: strings.invalid}[view]}</p>`);
    if (checkout) body.push(`<p><a class="back" href="${escape(checkout.returnUrl)}">${strings.back}</a></p>`);
  }
  return new Response(renderDocument(strings.lang, strings.title, body.join('\n')), {status, headers: headersFor(checkout)});
}

/** Back to the page that the payer came from. */
export function redirectToShop(checkout: Checkout): Response {
  return new Response(null, {status: 303, headers: {...headersFor(checkout), Location: checkout.returnUrl}});
}

const renderButton = (outcome: string, label: string, attributes = '') => `<button name="outcome" value="${outcome}"${attributes}>${label}</button>`;
const renderEmailField = (label: string) => `<label>${label}<input type="email" name="email" autocomplete="email" maxlength="254"></label>`;

const renderDocument = (lang: string, title: string, body: string) => `<!doctype html>
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
  const formTargets = checkout ? `'self' ${new URL(checkout.returnUrl).origin}` : `'none'`;
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; form-action ${formTargets}; ` +
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
