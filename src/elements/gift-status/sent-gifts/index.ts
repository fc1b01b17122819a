/** Where no single gift is followed: the list of those that were sent, and links that lead to none. */
import {html, nothing} from 'lit';
import type {SentGiftsStrings} from '../../../locales/en/sent-gifts.ts';
import type {TranslationLoaders} from '../../shared/localize.ts';
import {emptyState} from '../templates/status-template.ts';
import type {Screen, StatusController} from '../status-controller.ts';
import type {GiftStatusStrings} from '../status-strings.ts';
import {sentList} from '../elsewhere/sent-list.ts';

export {styles} from './sent-gifts.styles.ts';

export type EmptyScreen = Exclude<Screen, 'gift' | 'loading' | 'down'>;

export const translations: TranslationLoaders<SentGiftsStrings> = {
  en: async () => (await import('../../../locales/en/sent-gifts.ts')).sentGifts,
  'zh-Hans': async () => (await import('../../../locales/zh-hans/sent-gifts.ts')).sentGifts,
};

export function renderEmptyState(controller: StatusController, screen: EmptyScreen, strings: SentGiftsStrings, statusStrings: GiftStatusStrings) {
  switch (screen) {
    case 'choose': return sentList(controller, strings, statusStrings);
    case 'none': return emptyState(controller, 'empty', strings.noneTitle, strings.noneText);
    case 'truncated': return emptyState(controller, 'not-found', strings.truncatedTitle, strings.truncatedText);
    case 'foreign': return emptyState(controller, 'sealed', strings.claimLinkTitle, strings.claimLinkText);
    case 'unknown': return emptyState(controller, 'not-found', strings.unknownTitle, strings.unknownText, controller.host.manageToken ? nothing
      : html`<button class="button secondary" part="secondary-button" type="button" @click=${() => controller.removeFromBrowser()}>${strings.remove}</button>`);
  }
}
