/** Strings of the sealed card; all others are loaded by the parts that need them. */
import type {DurationStrings} from '../../locales/en/durations.ts';
import type {SealedCardStrings} from '../../locales/en/sealed-card.ts';

export type SealedStrings = SealedCardStrings & DurationStrings;

const merge = ([{sealedCard}, {durations}]: [{sealedCard: SealedCardStrings}, {durations: DurationStrings}]): SealedStrings =>
  ({...sealedCard, ...durations});

export const sealedStrings = {
  en: () => Promise.all([import('../../locales/en/sealed-card.ts'), import('../../locales/en/durations.ts')]).then(merge),
  'zh-Hans': () => Promise.all([import('../../locales/zh-hans/sealed-card.ts'), import('../../locales/zh-hans/durations.ts')]).then(merge),
};
