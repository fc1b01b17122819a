import type {Language} from './language.ts';

/** The one sentence that must be there before anything else is loaded. */
export const buttonWords: Readonly<Record<Language, string>> = {en: 'Send as a gift', 'zh-Hans': '送给朋友'};
