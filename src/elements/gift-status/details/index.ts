/** What not every gift has: a date, a secret, a passcode, several portions, thanks. Loaded when a gift has some of it. */
import {html, nothing} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import type {DetailStrings} from '../../../locales/en/details.ts';
import type {TranslationLoaders} from '../../shared/localize.ts';
import {isClaimable, isGroup, displayState} from '../gift-summary.ts';
import type {StatusController} from '../status-controller.ts';
import type {GiftStatusStrings} from '../status-strings.ts';
import {day} from './schedule.ts';
import {portions} from './portions.ts';
import {thanks} from './thanks.ts';

export {styles} from './details.styles.ts';

export const translations: TranslationLoaders<DetailStrings> = {
  en: async () => (await import('../../../locales/en/details.ts')).details,
  'zh-Hans': async () => (await import('../../../locales/zh-hans/details.ts')).details,
};

export function renderDetails(controller: StatusController, gift: Gift, strings: DetailStrings, statusStrings: GiftStatusStrings) {
  const scheduled = gift.state === 'scheduled' && gift.sendAt;
  const isPending = scheduled || isClaimable(displayState(gift));
  return html`
    ${isGroup(gift) ? portions(controller, gift, strings) : nothing}
    ${scheduled ? day(controller, gift, scheduled, strings, statusStrings) : nothing}
    ${isPending && (gift.secret || gift.passcodeRequired) ? html`<ul class="conditions">
      ${gift.secret ? html`<li>${SECRET_ICON}<span>${strings.secret}</span></li>` : nothing}
      ${gift.passcodeRequired ? html`<li>${KEY_ICON}<span>${strings.passcode}</span></li>` : nothing}</ul>` : nothing}
    ${thanks(gift, strings)}`;
}

const SECRET_ICON = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4.500l16 15M9.500 6.700A9 9 0 0 1 12 6.300c4.500 0 7.700 3 9 5.700a11 11 0 0 1-2.700 3.500M15 16.900a8.600 8.600 0 0 1-3 .600c-4.500 0-7.700-2.800-9-5.500a11.500 11.500 0 0 1 3.300-4M10.200 10.200a2.600 2.600 0 0 0 3.600 3.600"/></svg>`;
const KEY_ICON = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M11.300 12.700 20 4M17 7l2.500 2.500M14.500 9.500l2 2M12 16a4 4 0 1 1-8 0 4 4 0 0 1 8 0z"/></svg>`;
