/** What is asked before anything is done to a gift. Loaded when the sender first wants to do something. */
import type {AskingWords} from '../../../words/en/asking.ts';
import type {WordsIn} from '../../shared/speaking.ts';

export {noteForm} from './note-form.ts';
export {question} from './question.ts';
export {styles} from './asking.styles.ts';

export const wordsIn: WordsIn<AskingWords> = {
  en: async () => (await import('../../../words/en/asking.ts')).asking,
  'zh-Hans': async () => (await import('../../../words/zh-hans/asking.ts')).asking,
};
