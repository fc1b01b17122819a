/** The test provider's checkout page: what is bought, that no money moves, and its buttons. */
import {createHash} from 'node:crypto';
import {formatMoney} from '../../../locales/format.ts';
import {testPayment} from '../../../locales/loaders/test-payment.generated.ts';
import type {Locale} from '../../../locales/locale.ts';
import {html, raw, type Html} from '../../html.ts';
import {readBodyText} from '../../read-body.ts';
import type {Checkout} from './checkout-store.ts';
import type {Brand} from '../../brand.ts';
import {pageStyle} from './page.styles.ts';

export type CheckoutView = 'open' | 'pending' | 'paid' | 'closed' | 'not-found' | 'invalid';
const statuses = {open: 200, pending: 200, paid: 200, closed: 200, 'not-found': 404, invalid: 400} as const satisfies Record<CheckoutView, number>;

/** The pages' inline style, and the hash by which their policy allows it. */
export interface PageStyle {
  css: string;
  hash: string;
}

export function createPageStyle(brand: Brand): PageStyle {
  const css = pageStyle(brand);
  return {css, hash: createHash('sha256').update(css).digest('base64')};
}

export function renderCheckoutPage(
  style: PageStyle, view: CheckoutView, {language, tag, dir}: Locale, checkout?: Checkout, status: number = statuses[view],
): Response {
  const strings = testPayment[language];
  const isHold = checkout?.capture === 'hold';
  const messages = {pending: strings.pending, paid: isHold ? strings.alreadyReserved : strings.alreadyPaid, closed: strings.closed, 'not-found': strings.notFound, invalid: strings.invalid};
  const heading = checkout
    ? html`<h1>${checkout.title}</h1>\n<p class="amount">${formatMoney(checkout.amount, tag)}</p>`
    : html`<h1>${strings.title}</h1>`;
  const content = view === 'open'
    ? html`${isHold && html`<p class="note">${strings.holdText}</p>\n`}<form method="post">${renderEmailField(strings.emailLabel)}${renderButton('paid', isHold ? strings.reserve : strings.pay)}${
      !isHold && renderButton('later', strings.payLater, true)}${renderButton('declined', strings.decline, true)}${renderButton('cancelled', strings.cancel, true)}</form>`
    : html`<p>${messages[view]}</p>${checkout && html`\n<p><a class="back" href="${checkout.returnUrl}">${strings.back}</a></p>`}`;
  const body = html`<p class="banner"><strong>${strings.banner}</strong> ${strings.bannerText}</p>\n${heading}\n${content}`;
  return new Response(String(renderDocument(style, {tag, dir}, strings.title, body)), {status, headers: headersFor(style, checkout)});
}

/** Redirects to the page that the payer came from. */
export function redirectToShop(style: PageStyle, checkout: Checkout): Response {
  return new Response(null, {status: 303, headers: {...headersFor(style, checkout), Location: checkout.returnUrl}});
}

/** Only paying needs a valid email address; the other buttons skip the browser's validation. */
const renderButton = (outcome: string, label: string, skipsValidation = false) =>
  html`<button name="outcome" value="${outcome}"${skipsValidation && raw(' formnovalidate')}>${label}</button>`;

const renderEmailField = (label: string) =>
  html`<label>${label}<input type="email" name="email" autocomplete="email" maxlength="254"></label>`;

const renderDocument = ({css}: PageStyle, {tag, dir}: Pick<Locale, 'tag' | 'dir'>, title: string, body: Html) => html`<!doctype html>
<html lang="${tag}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(css)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

const outcomes = ['paid', 'later', 'declined', 'cancelled'] as const;
const MAX_FORM_BYTES = 1_000;

/** What the payer chose; an empty object if the form is not ours. */
export async function parseForm(request: Request): Promise<{outcome?: (typeof outcomes)[number]; payerEmail?: string}> {
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return {};
  const form = new URLSearchParams(await readBodyText(request, MAX_FORM_BYTES));
  return {outcome: outcomes.find((outcome) => outcome === form.get('outcome')), payerEmail: form.get('email')?.trim() || undefined};
}

function headersFor({hash}: PageStyle, checkout?: Checkout): Record<string, string> {
  // Chromium applies `form-action` to the redirect after a form too, so the shop's origin must be listed.
  const formTargets = checkout ? `'self' ${new URL(checkout.returnUrl).origin}` : `'none'`;
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action ${formTargets}; ` +
      `base-uri 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Language',
  };
}
