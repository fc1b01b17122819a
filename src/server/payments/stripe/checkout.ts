/** Hosted checkout: sessions of Stripe Checkout. */
import type {Stripe} from 'stripe';
import type {CheckoutRequest, CheckoutStatus, Clock} from '../../ports.ts';
import {fromStripeAmount, toStripeAmount} from './amounts.ts';
import {callStripe, isRefusal, StripeCallError} from './errors.ts';
import {checkoutLocale} from './locale.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A session can be paid for at least 30 minutes and at most 24 hours; the margins allow for a different clock. */
const MIN_SESSION_MS = 31 * MINUTE_MS;
const MAX_SESSION_MS = 24 * HOUR_MS - 5 * MINUTE_MS;
/** The session ends this long before the draft, so that a payment in the last minute still finds it. */
const MARGIN_MS = 5 * MINUTE_MS;
/** Stripe forgets an idempotency key after 24 hours. */
const SEARCH_WINDOW_MS = 48 * HOUR_MS;
const MAX_NAME_LENGTH = 250;

/**
 * What a hold lasts at least if Stripe does not say. The card networks give 7 days to payments that the payer starts; for clearing,
 * Stripe may take 6 hours of them.
 *
 * @see https://docs.stripe.com/payments/place-a-hold-on-a-payment-method#auth-validity-windows
 */
export const HOLD_MS = 7 * 24 * HOUR_MS - 6 * HOUR_MS;

export interface CheckoutContext {
  stripe: Stripe;
  clock: Pick<Clock, 'now'>;
}

export async function createCheckout(
  context: CheckoutContext, request: CheckoutRequest,
): Promise<{id: string; url: string; expiresAt: number}> {
  const now = context.clock.now();
  // Shortly before the draft ends, an earlier session may be so old that Stripe has forgotten its key.
  const isLate = request.expiresAt - now < MIN_SESSION_MS + MARGIN_MS;
  const session = (isLate && await findSession(context, request)) || await createOrFindSession(context, request, now);
  // Only an open session has a URL; otherwise the payer sees on the product page what became of the gift.
  return {id: session.id, url: session.url ?? request.returnUrl, expiresAt: session.expires_at * 1000};
}

async function createOrFindSession(context: CheckoutContext, request: CheckoutRequest, now: number): Promise<Stripe.Checkout.Session> {
  const params = sessionParams(request, now);
  try {
    return await callStripe('createCheckout', () => context.stripe.checkout.sessions.create(params, {idempotencyKey: request.key}));
  } catch (error) {
    // The key was used with other parameters, for example by an earlier version of this code: its session is the one to return.
    const isUsed = error instanceof StripeCallError && error.type === 'idempotency_error';
    const session = isUsed && await findSession(context, request);
    if (session) return session;
    throw error;
  }
}

/** Sessions can't be searched by reference, so those of the last days are listed. */
async function findSession({stripe, clock}: CheckoutContext, {giftId, key}: CheckoutRequest): Promise<Stripe.Checkout.Session | undefined> {
  const created = {gte: Math.floor((clock.now() - SEARCH_WINDOW_MS) / 1000)};
  return callStripe('createCheckout', async () => {
    for await (const session of stripe.checkout.sessions.list({created, limit: 100})) {
      if (session.client_reference_id === giftId && session.metadata?.key === key) return session;
    }
    return undefined;
  });
}

/** The same for every repetition of a request, unless the draft is about to end: Stripe compares the parameters. */
function sessionParams(request: CheckoutRequest, now: number): Stripe.Checkout.SessionCreateParams {
  const {key, giftId, title, variantTitle, imageUrl, capture, returnUrl, expiresAt, language} = request;
  const {amount, currency} = toStripeAmount(request.amount);
  const metadata = {gift: giftId, key};
  const endsAt = Math.min(Math.max(expiresAt - MARGIN_MS, now + MIN_SESSION_MS), now + MAX_SESSION_MS);
  return {
    mode: 'payment',
    client_reference_id: giftId,
    metadata,
    line_items: [{
      quantity: 1,
      price_data: {
        currency,
        unit_amount: amount,
        product_data: {
          name: shorten(title),
          description: variantTitle ? shorten(variantTitle) : undefined,
          images: imageUrl?.startsWith('https://') ? [imageUrl] : undefined,
        },
      },
    }],
    payment_intent_data: {metadata, description: shorten(title), capture_method: capture === 'hold' ? 'manual' : undefined},
    // Stripe states for cards alone when a hold lapses.
    allowed_payment_method_types: capture === 'hold' ? ['card'] : undefined,
    // The payer pays exactly the amount in the currency of the shop.
    adaptive_pricing: {enabled: false},
    locale: checkoutLocale(language),
    expires_at: Math.floor(endsAt / 1000),
    success_url: returnUrl,
    cancel_url: returnUrl,
  };
}

const shorten = (text: string) => (text.length > MAX_NAME_LENGTH ? `${Array.from(text).slice(0, MAX_NAME_LENGTH - 1).join('')}…` : text);

export async function retrieveCheckout({stripe}: CheckoutContext, checkoutId: string): Promise<CheckoutStatus> {
  const session = await callStripe('retrieveCheckout', () =>
    stripe.checkout.sessions.retrieve(checkoutId, {expand: ['payment_intent.latest_charge']}));
  return toStatus(session);
}

export async function expireCheckout(context: CheckoutContext, checkoutId: string): Promise<CheckoutStatus> {
  let refusal;
  try {
    await callStripe('expireCheckout', () => context.stripe.checkout.sessions.expire(checkoutId));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    refusal = error;
  }
  const status = await retrieveCheckout(context, checkoutId);
  // A payment is under way.
  if (status.state === 'open') throw refusal ?? new Error('Stripe: expireCheckout left the session open.');
  return status;
}

function toStatus(session: Stripe.Checkout.Session): CheckoutStatus {
  if (session.status === 'open') return {state: 'open'};
  if (session.status === 'expired') return {state: 'closed'};
  if (session.status !== 'complete') throw new Error('Stripe: a checkout session has an unknown status.');
  const payerEmail = session.customer_details?.email ?? session.customer_email ?? undefined;
  const intent = session.payment_intent;
  if (intent === null) {
    // Nothing was to be paid, so there is no payment; the session stands in for it.
    return {state: 'paid', paymentId: session.id, amount: fromStripeAmount(session.amount_total ?? 0, session.currency!), payerEmail};
  }
  if (typeof intent === 'string') throw new Error('Stripe: a checkout session came without its payment.');
  const paid = {state: 'paid', paymentId: intent.id, payerEmail} as const;
  switch (intent.status) {
    case 'succeeded':
      return {...paid, amount: fromStripeAmount(intent.amount_received, intent.currency)};
    case 'requires_capture':
      return {...paid, amount: fromStripeAmount(intent.amount_capturable, intent.currency), hold: {until: heldUntil(intent)}};
    case 'processing':
    case 'requires_action':
    case 'requires_confirmation':
      return {state: 'pending'};
    // The bank refused a delayed payment, or the hold has lapsed: no money was taken.
    case 'requires_payment_method':
    case 'canceled':
      return {state: 'closed'};
    default:
      throw new Error('Stripe: a payment has an unknown status.');
  }
}

/** When the hold lapses, in milliseconds since 1970. */
export function heldUntil({latest_charge: charge, created}: Stripe.PaymentIntent): number {
  if (charge === null || typeof charge === 'string') return created * 1000 + HOLD_MS;
  const captureBefore = charge.payment_method_details?.card?.capture_before;
  return captureBefore === undefined ? charge.created * 1000 + HOLD_MS : captureBefore * 1000;
}
