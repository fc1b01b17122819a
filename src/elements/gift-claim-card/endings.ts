/** Every way in which there is no box to open, each with its scene; and which refusal leads to which. */
import {html, nothing, type TemplateResult} from 'lit';
import type {GiftError} from '../../client/gift-error.ts';
import type {EndingWords} from '../../words/en/endings.ts';
import {drawBox, type BoxState} from '../gift-box/drawing.ts';

export type Ending = keyof EndingWords;

const scenes: Readonly<Record<Ending, BoxState>> = {
  claimed: 'empty', empty: 'empty', expired: 'returned', cancelled: 'returned', replaced: 'returned', declined: 'returned',
  unpaid: 'waiting', scheduled: 'waiting', missing: 'lost', cut: 'lost', none: 'empty', managing: 'lost',
  offline: 'waiting', down: 'waiting', barred: 'lost', insecure: 'lost', lost: 'lost', erased: 'done',
};

/** Where asking again may help. */
export const mayPass = (ending: Ending) => ending === 'offline' || ending === 'down';

/** The backend has never heard of this link: it may be another shop's. */
export const isUnknown = (ending: Ending) => ending === 'missing' || ending === 'lost';

/** There is no gift in it. */
export const isNothing = (ending: Ending) => isUnknown(ending) || ending === 'none' || ending === 'cut' || ending === 'managing';

const refusals = new Map<string, Ending>(Object.entries({
  'already-claimed': 'claimed', 'group-empty': 'empty', 'gift-expired': 'expired', 'gift-cancelled': 'cancelled',
  'link-replaced': 'replaced', 'personal-data-erased': 'erased', 'not-found': 'missing', 'credential-invalid': 'cut',
  'credential-missing': 'cut', 'insecure-context': 'insecure', 'origin-not-allowed': 'barred',
}));

const states = new Map<string, Ending>(Object.entries({
  claimed: 'claimed', ordered: 'claimed', shipped: 'claimed', delivered: 'claimed', unavailable: 'claimed', closed: 'claimed',
  declined: 'declined', expired: 'expired', cancelled: 'cancelled', abandoned: 'cancelled', draft: 'unpaid', paid: 'unpaid',
  unpaid: 'unpaid', scheduled: 'scheduled', waiting: 'unpaid',
}));

/** The ending that a refusal means, or undefined when it is only trouble on the way. */
export function endingOf(error: GiftError): Ending | undefined {
  if (error.code === 'state-conflict') return states.get(error.currentState ?? '');
  return refusals.get(error.code);
}

export interface EndingView {
  ending: Ending;
  words: EndingWords;
  from: string | undefined;
  /** When to come back, in the reader's own words. */
  moment?: string | undefined;
  /** How long that is. */
  wait?: string | undefined;
  cover?: string | undefined;
  again: string;
  onAgain(): void;
}

export function renderEnding({ending, words, from, moment, wait, cover, again, onAgain}: EndingView): TemplateResult {
  const {title, why, then}: {title: string; why(from?: string): string; then?: string} = words[ending];
  return html`<div class="screen ending">
    <div class="stage small">${drawBox(scenes[ending], cover)}</div>
    <h2 id="heading" part="heading" tabindex="-1">${title}</h2>
    <p class="why">${why(from)}</p>
    ${moment ? html`<p class="moment">${moment}</p>` : nothing}
    ${wait ? html`<p class="small quiet">${wait}</p>` : nothing}
    ${then ? html`<p class="small quiet">${then}</p>` : nothing}
    ${mayPass(ending) ? html`<button class="press wide" part="press" type="button" @click=${onAgain}>${again}</button>` : nothing}
  </div>`;
}
