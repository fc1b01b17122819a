/** Every way in which there is no box to open, each with its scene; and which refusal leads to which. */
import {html, nothing, type TemplateResult} from 'lit';
import type {GiftError} from '../../../client/gift-error.ts';
import type {OutcomeStrings} from '../../../locales/en/outcomes.ts';
import {renderBox, type BoxState} from '../../gift-box/render-box.ts';

export type Outcome = keyof OutcomeStrings;

const scenes: Readonly<Record<Outcome, BoxState>> = {
  claimed: 'empty', empty: 'empty', expired: 'returned', cancelled: 'returned', replaced: 'returned', declined: 'returned',
  unpaid: 'waiting', scheduled: 'waiting', missing: 'not-found', truncated: 'not-found', none: 'empty', managing: 'not-found',
  offline: 'waiting', down: 'waiting', barred: 'not-found', insecure: 'not-found', lost: 'not-found', erased: 'done',
};

/** Where asking again may help. */
export const isRetryable = (ending: Outcome) => ending === 'offline' || ending === 'down';

/** The backend has never heard of this link: it may be another shop's. */
export const isUnknownLink = (ending: Outcome) => ending === 'missing' || ending === 'lost';

/** There is no gift in it. */
export const hasNoGift = (ending: Outcome) => isUnknownLink(ending) || ending === 'none' || ending === 'truncated' || ending === 'managing';

const outcomeByCode = new Map<string, Outcome>(Object.entries({
  'already-claimed': 'claimed', 'fully-claimed': 'empty', 'gift-expired': 'expired', 'gift-cancelled': 'cancelled',
  'link-replaced': 'replaced', 'personal-data-erased': 'erased', 'not-found': 'missing', 'credential-invalid': 'truncated',
  'credential-missing': 'truncated', 'insecure-context': 'insecure', 'origin-not-allowed': 'barred',
}));

const outcomeByState = new Map<string, Outcome>(Object.entries({
  claimed: 'claimed', ordered: 'claimed', shipped: 'claimed', delivered: 'claimed', unavailable: 'claimed', closed: 'claimed',
  declined: 'declined', expired: 'expired', cancelled: 'cancelled', abandoned: 'cancelled', draft: 'unpaid', paid: 'unpaid',
  unpaid: 'unpaid', scheduled: 'scheduled', waiting: 'unpaid',
}));

/** The ending that a refusal means, or undefined when it is only trouble on the way. */
export function outcomeOf(error: GiftError): Outcome | undefined {
  if (error.code === 'state-conflict') return outcomeByState.get(error.currentState ?? '');
  return outcomeByCode.get(error.code);
}

export interface OutcomeViewProps {
  outcome: Outcome;
  strings: OutcomeStrings;
  senderName: string | undefined;
  /** When to come back, in the reader's own words. */
  opensAt?: string | undefined;
  /** How long that is. */
  timeUntilOpen?: string | undefined;
  cover?: string | undefined;
  retryLabel: string;
  onRetry(): void;
}

export function renderOutcome({outcome, strings, senderName, opensAt, timeUntilOpen, cover, retryLabel, onRetry}: OutcomeViewProps): TemplateResult {
  const {title, text, hint}: {title: string; text(from?: string): string; hint?: string} = strings[outcome];
  return html`<div class="view outcome">
    <div class="stage small">${renderBox(scenes[outcome], cover)}</div>
    <h2 id="heading" part="heading" tabindex="-1">${title}</h2>
    <p class="why">${text(senderName)}</p>
    ${opensAt ? html`<p class="moment">${opensAt}</p>` : nothing}
    ${timeUntilOpen ? html`<p class="small quiet">${timeUntilOpen}</p>` : nothing}
    ${hint ? html`<p class="small quiet">${hint}</p>` : nothing}
    ${isRetryable(outcome) ? html`<button class="button block" part="button" type="button" @click=${onRetry}>${retryLabel}</button>` : nothing}
  </div>`;
}
