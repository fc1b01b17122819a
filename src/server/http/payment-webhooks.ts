import {describeError, type AppContext} from '../context.ts';
import {scheduleNextCheck, syncPayment} from '../gifts/payment.ts';
import {ProblemError} from '../problem.ts';
import {readRequestBody} from './body.ts';
import {serialize, type SerializedResponse} from './responses.ts';

/** Handles a payment webhook. It is only a hint: the state of the checkout is retrieved from the provider. */
export async function handlePaymentWebhook(context: AppContext, request: Request, provider: string): Promise<SerializedResponse> {
  if (provider !== context.payments.name) throw new ProblemError('not-found');
  const body = await readRequestBody(request);
  const event = await context.payments.parseWebhook(new Request(request.url, {method: 'POST', headers: request.headers, body}));
  if (!event) throw new ProblemError('credential-invalid');
  const gift = await context.storage.read((tx) => tx.findGiftByCheckout(event.checkout));
  // The webhook can arrive before our own commit. The worker checks the payment shortly afterwards.
  if (!gift) return serialize(200, {received: true});
  try {
    await syncPayment(context, gift);
  } catch (error) {
    context.log({event: 'outbound', kind: 'payment-webhook', giftId: gift.id, error: describeError(error)});
    // The worker checks drafts again; for later states only the provider's retry of this webhook does.
    if (gift.state !== 'draft') throw new ProblemError('unavailable');
    await scheduleNextCheck(context, gift.id, {failed: true});
  }
  return serialize(200, {received: true});
}
