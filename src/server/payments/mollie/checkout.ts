/** A checkout is a Mollie payment: its id is that of the payment, and Mollie's hosted page is its URL. */
import type {MollieClient, Payment, PaymentCreateParams} from '@mollie/api-client';
import type {CheckoutRequest, CheckoutStatus} from '../../ports.ts';
import {fromMollieAmount, toMollieAmount} from './amount.ts';
import {MollieError, statusOf, type Sdk} from './client.ts';
import {toMollieLocale} from './locale.ts';

/** Visa and American Express guarantee a hold for seven days, other cards for longer: https://docs.mollie.com/docs/place-a-hold-for-a-payment */
export const HOLD_MS = 7 * 24 * 3600_000;
const MAX_DESCRIPTION_LENGTH = 255;

/**
 * Creates the payment. Mollie remembers an idempotency key for one hour. A repetition after that creates a second payment, which is
 * harmless: the URL of the first one was lost with its response, so nobody can pay it, and Mollie lets it expire.
 */
export async function createCheckout(
  sdk: Sdk, client: MollieClient, request: CheckoutRequest, webhookUrl: string | undefined,
): Promise<{id: string; url: string; expiresAt: number}> {
  const payment = await client.payments.create({...toCreateParameters(sdk, request), ...(webhookUrl !== undefined && {webhookUrl})});
  const url = payment._links.checkout?.href;
  if (url === undefined) throw new MollieError('Mollie created a payment without a page to pay it on.');
  // Mollie ends a payment by rules of its own, minutes to days after the payer chooses a method. Asking for the state finds that out.
  return {id: payment.id, url, expiresAt: request.expiresAt};
}

function toCreateParameters(sdk: Sdk, request: CheckoutRequest): PaymentCreateParams {
  const {key, giftId, title, variantTitle, imageUrl, capture, returnUrl, language} = request;
  const amount = toMollieAmount(request.amount);
  const product = variantTitle === undefined ? title : `${title} – ${variantTitle}`;
  const locale = toMollieLocale(language);
  return {
    amount,
    description: `${truncate(product, MAX_DESCRIPTION_LENGTH - giftId.length - 3)} (${giftId})`,
    redirectUrl: returnUrl,
    cancelUrl: returnUrl,
    metadata: {gift: giftId, key},
    idempotencyKey: key,
    ...(locale !== undefined && {locale}),
    // Only for the picture: Mollie has no other field for it.
    ...(imageUrl !== undefined && {lines: [{
      description: truncate(product, MAX_DESCRIPTION_LENGTH), quantity: 1, unitPrice: amount, totalAmount: amount, imageUrl,
    }]}),
    // A payer could choose a method that cannot hold money, which Mollie would then charge at once.
    ...(capture === 'hold' && {captureMode: sdk.CaptureMethod.manual, method: sdk.PaymentMethod.creditcard}),
  };
}

/** Cuts at a character, never inside of one. */
function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Cancels the payment if it still can be. Mollie allows that for some methods only; the others stay open until they expire. */
export async function expireCheckout(client: MollieClient, id: string): Promise<CheckoutStatus> {
  const payment = await client.payments.get(id);
  const status = toCheckoutStatus(payment);
  // A pending payment is left alone: the payer has done their part, and the money may already be on its way.
  if (status.state !== 'open' || !payment.isCancelable) return status;
  try {
    return toCheckoutStatus(await client.payments.cancel(id));
  } catch (error) {
    // The payer has just gone on.
    if (statusOf(error) !== 422) throw error;
    return toCheckoutStatus(await client.payments.get(id));
  }
}

export function toCheckoutStatus(payment: Payment): CheckoutStatus {
  const status: `${Payment['status']}` = payment.status;
  switch (status) {
    case 'open':
      return {state: isBankTransferAnnounced(payment) ? 'pending' : 'open'};
    case 'pending':
      return {state: 'pending'};
    case 'authorized':
      // Some methods authorize every payment, and Mollie takes the money a moment later.
      return isHold(payment) ? {...toPaid(payment), hold: {until: holdEnd(payment)}} : {state: 'pending'};
    case 'paid':
      return toPaid(payment);
    case 'canceled':
    case 'expired':
    case 'failed':
      return {state: 'closed'};
    default:
      throw new MollieError(`Mollie reported a status that this version does not know.`);
  }
}

/** A bank transfer stays `open` until the money arrives, days after the payer was given the account number and left the page. */
const isBankTransferAnnounced = ({method, details}: Payment) =>
  method === 'banktransfer' as Payment['method'] && details !== undefined && 'transferReference' in details;

const isHold = ({captureMode}: Payment) => captureMode !== undefined && `${captureMode}` === 'manual';

function toPaid(payment: Payment): Extract<CheckoutStatus, {state: 'paid'}> {
  const payerEmail = payerEmailOf(payment);
  return {state: 'paid', paymentId: payment.id, amount: takenAmount(payment), ...(payerEmail !== undefined && {payerEmail})};
}

/** What was authorized or, once captured, taken. */
export function takenAmount(payment: Payment) {
  const {status, amount, amountCaptured} = payment;
  return fromMollieAmount(isHold(payment) && `${status}` === 'paid' && amountCaptured ? amountCaptured : amount);
}

export function holdEnd({captureBefore, authorizedAt, createdAt}: Payment): number {
  return captureBefore === undefined ? Date.parse(authorizedAt ?? createdAt) + HOLD_MS : Date.parse(captureBefore);
}

/** Mollie asks the payer for an address with some methods only. */
function payerEmailOf({billingAddress, details, method}: Payment): string | undefined {
  const {billingEmail, consumerAccount} = (details ?? {}) as {billingEmail?: string; consumerAccount?: string};
  // The account of other methods is an IBAN.
  const email = billingAddress?.email ?? billingEmail ?? (`${method}` === 'paypal' ? consumerAccount : undefined);
  return email?.includes('@') ? email : undefined;
}
