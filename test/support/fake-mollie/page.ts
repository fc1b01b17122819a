/** The hosted page: plain HTML with a form, so that a browser can pay, decline, pay by bank transfer or cancel. */
import {html} from '../../../src/server/html.ts';
import type {FakePayment} from './state.ts';

const outcomes = [
  ['paid', 'Pay'], ['declined', 'Have the card declined'], ['later', 'Pay by bank transfer'], ['cancelled', 'Cancel and go back'],
] as const;
export type Outcome = (typeof outcomes)[number][0];

export const isOutcome = (text: string): text is Outcome => outcomes.some(([outcome]) => outcome === text);

export function renderPage({status, amount, description, redirectUrl, captureMode}: FakePayment): string {
  const isPayable = status === 'open';
  // Only cards can hold money.
  const offered = outcomes.filter(([outcome]) => outcome !== 'later' || captureMode !== 'manual');
  return String(html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Checkout</title><link rel="icon" href="data:,"></head>
<body>
<main>
<h1>${description}</h1>
<p class="amount">${amount.currency} ${amount.value}</p>
${isPayable
    ? html`<form method="post"><label>Email <input type="email" name="email" maxlength="254"></label>
${offered.map(([outcome, label]) => html`<button name="outcome" value="${outcome}">${label}</button>`)}</form>`
    : html`<p>This payment is ${status}.</p>`}
<p><a href="${redirectUrl}">Back to the shop</a></p>
</main>
</body>
</html>
`);
}
