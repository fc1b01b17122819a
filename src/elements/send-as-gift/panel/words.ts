/** The sender's sentences, a chunk per language. */
import type {WordsIn} from '../../shared/speaking.ts';

const en = async () => {
  const [{common}, {sender}] = await Promise.all([import('../../../words/en/common.ts'), import('../../../words/en/sender.ts')]);
  return {...sender, common};
};
export type Words = Awaited<ReturnType<typeof en>>;

const zhHans = async (): Promise<Words> => {
  const [{common}, {sender}] = await Promise.all([import('../../../words/zh-hans/common.ts'), import('../../../words/zh-hans/sender.ts')]);
  return {...sender, common};
};

export const wordsIn: WordsIn<Words> = {en, 'zh-Hans': zhHans};
