import {MAX_PORTIONS} from '../../../protocol/gift-constants.ts';
import type {Feature, Shop} from '../../../protocol/shop.ts';
import type {SendForm} from './form-storage.ts';

export const MIN_PORTIONS = 2;

export const isFeatureAvailable = ({features}: Shop, feature: Feature): boolean => features.includes(feature);

/** 1 for a single recipient; NaN if a group cannot have the entered number of portions. */
export function parsePortions({isGroup, portionCount}: Pick<SendForm, 'isGroup' | 'portionCount'>, shop: Shop): number {
  if (!isGroup || !isFeatureAvailable(shop, 'group')) return 1;
  const portions = Number(portionCount);
  return Number.isInteger(portions) && portions >= MIN_PORTIONS && portions <= MAX_PORTIONS ? portions : NaN;
}
