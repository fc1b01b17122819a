/** What a gift's data says, in one word each: which state to tell, which step it is at, what has come of the money. */
import type {Gift} from '../../protocol/gift.ts';
import {sayMoney} from '../../words/say.ts';
import type {Words} from './words.ts';

export type Told = keyof Words['says'];
export const steps = ['ready', 'opened', 'claimed', 'shipped', 'delivered'] as const;

/** One word for gift and portion together. */
export function toldOf(gift: Gift): Told {
  if (gift.state === 'draft' || gift.state === 'abandoned' || gift.state === 'unknown') return gift.state;
  const portion = gift.portions[0]?.state ?? 'unknown';
  return gift.state === 'cancelled' && !isOver(portion) ? 'cancelled' : portion;
}

/** How many steps have been made; -1 before the first and beside the way. */
export function stepOf(told: Told): number {
  return told === 'ordered' ? 2 : steps.indexOf(told as (typeof steps)[number]);
}

const endings: readonly string[] = ['declined', 'expired', 'cancelled', 'abandoned', 'unavailable'];
export const isOver = (told: string) => endings.includes(told);

/** While somebody can still accept it. */
export const isOpen = (told: Told) => told === 'ready' || told === 'opened';

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
