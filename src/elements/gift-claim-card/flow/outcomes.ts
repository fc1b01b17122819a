/** Every reason why there is no box to open: which error means which outcome, and how it is shown. */
import {html, nothing, type TemplateResult} from 'lit';
import type {GiftError} from '../../../client/gift-error.ts';
import type {OutcomeStrings} from '../../../locales/en/outcomes.ts';
import {formatDateTime, formatDuration} from '../../../locales/format-time.ts';
import {renderBox, type BoxState} from '../../gift-box/render-box.ts';
import type {Outcome, StateOf} from '../claim-state.ts';
import type {SealedStrings} from '../sealed-strings.ts';
import {isRetryable} from './outcome-kinds.ts';

const boxStates: Readonly<Record<Outcome, BoxState>> = {
  claimed: 'empty', 'fully-claimed': 'empty', expired: 'returned', cancelled: 'returned', stopped: 'returned', replaced: 'returned', 'passcode-blocked': 'waiting',
  declined: 'returned',
  unpaid: 'waiting', scheduled: 'waiting', 'not-found': 'not-found', truncated: 'not-found', 'no-link': 'empty', 'manage-link': 'not-found',
  offline: 'waiting', unreachable: 'waiting', 'origin-not-allowed': 'not-found', 'insecure-context': 'not-found',
  'unknown-receipt': 'not-found', erased: 'done',
};

const outcomeByCode = new Map<string, Outcome>(Object.entries({
  'already-claimed': 'claimed', 'fully-claimed': 'fully-claimed', 'gift-expired': 'expired', 'gift-cancelled': 'cancelled', 'gift-stopped': 'stopped',
  'link-replaced': 'replaced', 'passcode-blocked': 'passcode-blocked', 'personal-data-erased': 'erased', 'not-found': 'not-found', 'credential-invalid': 'truncated',
  'credential-missing': 'truncated', 'insecure-context': 'insecure-context', 'origin-not-allowed': 'origin-not-allowed',
}));

const outcomeByState = new Map<string, Outcome>(Object.entries({
  claimed: 'claimed', ordered: 'claimed', shipped: 'claimed', delivered: 'claimed', unavailable: 'claimed', closed: 'claimed',
  declined: 'declined', expired: 'expired', cancelled: 'cancelled', abandoned: 'cancelled', draft: 'unpaid', paid: 'unpaid',
  unpaid: 'unpaid', scheduled: 'scheduled', waiting: 'unpaid',
}));

/** The outcome that an error means; undefined if the request merely failed. */
export function outcomeOf(error: GiftError): Outcome | undefined {
  if (error.code === 'state-conflict') return outcomeByState.get(error.currentState ?? '');
  return outcomeByCode.get(error.code);
}

interface OutcomeViewHost {
  strings: OutcomeStrings;
  sealedStrings: SealedStrings | undefined;
  retryLabel: string;
  language: string;
  /** Milliseconds since 1970. */
  now: number;
  onRetry(): void;
}

export function renderOutcome({outcome, card}: StateOf<'outcome'>, host: OutcomeViewHost): TemplateResult {
  const {title, text, hint}: {title: string; text(senderName?: string): string; hint?: string} = host.strings[outcome];
  return html`<div class="view outcome">
    <div class="stage small">${renderBox(boxStates[outcome], card?.cover)}</div>
    <h2 id="heading" part="heading" tabindex="-1">${title}</h2>
    <p class="text">${text(card?.senderName)}</p>
    ${outcome === 'scheduled' && card?.sendAt ? renderSchedule(card.sendAt, host) : nothing}
    ${hint ? html`<p class="small quiet">${hint}</p>` : nothing}
    ${isRetryable(outcome)
      ? html`<button class="button block" part="button" type="button" @click=${host.onRetry}>${host.retryLabel}</button>` : nothing}
  </div>`;
}

/** The date and time that the sender chose, in the reader's own time zone, and how long that is. */
function renderSchedule(sendAt: string, {sealedStrings, language, now}: OutcomeViewHost): TemplateResult {
  const msLeft = Date.parse(sendAt) - now;
  return html`<p class="date-time">${formatDateTime(sendAt, language)}</p>
    ${sealedStrings && msLeft > 0
      ? html`<p class="small quiet">${sealedStrings.timeUntilOpen(formatDuration(msLeft, sealedStrings))}</p>` : nothing}`;
}
