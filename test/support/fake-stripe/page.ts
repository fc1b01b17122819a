/** The hosted checkout page, as plain HTML. */
import type {FakePayments} from './payments.ts';
import type {Session} from './resources.ts';

export interface PageResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

export function respondToPayer(payments: FakePayments, sessionId: string, form?: URLSearchParams): PageResponse {
  const session = payments.currentSession(sessionId);
  if (!form) return render(session);
  switch (form.get('outcome')) {
    case 'cancel': return redirect(session.cancel_url!);
    case 'decline': return render(session, 'Your card was declined. Try another card.');
    case 'pay':
    case 'debit':
      if (session.status === 'open') payments.pay(sessionId, {email: form.get('email') || undefined, later: form.get('outcome') === 'debit'});
      return session.status === 'complete' ? redirect(session.success_url!) : render(session);
    default: return render(session, 'Choose one of the buttons.');
  }
}

const redirect = (location: string): PageResponse => ({status: 303, headers: {Location: location}, body: ''});

function render(session: Session, message = ''): PageResponse {
  const canDebit = session.payment_method_types.includes('sepa_debit');
  const button = (outcome: string, label: string) => `<button name="outcome" value="${outcome}">${label}</button>`;
  const content = session.status === 'open'
    ? `<form method="post"><label>Email <input type="email" name="email"></label>${button('pay', 'Pay')}${
      canDebit ? button('debit', 'Pay by bank debit') : ''}${button('decline', 'Pay with a declined card')}${button('cancel', 'Cancel')}</form>`
    : '<p>You did it. You have completed the payment, or the session timed out.</p>';
  return {
    status: 200,
    headers: {'Content-Type': 'text/html; charset=utf-8'},
    body: `<!doctype html><html lang="${escape(session.locale ?? 'en')}"><title>Checkout</title><main><p id="amount">${
      session.amount_total} ${escape(session.currency ?? '')}</p><p role="alert">${escape(message)}</p>${content}</main></html>`,
  };
}
