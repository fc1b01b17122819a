/** Webhooks: what an event is about. Its content is not trusted beyond ids; the state is retrieved afterwards. */
import type {Stripe} from 'stripe';
import type {Clock, WebhookEvent} from '../../ports.ts';
import {callStripe} from './errors.ts';
import {isLiveStripeKey, type StripeKeys} from './keys.ts';

export const WEBHOOK_PATH = '/v1/payments/stripe/webhooks';

/** The events that the merchant's webhook endpoint must have enabled. */
export const HANDLED_EVENTS = [
  'checkout.session.completed', 'checkout.session.async_payment_succeeded', 'checkout.session.async_payment_failed',
  'checkout.session.expired', 'payment_intent.amount_capturable_updated', 'payment_intent.canceled',
  'charge.expired', 'charge.refunded', 'refund.created', 'refund.updated', 'refund.failed',
  'charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed', 'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated', 'radar.early_fraud_warning.created',
] as const satisfies Stripe.WebhookEndpointCreateParams.EnabledEvent[];

/** An event whose signature is older is refused as a replay. Stripe signs each delivery anew. */
const TOLERANCE_SECONDS = 300;

export interface WebhookContext extends StripeKeys {
  stripe: Stripe;
  clock: Pick<Clock, 'now'>;
}

/** Throws if Stripe must be asked for the payment and does not respond. */
export async function parseWebhook(context: WebhookContext, request: Request): Promise<WebhookEvent | undefined> {
  const event = await verify(context, request);
  // An event of a connected account, or of the other mode, can only concern other payments.
  if (!event?.data?.object || event.account !== undefined || event.livemode !== isLiveStripeKey(context.secretKey)) return undefined;
  return {id: event.id, ...(await findSubject(context.stripe, event))};
}

async function verify({stripe, clock, webhookSecret}: WebhookContext, request: Request): Promise<Stripe.Event | undefined> {
  const body = Buffer.from(await request.arrayBuffer());
  const signature = request.headers.get('Stripe-Signature') ?? '';
  try {
    return await stripe.webhooks.constructEventAsync(body, signature, webhookSecret, TOLERANCE_SECONDS, undefined, clock.now());
  } catch {
    return undefined;
  }
}

async function findSubject(stripe: Stripe, event: Stripe.Event): Promise<Pick<WebhookEvent, 'checkoutId' | 'paymentId'>> {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired': {
      const {id, payment_intent: intent} = event.data.object;
      return {checkoutId: id, ...(intent && {paymentId: idOf(intent)})};
    }
    case 'payment_intent.amount_capturable_updated':
    case 'payment_intent.canceled':
      return {paymentId: event.data.object.id};
    case 'charge.expired':
    case 'charge.refunded': {
      const {payment_intent: intent} = event.data.object;
      return intent ? {paymentId: idOf(intent)} : {};
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
    case 'radar.early_fraud_warning.created':
      return findPayment(stripe, event.data.object);
    default:
      return {};
  }
}

/** Some of these objects name only the charge. */
async function findPayment(
  stripe: Stripe, {payment_intent: intent, charge}: Stripe.Refund | Stripe.Dispute | Stripe.Radar.EarlyFraudWarning,
): Promise<{paymentId?: string}> {
  if (intent) return {paymentId: idOf(intent)};
  if (!charge) return {};
  const {payment_intent: found} = await callStripe('parseWebhook', () => stripe.charges.retrieve(idOf(charge)));
  return found ? {paymentId: idOf(found)} : {};
}

const idOf = (object: string | {id: string}) => (typeof object === 'string' ? object : object.id);
