import type {Language} from './language.ts';

/** The button's label: the only text that is bundled with the button itself. */
export const buttonLabel: Readonly<Record<Language, string>> = {en: 'Send as a gift', 'zh-Hans': '送给朋友'};

/** Shown if the page has configured the button incorrectly. The console names the mistake, for the page's developer. */
export const unavailableMessage: Readonly<Record<Language, string>> = {en: 'Gifts aren’t available here right now.', 'zh-Hans': '这里暂时不能送礼。'};
