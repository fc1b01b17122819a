/** What a gift's data says, in one word each: which state to tell, which step it is at, what has come of the money. */
import type {Gift} from '../../protocol/gift.ts';
import {sayMoney} from '../../words/say.ts';
import type {Words} from './words.ts';

export type Told = keyof Words['says'];
export type Portion = Gift['portions'][number];
export const steps = ['ready', 'opened', 'claimed', 'shipped', 'delivered'] as const;

/** Of several portions, the one that is told for all: what can still be accepted, then what is least far, then how the rest ended. */
const first = [
  'waiting', 'ready', 'opened', 'claimed', 'ordered', 'shipped', 'delivered', 'unavailable', 'declined', 'cancelled', 'expired',
] as const satisfies Told[];

/** One word for gift and portions together. */
export function toldOf({state, portions}: Pick<Gift, 'state' | 'portions'>): Told {
  if (state === 'draft' || state === 'abandoned' || state === 'unknown') return state;
  const told = first.find((one) => portions.some((portion) => portion.state === one)) ?? 'unknown';
  return state === 'cancelled' && !isOver(told) && !isTaken(told) ? 'cancelled' : told;
}

export const isSeveral = ({portions}: Pick<Gift, 'portions'>) => portions.length > 1;

/** Somebody has accepted it, whatever became of it since. */
export const isTaken = (told: string) => told === 'unavailable' || stepOf(told) >= 2;
export const taken = ({portions}: Pick<Gift, 'portions'>) => portions.filter(({state}) => isTaken(state)).length;
/** What nobody has accepted and somebody still may. */
export const free = ({portions}: Pick<Gift, 'portions'>) =>
  portions.filter(({state}) => state === 'waiting' || state === 'ready' || state === 'opened').length;

/** The state in a few words; of several portions, how many are accepted. */
export function headingOf(gift: Pick<Gift, 'state' | 'portions'>, words: Words): string {
  const told = toldOf(gift);
  if (!isSeveral(gift) || told === 'waiting') return words.says[told];
  return taken(gift) ? words.accepted(taken(gift), gift.portions.length) : isOpen(told) ? words.nobody : words.says[told];
}

/** How many steps have been made; -1 before the first and beside the way. */
export function stepOf(told: string): number {
  return told === 'ordered' ? 2 : steps.indexOf(told as (typeof steps)[number]);
}

const endings: readonly string[] = ['declined', 'expired', 'cancelled', 'abandoned', 'unavailable'];
export const isOver = (told: string) => endings.includes(told);

/** While somebody can still accept it. */
export const isOpen = (told: string) => told === 'ready' || told === 'opened';

/** Where the money is, whenever some of it is on its way back. */
export function moneySaid({refunded, refundPending}: Gift, words: Words, language: string): string {
  const back = sayMoney(refunded, language);
  const coming = sayMoney(refundPending, language);
  if (refunded.amount && refundPending.amount) return words.someReturned(back, coming);
  if (refundPending.amount) return words.returning(coming);
  return refunded.amount ? words.returned(back) : '';
}

/** Nothing more will happen: no need to go on asking. */
export const isFinal = (gift: Gift) =>
  gift.refundPending.amount === 0 &&
  (gift.state === 'abandoned' || (gift.portions.length > 0 && gift.portions.every(({state, thanks}) =>
    (state === 'delivered' && thanks !== undefined) || (isOver(state) && gift.refunded.amount > 0))));
