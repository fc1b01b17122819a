/** The sentences of "More", a chunk per language. */
import type {WordsIn} from '../../../shared/speaking.ts';

const en = async () => {
  const [{common}, {more}] = await Promise.all([import('../../../../words/en/common.ts'), import('../../../../words/en/more.ts')]);
  return {...more, common};
};
export type Words = Awaited<ReturnType<typeof en>>;

const zhHans = async (): Promise<Words> => {
  const [{common}, {more}] = await Promise.all([import('../../../../words/zh-hans/common.ts'), import('../../../../words/zh-hans/more.ts')]);
  return {...more, common};
};

export const wordsIn: WordsIn<Words> = {en, 'zh-Hans': zhHans};
