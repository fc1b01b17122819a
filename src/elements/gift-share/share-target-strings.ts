import type {ShareTargetStrings} from '../../locales/en/share-targets.ts';
import type {TranslationLoaders} from '../shared/localize.ts';

export const shareTargetStrings: TranslationLoaders<ShareTargetStrings> = {
  en: async () => (await import('../../locales/en/share-targets.ts')).shareTargets,
  'zh-Hans': async () => (await import('../../locales/zh-hans/share-targets.ts')).shareTargets,
};
