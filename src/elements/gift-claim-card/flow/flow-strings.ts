/** Strings of outcomes and of the opened gift, each loaded when its part is. */
import {loadStrings} from '../../shared/localize.ts';

export const flowStrings = loadStrings({
  en: () => Promise.all([import('../../../locales/en/common.ts'), import('../../../locales/en/outcomes.ts')]),
  'zh-Hans': () => Promise.all([import('../../../locales/zh-hans/common.ts'), import('../../../locales/zh-hans/outcomes.ts')]),
}, ([{common}, {outcomes}]) => ({common, outcomes}));

export type FlowStrings = Awaited<ReturnType<(typeof flowStrings)['en']>>;

export const claimStrings = loadStrings(
  {en: () => import('../../../locales/en/claim.ts'), 'zh-Hans': () => import('../../../locales/zh-hans/claim.ts')}, ({claim}) => claim,
);
