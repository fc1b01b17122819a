/** What not every gift has: a date, a secret, a passcode, several portions, thanks. Loaded when a gift has some of it. */
import {html, nothing} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import type {ParticularsWords} from '../../../words/en/particulars.ts';
import type {WordsIn} from '../../shared/speaking.ts';
import {isOpen, isSeveral, toldOf} from '../reading.ts';
import type {StatusView} from '../status-view.ts';
import type {Words} from '../words.ts';
import {day} from './day.ts';
import {portions} from './portions.ts';
import {thanks} from './thanks.ts';

export {styles} from './particulars.styles.ts';

export const wordsIn: WordsIn<ParticularsWords> = {
  en: async () => (await import('../../../words/en/particulars.ts')).particulars,
  'zh-Hans': async () => (await import('../../../words/zh-hans/particulars.ts')).particulars,
};

export function draw(view: StatusView, gift: Gift, said: ParticularsWords, words: Words) {
  const scheduled = gift.state === 'scheduled' && gift.sendAt;
  const waits = scheduled || isOpen(toldOf(gift));
  return html`
    ${isSeveral(gift) ? portions(view, gift, said) : nothing}
    ${scheduled ? day(view, gift, scheduled, said, words) : nothing}
    ${waits && (gift.secret || gift.passcodeRequired) ? html`<ul class="conditions">
      ${gift.secret ? html`<li>${SECRET}<span>${said.secret}</span></li>` : nothing}
      ${gift.passcodeRequired ? html`<li>${KEY}<span>${said.passcode}</span></li>` : nothing}</ul>` : nothing}
    ${thanks(gift, said)}`;
}

const SECRET = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4.500l16 15M9.500 6.700A9 9 0 0 1 12 6.300c4.500 0 7.700 3 9 5.700a11 11 0 0 1-2.700 3.500M15 16.900a8.600 8.600 0 0 1-3 .600c-4.500 0-7.700-2.800-9-5.500a11.500 11.500 0 0 1 3.300-4M10.200 10.200a2.600 2.600 0 0 0 3.600 3.600"/></svg>`;
const KEY = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M11.300 12.700 20 4M17 7l2.500 2.500M14.500 9.500l2 2M12 16a4 4 0 1 1-8 0 4 4 0 0 1 8 0z"/></svg>`;
