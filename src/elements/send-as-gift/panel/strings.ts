import {loadStrings} from '../../shared/localize.ts';

export const translations = loadStrings({
  en: () => Promise.all([import('../../../locales/en/common.ts'), import('../../../locales/en/panel.ts')]),
  'zh-Hans': () => Promise.all([import('../../../locales/zh-hans/common.ts'), import('../../../locales/zh-hans/panel.ts')]),
}, ([{common}, {panel}]) => ({...panel, common}));

export type PanelStrings = Awaited<ReturnType<(typeof translations)['en']>>;
