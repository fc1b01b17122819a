/** The sentences of the list of sent gifts, a chunk per language. */
import type {PanelSentGiftsStrings} from '../../../locales/en/panel-sent-gifts.ts';
import type {TranslationLoaders} from '../localize.ts';

export const wordsIn: TranslationLoaders<PanelSentGiftsStrings> = {
  en: async () => (await import('../../../locales/en/panel-sent-gifts.ts')).panelSentGifts,
  'zh-Hans': async () => (await import('../../../locales/zh-hans/panel-sent-gifts.ts')).panelSentGifts,
};
