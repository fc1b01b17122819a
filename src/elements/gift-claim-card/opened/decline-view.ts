/** A quiet no, asked once more, with room for a kind word; in a group, nothing ends by it. */
import {html, nothing, type TemplateResult} from 'lit';
import {countGraphemes} from '../../../protocol/text.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import {MAX_NOTE_GRAPHEMES} from '../../../protocol/gift-constants.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import {renderBox} from '../../gift-box/render-box.ts';

export interface DeclineViewProps {
  card: ClaimCard;
  strings: ClaimStrings;
  isBusy: boolean;
  note: string;
  error: string | undefined;
  onNote(text: string): void;
  onDecline(event: Event): void;
  onBack(): void;
}

export function renderDecline({card, strings, isBusy, note, error, onNote, onDecline, onBack}: DeclineViewProps): TemplateResult {
  const tooLong = countGraphemes(note) > MAX_NOTE_GRAPHEMES;
  const group = card.portions.total > 1;
  return html`<div class="view decline">
    <div class="stage small">${renderBox('returned', card.cover)}</div>
    <h2 id="heading" part="heading" tabindex="-1">${strings.declineTitle}</h2>
    <p>${group ? strings.groupDeclineText(card.senderName) : strings.declineText(card.senderName)}</p>
    ${group ? nothing : html`<div class="field">
      <label for="decline-note">${strings.declineNote(card.senderName)}</label>
      <textarea class="input" id="decline-note" rows="3" dir="auto" .value=${note} aria-invalid=${tooLong}
        aria-describedby=${tooLong ? 'decline-note-error' : nothing}
        @input=${(event: Event) => onNote((event.target as HTMLTextAreaElement).value)}></textarea>
      ${tooLong ? html`<p class="error" id="decline-note-error">${strings.tooLong(MAX_NOTE_GRAPHEMES)}</p>` : nothing}
    </div>`}
    ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
    <div class="actions">
      <button class="button block secondary" type="button" aria-disabled=${isBusy || tooLong}
        @click=${(event: Event) => { if (!tooLong) onDecline(event); }}>${strings.declineConfirm}</button>
      <button class="button link" type="button" @click=${onBack}>${strings.declineDismiss}</button>
    </div>
  </div>`;
}

/** The no may have arrived, or not: what holds either way. */
export const declineOutcomeUnknown = ({portions, senderName}: ClaimCard, strings: ClaimStrings): string =>
  (portions.total > 1 ? strings.groupDeclineOutcomeUnknown : strings.declineOutcomeUnknown(senderName));

/** Somebody of a group has said no: the box is as it was, and still opens. */
export const renderGroupDeclined = ({card, strings, onBack}: Pick<DeclineViewProps, 'card' | 'strings' | 'onBack'>): TemplateResult =>
  html`<div class="view decline">
    <div class="stage small">${renderBox('open', card.cover)}</div>
    <h2 id="heading" part="heading" tabindex="-1">${strings.groupDeclinedTitle}</h2>
    <p>${strings.groupDeclinedText(card.senderName)}</p>
    <div class="actions"><button class="button block secondary" type="button" @click=${onBack}>${strings.groupDeclinedBack}</button></div>
  </div>`;
