/** The sender's sentences, a chunk per language. */
import type {TranslationLoaders} from '../../shared/localize.ts';

const en = async () => {
  const [{common}, {panel}] = await Promise.all([import('../../../locales/en/common.ts'), import('../../../locales/en/panel.ts')]);
  return {...panel, common};
};
export type Words = Awaited<ReturnType<typeof en>>;

const zhHans = async (): Promise<Words> => {
  const [{common}, {panel}] = await Promise.all([import('../../../locales/zh-hans/common.ts'), import('../../../locales/zh-hans/panel.ts')]);
  return {...panel, common};
};

export const wordsIn: TranslationLoaders<Words> = {en, 'zh-Hans': zhHans};
