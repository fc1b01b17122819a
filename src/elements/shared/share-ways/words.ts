import type {WaysWords} from '../../../words/en/ways.ts';
import type {WordsIn} from '../speaking.ts';

export const waysWords: WordsIn<WaysWords> = {
  en: async () => (await import('../../../words/en/ways.ts')).ways,
  'zh-Hans': async () => (await import('../../../words/zh-hans/ways.ts')).ways,
};
