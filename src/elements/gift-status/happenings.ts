/** What has happened between two looks at a gift, as the events that tell the page: of several portions, one event a look and kind. */
import type {Gift} from '../../protocol/gift.ts';
import {
  GiftCancelledEvent, GiftClaimedEvent, GiftDeclinedEvent, GiftExpiredEvent, GiftOpenedEvent, GiftRefundedEvent, type GiftFact,
} from '../events.ts';
import {taken, toldOf, type Told} from './reading.ts';

const endings: Partial<Record<Told, new (fact: GiftFact) => Event>> = {
  declined: GiftDeclinedEvent, expired: GiftExpiredEvent, cancelled: GiftCancelledEvent,
};

export function happenings(before: Gift, now: Gift): Event[] {
  const told = toldOf(now);
  const turned = (to: Told) => told === to && toldOf(before) !== to;
  const fact = {gift: now.id, state: now.state};
  const events: Event[] = [];
  if (turned('opened')) events.push(new GiftOpenedEvent(fact));
  if (taken(now) > taken(before)) events.push(new GiftClaimedEvent(fact));
  for (const [ending, Ending] of Object.entries(endings)) {
    if (turned(ending as Told) || count(now, ending) > count(before, ending)) events.push(new Ending(fact));
  }
  if (now.refunded.amount > before.refunded.amount) events.push(new GiftRefundedEvent(fact));
  return events;
}

const count = ({portions}: Gift, ended: string) => portions.filter(({state}) => state === ended).length;
