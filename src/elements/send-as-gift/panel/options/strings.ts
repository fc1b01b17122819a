import {loadStrings} from '../../../shared/localize.ts';

export const translations = loadStrings({
  en: () => Promise.all([import('../../../../locales/en/common.ts'), import('../../../../locales/en/options.ts')]),
  'zh-Hans': () => Promise.all([import('../../../../locales/zh-hans/common.ts'), import('../../../../locales/zh-hans/options.ts')]),
}, ([{common}, {options}]) => ({...options, common}));

export type OptionsStrings = Awaited<ReturnType<(typeof translations)['en']>>;
