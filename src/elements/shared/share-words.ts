import type {ShareWords} from '../../words/en/share.ts';
import type {WordsIn} from './speaking.ts';

export const shareWords: WordsIn<ShareWords> = {
  en: async () => (await import('../../words/en/share.ts')).share,
  'zh-Hans': async () => (await import('../../words/zh-hans/share.ts')).share,
};
