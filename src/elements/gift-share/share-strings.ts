import type {ShareStrings} from '../../locales/en/share.ts';
import type {TranslationLoaders} from '../shared/localize.ts';

export const shareStrings: TranslationLoaders<ShareStrings> = {
  en: async () => (await import('../../locales/en/share.ts')).share,
  'zh-Hans': async () => (await import('../../locales/zh-hans/share.ts')).share,
};
