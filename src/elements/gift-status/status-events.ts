/** What has happened between two looks at a gift, as the events that tell the page: of several portions, one event a look and kind. */
import type {Gift} from '../../protocol/gift.ts';
import {
  GiftCancelledEvent, GiftClaimedEvent, GiftDeclinedEvent, GiftExpiredEvent, GiftOpenedEvent, GiftRefundedEvent, type GiftRef,
} from '../events.ts';
import {acceptedCount, displayState, type DisplayState} from './gift-summary.ts';

const outcomeEvents: Partial<Record<DisplayState, new (fact: GiftRef) => Event>> = {
  declined: GiftDeclinedEvent, expired: GiftExpiredEvent, cancelled: GiftCancelledEvent,
};

export function eventsBetween(before: Gift, now: Gift): Event[] {
  const state = displayState(now);
  const turned = (to: DisplayState) => state === to && displayState(before) !== to;
  const fact = {gift: now.id, state: now.state};
  const events: Event[] = [];
  if (turned('opened')) events.push(new GiftOpenedEvent(fact));
  if (acceptedCount(now) > acceptedCount(before)) events.push(new GiftClaimedEvent(fact));
  for (const [ending, Ending] of Object.entries(outcomeEvents)) {
    if (turned(ending as DisplayState) || count(now, ending) > count(before, ending)) events.push(new Ending(fact));
  }
  if (now.refunded.amount > before.refunded.amount) events.push(new GiftRefundedEvent(fact));
  return events;
}

const count = ({portions}: Gift, ended: string) => portions.filter(({state}) => state === ended).length;
