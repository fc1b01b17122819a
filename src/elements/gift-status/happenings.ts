/** What has happened between two looks at a gift, as the events that tell the page. */
import type {Gift} from '../../protocol/gift.ts';
import {
  GiftCancelledEvent, GiftClaimedEvent, GiftDeclinedEvent, GiftExpiredEvent, GiftOpenedEvent, GiftRefundedEvent, type GiftFact,
} from '../events.ts';
import {stepOf, toldOf, type Told} from './reading.ts';

const CLAIMED = 2;

const endings: Partial<Record<Told, new (fact: GiftFact) => Event>> = {
  declined: GiftDeclinedEvent, expired: GiftExpiredEvent, cancelled: GiftCancelledEvent,
};

export function happenings(before: Gift, now: Gift): Event[] {
  const was = toldOf(before);
  const told = toldOf(now);
  const fact = {gift: now.id, state: now.state};
  const events: Event[] = [];
  if (told !== was) {
    if (told === 'opened') events.push(new GiftOpenedEvent(fact));
    if (stepOf(told) >= CLAIMED && stepOf(was) < CLAIMED) events.push(new GiftClaimedEvent(fact));
    const Ending = endings[told];
    if (Ending) events.push(new Ending(fact));
  }
  if (now.refunded.amount > before.refunded.amount) events.push(new GiftRefundedEvent(fact));
  return events;
}
