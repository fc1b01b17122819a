/** The sentences of "More", a chunk per language. */
import type {TranslationLoaders} from '../../../shared/localize.ts';

const en = async () => {
  const [{common}, {options}] = await Promise.all([import('../../../../locales/en/common.ts'), import('../../../../locales/en/options.ts')]);
  return {...options, common};
};
export type Words = Awaited<ReturnType<typeof en>>;

const zhHans = async (): Promise<Words> => {
  const [{common}, {options}] = await Promise.all([import('../../../../locales/zh-hans/common.ts'), import('../../../../locales/zh-hans/options.ts')]);
  return {...options, common};
};

export const wordsIn: TranslationLoaders<Words> = {en, 'zh-Hans': zhHans};
