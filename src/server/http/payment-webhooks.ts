import {describeError, type AppContext} from '../context.ts';
import {syncPayment} from '../gifts/payment.ts';
import {scheduleNextCheck} from '../gifts/payment-checks.ts';
import type {WebhookEvent} from '../ports.ts';
import {ProblemError} from '../problem.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';
import {readRequestBody} from './body.ts';
import {serialize, type SerializedResponse} from './responses.ts';

/** Providers send whole objects; only their ids are read. */
const MAX_WEBHOOK_BYTES = 256 * 1024;

/** Handles a payment webhook. It is only a hint: the state is retrieved from the provider. `onInvalid` counts a wrong signature. */
export async function handlePaymentWebhook(
  context: AppContext, request: Request, provider: string, onInvalid: () => void,
): Promise<SerializedResponse> {
  const {payments, storage, log} = context;
  if (provider !== payments.name) throw new ProblemError('not-found');
  const body = await readRequestBody(request, MAX_WEBHOOK_BYTES);
  const event = await payments.parseWebhook(new Request(request.url, {method: 'POST', headers: request.headers, body}));
  if (!event) {
    onInvalid();
    throw new ProblemError('credential-invalid');
  }
  const received = serialize(200, {received: true});
  const {gift, isHandled} = await storage.read(async (tx) => ({
    gift: await findGift(tx, event), isHandled: event.id !== undefined && (await tx.hasEvent(payments.name, event.id)),
  }));
  // The webhook can arrive before our own commit. The worker checks the payment shortly afterwards.
  if (!gift || isHandled) return received;
  try {
    await syncPayment(context, gift);
  } catch (error) {
    log({event: 'outbound', kind: 'payment-webhook', giftId: gift.id, error: describeError(error)});
    // The worker checks it again soon. A gift that ended unpaid is not checked, so the provider has to repeat its webhook.
    if (!(await scheduleNextCheck(context, gift.id, {failed: true}))) throw new ProblemError('unavailable');
    return received;
  }
  if (event.id !== undefined) await storage.transaction((tx) => tx.recordEvent(payments.name, event.id!, gift.id));
  return received;
}

async function findGift(tx: Transaction, {checkoutId, paymentId}: WebhookEvent): Promise<GiftRow | undefined> {
  const byCheckout = checkoutId === undefined ? undefined : await tx.findGiftByCheckout(checkoutId);
  return byCheckout ?? (paymentId === undefined ? undefined : tx.findGiftByPayment(paymentId));
}
