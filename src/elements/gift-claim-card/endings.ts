/** Every way in which there is no box to open, each with its scene; and which refusal leads to which. */
import {html, nothing, type TemplateResult} from 'lit';
import type {GiftError} from '../../client/gift-error.ts';
import type {CardWords} from '../../words/en/card.ts';
import type {EndingWords} from '../../words/en/endings.ts';
import {drawBox, type BoxState} from '../gift-box/drawing.ts';

type Passing = keyof CardWords['passing'];
export type Ending = keyof EndingWords | Passing;

/** What each says, in each language: asked for when there is one, since most boxes open. */
export const endingWordsIn = {
  en: async () => (await import('../../words/en/endings.ts')).endings,
  'zh-Hans': async () => (await import('../../words/zh-hans/endings.ts')).endings,
};

const scenes: Readonly<Record<Ending, BoxState>> = {
  claimed: 'empty', empty: 'empty', expired: 'returned', cancelled: 'returned', replaced: 'returned', declined: 'returned',
  unpaid: 'waiting', scheduled: 'waiting', missing: 'lost', cut: 'lost', none: 'empty', managing: 'lost',
  offline: 'waiting', down: 'waiting', barred: 'lost', insecure: 'lost', lost: 'lost', erased: 'done',
};

/** Where asking again may help. */
export const mayPass = (ending: Ending): ending is Passing => ending === 'offline' || ending === 'down';

/** The backend has never heard of this link: it may be another shop's. */
export const isUnknown = (ending: Ending) => ending === 'missing' || ending === 'lost';

/** There is no gift in it. */
export const isNothing = (ending: Ending) => isUnknown(ending) || ending === 'none' || ending === 'cut' || ending === 'managing';

const refusals: Readonly<Record<string, Ending>> = {
  'already-claimed': 'claimed', 'group-empty': 'empty', 'gift-expired': 'expired', 'gift-cancelled': 'cancelled',
  'link-replaced': 'replaced', 'personal-data-erased': 'erased', 'not-found': 'missing', 'credential-invalid': 'cut',
  'credential-missing': 'cut', 'insecure-context': 'insecure', 'origin-not-allowed': 'barred',
};

const states: Readonly<Record<string, Ending>> = {
  claimed: 'claimed', ordered: 'claimed', shipped: 'claimed', delivered: 'claimed', unavailable: 'claimed', closed: 'claimed',
  declined: 'declined', expired: 'expired', cancelled: 'cancelled', abandoned: 'cancelled', draft: 'unpaid', paid: 'unpaid',
  unpaid: 'unpaid', scheduled: 'scheduled', waiting: 'unpaid',
};

/** The ending that a refusal means, or undefined when it is only trouble on the way. */
export function endingOf(error: GiftError): Ending | undefined {
  if (error.code === 'state-conflict') return states[error.currentState ?? ''];
  return refusals[error.code];
}

/** An ending as it is told. */
export interface EndingSaid {
  title: string;
  why(from?: string): string;
  then?: string;
}

export interface EndingView {
  ending: Ending;
  said: EndingSaid;
  from: string | undefined;
  /** When to come back, in the reader's own words. */
  moment?: string | undefined;
  /** How long that is. */
  wait?: string | undefined;
  cover?: string | undefined;
  again: string;
  onAgain(): void;
}

export function renderEnding({ending, said: {title, why, then}, from, moment, wait, cover, again, onAgain}: EndingView): TemplateResult {
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
