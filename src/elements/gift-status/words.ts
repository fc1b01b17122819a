/** The sentences of the sender's view, a chunk per language. */
import type {WordsIn} from '../shared/speaking.ts';

const en = async () => {
  const [{common}, {status}] = await Promise.all([import('../../words/en/common.ts'), import('../../words/en/status.ts')]);
  return {...status, common};
};
export type Words = Awaited<ReturnType<typeof en>>;

const zhHans = async (): Promise<Words> => {
  const [{common}, {status}] = await Promise.all([import('../../words/zh-hans/common.ts'), import('../../words/zh-hans/status.ts')]);
  return {...status, common};
};

export const wordsIn: WordsIn<Words> = {en, 'zh-Hans': zhHans};
