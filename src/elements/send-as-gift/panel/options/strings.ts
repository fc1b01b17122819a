import type {TranslationLoaders} from '../../../shared/localize.ts';

const en = async () => {
  const [{common}, {options}] = await Promise.all([import('../../../../locales/en/common.ts'), import('../../../../locales/en/options.ts')]);
  return {...options, common};
};
export type OptionsStrings = Awaited<ReturnType<typeof en>>;

const zhHans = async (): Promise<OptionsStrings> => {
  const [{common}, {options}] = await Promise.all([import('../../../../locales/zh-hans/common.ts'), import('../../../../locales/zh-hans/options.ts')]);
  return {...options, common};
};

export const translations: TranslationLoaders<OptionsStrings> = {en, 'zh-Hans': zhHans};
