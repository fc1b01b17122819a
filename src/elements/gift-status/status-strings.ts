/** The sentences of the sender's view, a chunk per language. */
import type {TranslationLoaders} from '../shared/localize.ts';

const en = async () => {
  const [{common}, {status}] = await Promise.all([import('../../locales/en/common.ts'), import('../../locales/en/status.ts')]);
  return {...status, common};
};
export type GiftStatusStrings = Awaited<ReturnType<typeof en>>;

const zhHans = async (): Promise<GiftStatusStrings> => {
  const [{common}, {status}] = await Promise.all([import('../../locales/zh-hans/common.ts'), import('../../locales/zh-hans/status.ts')]);
  return {...status, common};
};

export const statusStrings: TranslationLoaders<GiftStatusStrings> = {en, 'zh-Hans': zhHans};
