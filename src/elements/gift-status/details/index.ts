/** What only some gifts have: a date, a surprise, a passcode, several portions, thanks, an end by its payment. Loaded on demand. */
import {html, nothing} from 'lit';
import type {DetailStrings} from '../../../locales/en/details.ts';
import {details} from '../../../locales/loaders/details.generated.ts';
import {loadStrings} from '../../shared/localize.ts';
import {canBeAccepted, displayState, isGroup} from '../gift-summary.ts';
import type {StatusHost} from '../status-host.ts';
import type {FollowedGift} from '../status-state.ts';
import {renderPasscode} from './passcode.ts';
import {renderPortions} from './portions.ts';
import {renderSchedule} from './schedule.ts';
import {renderThanks} from './thanks.ts';

export {styles} from './details.styles.ts';
export {renderEnding} from './ending.ts';

export const translations = loadStrings({details}, (parts) => parts.details);

export function renderDetails(state: FollowedGift, host: StatusHost, strings: DetailStrings) {
  const {gift} = state;
  const schedule = gift.state === 'scheduled' && gift.sendAt;
  const isPending = schedule || canBeAccepted(displayState(gift));
  return html`
    ${isGroup(gift) ? renderPortions(gift, host, strings) : nothing}
    ${schedule ? renderSchedule(gift, schedule, host, strings) : nothing}
    ${isPending && (gift.secret || gift.passcodeRequired) ? html`<ul class="conditions">
      ${gift.secret ? html`<li>${SURPRISE_ICON}<span>${strings.secret}</span></li>` : nothing}
      ${gift.passcodeRequired ? html`<li>${KEY_ICON}<span>${strings.passcode}</span></li>` : nothing}</ul>` : nothing}
    ${isPending && gift.passcodeRequired ? renderPasscode(state, host, strings) : nothing}
    ${renderThanks(gift, strings)}`;
}

const SURPRISE_ICON = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4.500l16 15M9.500 6.700A9 9 0 0 1 12 6.300c4.500 0 7.700 3 9 5.700a11 11 0 0 1-2.700 3.500M15 16.900a8.600 8.600 0 0 1-3 .600c-4.500 0-7.700-2.800-9-5.500a11.500 11.500 0 0 1 3.300-4M10.200 10.200a2.600 2.600 0 0 0 3.600 3.600"/></svg>`;
const KEY_ICON = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M11.300 12.700 20 4M17 7l2.500 2.500M14.500 9.500l2 2M12 16a4 4 0 1 1-8 0 4 4 0 0 1 8 0z"/></svg>`;
