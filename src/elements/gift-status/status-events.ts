import type {Gift} from '../../protocol/gift.ts';
import {
  GiftCancelledEvent, GiftClaimedEvent, GiftDeclinedEvent, GiftExpiredEvent, GiftOpenedEvent, GiftRefundedEvent, type GiftRef,
} from '../events.ts';
import {acceptedCount, displayState, type DisplayState} from './gift-summary.ts';

const outcomeEvents: Partial<Record<DisplayState, new (gift: GiftRef) => Event>> = {
  declined: GiftDeclinedEvent, expired: GiftExpiredEvent, cancelled: GiftCancelledEvent,
};

/** The events for what has changed between two responses: one of each kind, however many portions of a group have changed. */
export function eventsBetween(before: Gift, now: Gift): Event[] {
  const changedTo = (state: DisplayState) => displayState(now) === state && displayState(before) !== state;
  const ref = {gift: now.id, state: now.state};
  const events: Event[] = [];
  if (changedTo('opened')) events.push(new GiftOpenedEvent(ref));
  if (acceptedCount(now) > acceptedCount(before)) events.push(new GiftClaimedEvent(ref));
  for (const [outcome, OutcomeEvent] of Object.entries(outcomeEvents)) {
    if (changedTo(outcome as DisplayState) || count(now, outcome) > count(before, outcome)) events.push(new OutcomeEvent(ref));
  }
  if (now.refunded.amount > before.refunded.amount) events.push(new GiftRefundedEvent(ref));
  return events;
}

const count = ({portions}: Gift, portionState: string) => portions.filter(({state}) => state === portionState).length;
