/** Strings of the sealed card; all others are loaded by the parts that need them. */
import {loadStrings} from '../shared/localize.ts';

export const sealedStrings = loadStrings({
  en: () => Promise.all([import('../../locales/en/sealed-card.ts'), import('../../locales/en/durations.ts')]),
  'zh-Hans': () => Promise.all([import('../../locales/zh-hans/sealed-card.ts'), import('../../locales/zh-hans/durations.ts')]),
}, ([{sealedCard}, {durations}]) => ({...sealedCard, ...durations}));

export type SealedStrings = Awaited<ReturnType<(typeof sealedStrings)['en']>>;
