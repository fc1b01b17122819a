/** What is asked before anything is done to a gift. Loaded when the sender first wants to do something. */
import type {ConfirmStrings} from '../../../locales/en/confirm.ts';
import type {TranslationLoaders} from '../../shared/localize.ts';

export {renderNoteForm} from './note-form.ts';
export {renderConfirm} from './confirm-template.ts';
export {styles} from './confirm.styles.ts';

export const translations: TranslationLoaders<ConfirmStrings> = {
  en: async () => (await import('../../../locales/en/confirm.ts')).confirm,
  'zh-Hans': async () => (await import('../../../locales/zh-hans/confirm.ts')).confirm,
};
