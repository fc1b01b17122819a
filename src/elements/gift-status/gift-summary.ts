/** What a gift's data means to its sender: the state to display, the progress, and where the money is. */
import {formatMoney} from '../../locales/format.ts';
import type {Gift} from '../../protocol/gift.ts';
import {isAccepted} from '../../protocol/lifecycle.ts';
import type {GiftStatusStrings} from './status-strings.ts';

export type DisplayState = keyof GiftStatusStrings['labels'];
export type Portion = Gift['portions'][number];
type GiftStates = Pick<Gift, 'state' | 'portions' | 'paymentPending' | 'endReason'>;

/** The steps of the progress bar. */
export const steps = ['ready', 'opened', 'claimed', 'shipped', 'delivered'] as const;

/** A group has the state of the portion that comes first here: those that can still be accepted, then the least advanced, then outcomes. */
const displayOrder = [
  'waiting', 'ready', 'opened', 'claimed', 'ordered', 'shipped', 'delivered', 'unavailable', 'declined', 'cancelled', 'expired',
] as const satisfies DisplayState[];

/** One state for the gift and its portions together. */
export function displayState({state, portions, paymentPending, endReason}: GiftStates): DisplayState {
  if (state === 'draft' && paymentPending) return 'pending';
  if (state === 'draft' || state === 'abandoned' || state === 'unknown') return state;
  const first = displayOrder.find((candidate) => portions.some((portion) => portion.state === candidate)) ?? 'unknown';
  if (endReason && (first === 'cancelled' || first === 'unavailable')) return 'ended';
  return state === 'cancelled' && !isTerminal(first) && !isAccepted(first) ? 'cancelled' : first;
}

export const isGroup = ({portions}: Pick<Gift, 'portions'>) => portions.length > 1;

/** It has details that most gifts lack, and that are loaded on demand. */
export const hasDetails = (gift: Gift) => isGroup(gift) || gift.state === 'scheduled' || gift.secret || gift.passcodeRequired ||
  gift.endReason !== undefined || gift.portions.some(({thanks}) => thanks);

export const acceptedCount = ({portions}: Pick<Gift, 'portions'>) => portions.filter(({state}) => isAccepted(state)).length;

/** The number of portions that can be accepted, now or once the gift is sent. */
export const availableCount = ({portions}: Pick<Gift, 'portions'>) => portions.filter(({state}) => state === 'waiting' || canBeAccepted(state)).length;

/** The state in a few words; of a group, how many portions are accepted. */
export function statusHeading(gift: GiftStates, strings: GiftStatusStrings): string {
  const state = displayState(gift);
  const accepted = acceptedCount(gift);
  if (!isGroup(gift) || state === 'waiting') return strings.labels[state];
  if (accepted) return strings.acceptedCount(accepted, gift.portions.length);
  return canBeAccepted(state) ? strings.noneAccepted : strings.labels[state];
}

/** The index in `steps`; -1 for states outside them. */
export const stepIndex = (state: string): number => steps.indexOf((state === 'ordered' ? 'claimed' : state) as (typeof steps)[number]);

const terminalStates: readonly string[] = ['declined', 'expired', 'cancelled', 'abandoned', 'unavailable', 'ended'];
export const isTerminal = (state: string) => terminalStates.includes(state);

export const canBeAccepted = (state: string) => state === 'ready' || state === 'opened';

/** The payment was only held, and the hold was given up. What was charged for an order that the shop refused is refunded instead. */
function wasNotCharged(gift: Gift): boolean {
  const state = displayState(gift);
  return gift.policy.payment === 'hold' && gift.paidAt !== undefined && gift.refunded.amount + gift.refundPending.amount === 0 &&
    isTerminal(state) && state !== 'unavailable';
}

/** Where the money is after the end: what has been refunded and what is being refunded, or that nothing was charged; otherwise empty. */
export function moneySummary(gift: Gift, strings: GiftStatusStrings, language: string): string {
  const {refunded, refundPending} = gift;
  if (wasNotCharged(gift)) return strings.notCharged;
  const refundedAmount = formatMoney(refunded, language);
  const pendingAmount = formatMoney(refundPending, language);
  if (refunded.amount && refundPending.amount) return strings.partlyRefunded(refundedAmount, pendingAmount);
  if (refundPending.amount) return strings.refundPending(pendingAmount);
  return refunded.amount ? strings.refunded(refundedAmount) : '';
}

/** Nothing more can happen to it, so that polling can stop. */
export const isSettled = (gift: Gift) =>
  gift.refundPending.amount === 0 &&
  (gift.state === 'abandoned' || wasNotCharged(gift) || (gift.portions.length > 0 && gift.portions.every(({state, thanks}) =>
    (state === 'delivered' && thanks !== undefined) || (isTerminal(state) && gift.refunded.amount > 0))));
