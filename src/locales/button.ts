import type {Language} from './language.ts';

/** The one sentence that must be there before anything else is loaded. */
export const buttonLabel: Readonly<Record<Language, string>> = {en: 'Send as a gift', 'zh-Hans': '送给朋友'};

/** Why a button can't be pressed whose page forgot something. What exactly is for the developer, on the console. */
export const unavailableMessage: Readonly<Record<Language, string>> = {en: 'Gifts aren’t available here right now.', 'zh-Hans': '这里暂时不能送礼。'};
