/** The sentences of the list of sent gifts, a chunk per language. */
import type {SentWords} from '../../../../words/en/sent.ts';
import type {WordsIn} from '../../../shared/speaking.ts';

export const wordsIn: WordsIn<SentWords> = {
  en: async () => (await import('../../../../words/en/sent.ts')).sent,
  'zh-Hans': async () => (await import('../../../../words/zh-hans/sent.ts')).sent,
};
