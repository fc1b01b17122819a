/** For one friend or for a group: how many portions the sender means. */
import type {Feature, Shop} from '../../../protocol/shop.ts';
import type {SendForm} from './form-storage.ts';

export const MIN_PORTIONS = 2;
export const MAX_PORTIONS = 100;

/** Whether this shop offers it. A payment that is only held can wait for one friend, and not for a date. */
export const isFeatureAvailable = ({features, policy}: Shop, feature: Feature): boolean =>
  features.includes(feature) && !(policy.payment === 'hold' && (feature === 'group' || feature === 'schedule'));

/** 1 for one friend; NaN where what was typed is no number that a group can have. */
export function parsePortions({isGroup, portionCount}: Pick<SendForm, 'isGroup' | 'portionCount'>, shop: Shop): number {
  if (!isGroup || !isFeatureAvailable(shop, 'group')) return 1;
  const portions = Number(portionCount);
  return Number.isInteger(portions) && portions >= MIN_PORTIONS && portions <= MAX_PORTIONS ? portions : NaN;
}
