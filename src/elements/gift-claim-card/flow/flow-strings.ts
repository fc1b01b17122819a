/** Strings of outcomes and of the opened gift, each loaded when its part is. */
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import type {CommonStrings} from '../../../locales/en/common.ts';
import type {OutcomeStrings} from '../../../locales/en/outcomes.ts';

export interface FlowStrings {
  common: CommonStrings;
  outcomes: OutcomeStrings;
}

const merge = ([{common}, {outcomes}]: [{common: CommonStrings}, {outcomes: OutcomeStrings}]): FlowStrings => ({common, outcomes});
const claimOf = ({claim}: {claim: ClaimStrings}): ClaimStrings => claim;

export const flowStrings = {
  en: () => Promise.all([import('../../../locales/en/common.ts'), import('../../../locales/en/outcomes.ts')]).then(merge),
  'zh-Hans': () => Promise.all([import('../../../locales/zh-hans/common.ts'), import('../../../locales/zh-hans/outcomes.ts')]).then(merge),
};

export const claimStrings = {
  en: () => import('../../../locales/en/claim.ts').then(claimOf),
  'zh-Hans': () => import('../../../locales/zh-hans/claim.ts').then(claimOf),
};
