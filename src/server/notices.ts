/** Payment notices. A notice moves nothing: it makes us ask the provider, and what that says is the truth. */
import {settle} from './gifts/payment.ts';
import {readBody, said, type Said} from './http.ts';
import {Refusal} from './refusal.ts';
import {whatFailed, type World} from './world.ts';

export async function receiveNotice(world: World, request: Request, provider: string): Promise<Said> {
  if (provider !== world.payments.name) throw new Refusal('not-found');
  const body = await readBody(request);
  const copy = new Request(request.url, {method: 'POST', headers: request.headers, body});
  const notice = await world.payments.notification(copy);
  if (!notice) throw new Refusal('credential-invalid');
  const gift = await world.store.read((tx) => tx.giftOfCheckout(notice.checkout));
  // It may have overtaken our own commit; the reconciler comes by in a moment.
  if (!gift) return said(200, {received: true});
  try {
    await settle(world, gift);
  } catch (error) {
    world.log({at: 'effect', kind: 'notice', gift: gift.id, error: whatFailed(error)});
    if (gift.state !== 'draft') throw new Refusal('unavailable');
  }
  return said(200, {received: true});
}
