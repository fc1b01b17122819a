import type {TranslationLoaders} from '../../shared/localize.ts';

const en = async () => {
  const [{common}, {panel}] = await Promise.all([import('../../../locales/en/common.ts'), import('../../../locales/en/panel.ts')]);
  return {...panel, common};
};
export type PanelStrings = Awaited<ReturnType<typeof en>>;

const zhHans = async (): Promise<PanelStrings> => {
  const [{common}, {panel}] = await Promise.all([import('../../../locales/zh-hans/common.ts'), import('../../../locales/zh-hans/panel.ts')]);
  return {...panel, common};
};

export const translations: TranslationLoaders<PanelStrings> = {en, 'zh-Hans': zhHans};
