/** A quiet no, asked once more, with room for a kind word; in a group, nothing ends by it. */
import {html, nothing, type TemplateResult} from 'lit';
import {countGraphemes} from '../../../protocol/text.ts';
import type {Card as CardFace} from '../../../protocol/gift.ts';
import {NOTE_GRAPHEMES} from '../../../protocol/gift-words.ts';
import type {ClaimWords} from '../../../words/en/claim.ts';
import {drawBox} from '../../gift-box/drawing.ts';

export interface DeclineView {
  face: CardFace;
  words: ClaimWords;
  busy: boolean;
  kindWord: string;
  trouble: string | undefined;
  onWrite(text: string): void;
  onDecline(event: Event): void;
  onBack(): void;
}

export function renderDecline({face, words, busy, kindWord, trouble, onWrite, onDecline, onBack}: DeclineView): TemplateResult {
  const tooLong = countGraphemes(kindWord) > NOTE_GRAPHEMES;
  const group = face.portions.total > 1;
  return html`<div class="screen decline">
    <div class="stage small">${drawBox('returned', face.cover)}</div>
    <h2 id="heading" part="heading" tabindex="-1">${words.declineTitle}</h2>
    <p>${group ? words.passWhy(face.senderName) : words.declineWhy(face.senderName)}</p>
    ${group ? nothing : html`<div class="field">
      <label for="kind-word">${words.declineNote(face.senderName)}</label>
      <textarea class="input" id="kind-word" rows="3" dir="auto" .value=${kindWord} aria-invalid=${tooLong}
        aria-describedby=${tooLong ? 'kind-word-error' : nothing}
        @input=${(event: Event) => onWrite((event.target as HTMLTextAreaElement).value)}></textarea>
      ${tooLong ? html`<p class="error" id="kind-word-error">${words.tooLong(NOTE_GRAPHEMES)}</p>` : nothing}
    </div>`}
    ${trouble ? html`<p class="error" role="alert">${trouble}</p>` : nothing}
    <div class="thumb">
      <button class="press wide second" type="button" aria-disabled=${busy || tooLong}
        @click=${(event: Event) => { if (!tooLong) onDecline(event); }}>${words.declineYes}</button>
      <button class="press text" type="button" @click=${onBack}>${words.declineBack}</button>
    </div>
  </div>`;
}

/** The no may have arrived, or not: what holds either way. */
export const declineUnknown = ({portions, senderName}: CardFace, words: ClaimWords): string =>
  (portions.total > 1 ? words.passNotSure : words.noNotSure(senderName));

/** Somebody of a group has said no: the box is as it was, and still opens. */
export const renderPassed = ({face, words, onBack}: Pick<DeclineView, 'face' | 'words' | 'onBack'>): TemplateResult =>
  html`<div class="screen decline">
    <div class="stage small">${drawBox('open', face.cover)}</div>
    <h2 id="heading" part="heading" tabindex="-1">${words.passedTitle}</h2>
    <p>${words.passedWhy(face.senderName)}</p>
    <div class="thumb"><button class="press wide second" type="button" @click=${onBack}>${words.passedBack}</button></div>
  </div>`;
