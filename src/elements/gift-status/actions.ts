/** What the sender can still do: change the note, share again, replace the link, take it back. Each asks once, in place. */
import {html, nothing, type TemplateResult} from 'lit';
import {NOTE_GRAPHEMES} from '../../protocol/gift-words.ts';
import {mayBeWritten} from '../../protocol/text.ts';
import {sayMoney} from '../../words/say.ts';
import {isOpen, toldOf} from './reading.ts';
import type {Asking, StatusView} from './status-view.ts';
import type {Words} from './words.ts';

export function actions(view: StatusView, words: Words) {
  const {gift, host, asking} = view;
  const {can} = gift!;
  const open = isOpen(toldOf(gift!));
  return html`
    ${note(view, words)}
    ${open && !host.compact ? share(view, words) : nothing}
    ${asking === 'link' ? question(view, words, words.newLinkText, words.newLinkYes, view.replaceLink) : nothing}
    ${asking === 'cancel' ? question(view, words, words.cancelText(sayMoney(gift!.total, view.speaking.language)), words.cancelYes, view.cancel) : nothing}
    ${(can.replaceLink || can.cancel) && !asking ? html`<div class="row">
      ${can.replaceLink ? opener(view, 'link', words.newLink) : nothing}
      ${can.cancel ? opener(view, 'cancel', words.cancel) : nothing}</div>` : nothing}
    ${host.hosted ? nothing : ownLink(view, words)}`;
}

/** Storage may vanish, and payment may have come back in another browser: so the sender is offered a link of their own. */
const ownLink = (view: StatusView, words: Words) => html`<div class="own">
  <p class="small quiet">${words.keep}${words.keepWarning}</p>
  ${view.ownLink ? html`<input class="input" readonly aria-label=${words.keepCopy} .value=${view.ownLink}
    @focus=${(event: Event) => (event.target as HTMLInputElement).select()}>` : nothing}
  <button class="press text" part="press-second" type="button" @click=${view.copyOwnLink}>${words.keepCopy}</button>
</div>`;

const opener = (view: StatusView, asking: NonNullable<Asking>, label: string): TemplateResult =>
  html`<button class="press text" part="press-second" type="button" data-asks=${asking} @click=${() => view.ask(asking)}>${label}</button>`;

const question = (view: StatusView, words: Words, says: string, yes: string, act: () => void) => html`
  <div class="question" role="group" aria-labelledby="says" tabindex="-1" data-asked>
    <p id="says">${says}</p>
    <div class="row">
      <button class="press danger" part="press" type="button" aria-disabled=${view.busy ? 'true' : nothing} @click=${act}>${yes}</button>
      <button class="press second" part="press-second" type="button" @click=${() => view.ask(undefined)}>${words.no}</button>
    </div>
  </div>`;

function share(view: StatusView, words: Words) {
  const {gift, host} = view;
  if (!view.shares) {
    return html`<button class="press wide" part="press" type="button" @click=${() => { view.shares = true; host.requestUpdate(); }}>${words.shareAgain}</button>`;
  }
  return html`<gift-share .link=${view.link} .senderName=${gift!.senderName} .gift=${{gift: gift!.id, state: gift!.state}} .whole=${gift!} .teller=${host}
    theme=${host.theme ?? nothing}></gift-share>`;
}

function note(view: StatusView, words: Words) {
  const gift = view.gift!;
  if (view.asking !== 'note') {
    return html`<div class="note" part="note">
      <p class="label">${words.note}</p>
      <p class=${gift.note ? 'written' : 'quiet'} dir="auto">${gift.note || words.noNote}</p>
      <p class="small quiet">${words.from(gift.senderName)}</p>
      ${gift.can.editNote && !view.asking ? opener(view, 'note', words.editNote) : nothing}</div>`;
  }
  const wrong = !mayBeWritten(view.note.trim(), NOTE_GRAPHEMES);
  return html`<form class="note" @submit=${(event: Event) => { event.preventDefault(); if (!wrong) void view.saveNote(); }}>
    <label class="label" for="note">${words.note}</label>
    <textarea id="note" class="input" rows="4" dir="auto" data-asked .value=${view.note} aria-invalid=${wrong ? 'true' : nothing}
      @input=${(event: Event) => { view.note = (event.target as HTMLTextAreaElement).value; view.host.requestUpdate(); }}></textarea>
    <div class="row">
      <button class="press" part="press" aria-disabled=${view.busy || wrong ? 'true' : nothing}>${words.saveNote}</button>
      <button class="press second" part="press-second" type="button" @click=${() => view.ask(undefined)}>${words.keepNote}</button>
    </div>
  </form>`;
}
