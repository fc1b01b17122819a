/** For one friend or for a group: how many portions the sender means. */
import type {Feature, Shop} from '../../../protocol/shop.ts';
import type {TypedWords} from './kept-words.ts';

export const LEAST = 2;
export const MOST = 100;

/** Whether this shop offers it. A payment that is only held can wait for one friend, and not for a date. */
export const offers = ({features, policy}: Shop, feature: Feature): boolean =>
  features.includes(feature) && !(policy.payment === 'hold' && (feature === 'group' || feature === 'schedule'));

/** 1 for one friend; NaN where what was typed is no number that a group can have. */
export function portionsOf({group, count}: Pick<TypedWords, 'group' | 'count'>, shop: Shop): number {
  if (!group || !offers(shop, 'group')) return 1;
  const portions = Number(count);
  return Number.isInteger(portions) && portions >= LEAST && portions <= MOST ? portions : NaN;
}
