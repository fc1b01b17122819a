/** The words of the sealed face, in each language; all others come with what needs them. */
import type {DurationStrings} from '../../locales/en/durations.ts';
import type {SealedCardStrings} from '../../locales/en/sealed-card.ts';

export interface SealedStrings {
  card: SealedCardStrings;
  durations: DurationStrings;
}

export const sealedStrings = {
  en: () => Promise.all([import('../../locales/en/sealed-card.ts'), import('../../locales/en/durations.ts')]).then(mergeStrings),
  'zh-Hans': () => Promise.all([import('../../locales/zh-hans/sealed-card.ts'), import('../../locales/zh-hans/durations.ts')]).then(mergeStrings),
};

const mergeStrings = ([{sealedCard}, {durations}]: [{sealedCard: SealedCardStrings}, {durations: DurationStrings}]): SealedStrings => ({card: sealedCard, durations});
