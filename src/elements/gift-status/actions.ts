/** What the sender can still do: change the note, share again, replace the link, take it back. Each asks once, in place. */
import {html, nothing, type TemplateResult} from 'lit';
import {isOpen, toldOf} from './reading.ts';
import type {Asking, StatusView} from './status-view.ts';
import type {Words} from './words.ts';

export function actions(view: StatusView, words: Words) {
  const {gift, host, asked} = view;
  const {can} = gift!;
  const open = isOpen(toldOf(gift!)) || gift!.state === 'scheduled';
  return html`
    ${asked === 'note' ? noteForm(view, words) : note(view, words)}
    ${done(view, 'note')}
    ${done(view, 'link')}
    ${open && !host.compact ? share(view, words) : nothing}
    ${asked === 'link' || asked === 'cancel' ? question(view) : nothing}
    ${(can.replaceLink || can.cancel) && !asked ? html`<div class="row">
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

/** What has just been done, for the eyes: the live region at the end says it. */
export const done = (view: StatusView, to: Asking) => (view.said && view.saidAt === to ? html`<p class="done" aria-hidden="true">${view.said}</p>` : nothing);

function noteForm(view: StatusView, words: Words) {
  const {module, words: said} = view.questions.ready!;
  return module.noteForm(view, words, said);
}

/** Stands where the sender pressed for it. */
export function question(view: StatusView) {
  const {module, words} = view.questions.ready!;
  return module.question(view, view.asked as Exclude<Asking, 'note'>, words);
}

export const opener = (view: StatusView, asking: Asking, label: string): TemplateResult =>
  html`<button class="press text" part="press-second" type="button" data-asks=${asking} @click=${() => view.ask(asking)}>${label}</button>`;

function share(view: StatusView, words: Words) {
  const {gift, host} = view;
  if (!view.shares) {
    return html`<button class="press wide ${view.asked ? 'second' : ''}" part="press" type="button" @click=${() => view.showShare()}>${words.shareAgain}</button>`;
  }
  return html`<gift-share .link=${view.link} .senderName=${gift!.senderName} .gift=${{gift: gift!.id, state: gift!.state}} .whole=${gift!} .teller=${host}
    theme=${host.theme ?? nothing}></gift-share>`;
}

function note(view: StatusView, words: Words) {
  const gift = view.gift!;
  return html`<div class="note" part="note">
    <p class="label">${words.note}</p>
    <p class=${gift.note ? 'written' : 'quiet'} dir="auto">${gift.note || words.noNote}</p>
    <p class="small quiet">${words.from(gift.senderName)}</p>
    ${gift.can.editNote && !view.asked ? opener(view, 'note', words.editNote) : nothing}</div>`;
}
