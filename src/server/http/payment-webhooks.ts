/** Payment notices. A notice moves nothing: it makes us ask the provider, and what that says is the truth. */
import {syncPayment} from '../gifts/payment.ts';
import {readBody, serialize, type SerializedResponse} from './responses.ts';
import {ProblemError} from '../problem.ts';
import {describeError, type AppContext} from '../context.ts';

export async function handlePaymentWebhook(context: AppContext, request: Request, provider: string): Promise<SerializedResponse> {
  if (provider !== context.payments.name) throw new ProblemError('not-found');
  const body = await readBody(request);
  const copy = new Request(request.url, {method: 'POST', headers: request.headers, body});
  const notice = await context.payments.parseWebhook(copy);
  if (!notice) throw new ProblemError('credential-invalid');
  const gift = await context.storage.read((tx) => tx.findGiftByCheckout(notice.checkout));
  // It may have overtaken our own commit; the reconciler comes by in a moment.
  if (!gift) return serialize(200, {received: true});
  try {
    await syncPayment(context, gift);
  } catch (error) {
    context.log({event: 'outbound', kind: 'notice', giftId: gift.id, error: describeError(error)});
    if (gift.state !== 'draft') throw new ProblemError('unavailable');
  }
  return serialize(200, {received: true});
}
