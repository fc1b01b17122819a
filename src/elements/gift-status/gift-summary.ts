/** What a gift's data says, in one word each: which state to tell, which step it is at, what has come of the money. */
import type {Gift} from '../../protocol/gift.ts';
import {formatMoney} from '../../locales/format.ts';
import type {GiftStatusStrings} from './status-strings.ts';

export type DisplayState = keyof GiftStatusStrings['labels'];
export type Portion = Gift['portions'][number];
export const steps = ['ready', 'opened', 'claimed', 'shipped', 'delivered'] as const;

/** Of several portions, the one that is told for all: what can still be accepted, then what is least far, then how the rest ended. */
const displayOrder = [
  'waiting', 'ready', 'opened', 'claimed', 'ordered', 'shipped', 'delivered', 'unavailable', 'declined', 'cancelled', 'expired',
] as const satisfies DisplayState[];

/** One word for gift and portions together. */
export function displayState({state, portions}: Pick<Gift, 'state' | 'portions'>): DisplayState {
  if (state === 'draft' || state === 'abandoned' || state === 'unknown') return state;
  const told = displayOrder.find((one) => portions.some((portion) => portion.state === one)) ?? 'unknown';
  return state === 'cancelled' && !isTerminal(told) && !isAccepted(told) ? 'cancelled' : told;
}

export const isGroup = ({portions}: Pick<Gift, 'portions'>) => portions.length > 1;

/** Somebody has accepted it, whatever became of it since. */
export const isAccepted = (state: string) => state === 'unavailable' || stepIndex(state) >= 2;
export const acceptedCount = ({portions}: Pick<Gift, 'portions'>) => portions.filter(({state}) => isAccepted(state)).length;
/** What nobody has accepted and somebody still may. */
export const availableCount = ({portions}: Pick<Gift, 'portions'>) =>
  portions.filter(({state}) => state === 'waiting' || state === 'ready' || state === 'opened').length;

/** The state in a few words; of several portions, how many are accepted. */
export function statusHeading(gift: Pick<Gift, 'state' | 'portions'>, strings: GiftStatusStrings): string {
  const told = displayState(gift);
  if (!isGroup(gift) || told === 'waiting') return strings.labels[told];
  return acceptedCount(gift) ? strings.acceptedCount(acceptedCount(gift), gift.portions.length) : isClaimable(told) ? strings.noneAccepted : strings.labels[told];
}

/** How many steps have been made; -1 before the first and beside the way. */
export function stepIndex(state: string): number {
  return state === 'ordered' ? 2 : steps.indexOf(state as (typeof steps)[number]);
}

const terminalStates: readonly string[] = ['declined', 'expired', 'cancelled', 'abandoned', 'unavailable'];
export const isTerminal = (state: string) => terminalStates.includes(state);

/** While somebody can still accept it. */
export const isClaimable = (state: string) => state === 'ready' || state === 'opened';

/** Where the money is, whenever some of it is on its way back. */
export function refundSummary({refunded, refundPending}: Gift, strings: GiftStatusStrings, language: string): string {
  const refundedAmount = formatMoney(refunded, language);
  const pendingAmount = formatMoney(refundPending, language);
  if (refunded.amount && refundPending.amount) return strings.partlyRefunded(refundedAmount, pendingAmount);
  if (refundPending.amount) return strings.refundPending(pendingAmount);
  return refunded.amount ? strings.refunded(refundedAmount) : '';
}

/** Nothing more will happen: no need to go on asking. */
export const isSettled = (gift: Gift) =>
  gift.refundPending.amount === 0 &&
  (gift.state === 'abandoned' || (gift.portions.length > 0 && gift.portions.every(({state, thanks}) =>
    (state === 'delivered' && thanks !== undefined) || (isTerminal(state) && gift.refunded.amount > 0))));
