/** What the sender can still do: change the note, share again, replace the link, take it back. Each asks once, in place. */
import {html, nothing, type TemplateResult} from 'lit';
import {isClaimable, displayState} from '../gift-summary.ts';
import type {ConfirmAction, StatusController} from '../status-controller.ts';
import type {GiftStatusStrings} from '../status-strings.ts';

export function renderActions(controller: StatusController, strings: GiftStatusStrings) {
  const {gift, host, openConfirm} = controller;
  const {can} = gift!;
  const open = isClaimable(displayState(gift!)) || gift!.state === 'scheduled';
  return html`
    ${openConfirm === 'note' ? renderNoteForm(controller, strings) : renderNote(controller, strings)}
    ${actionMessage(controller, 'note')}
    ${actionMessage(controller, 'link')}
    ${open && !host.compact ? renderShare(controller, strings) : nothing}
    ${openConfirm === 'link' || openConfirm === 'cancel' ? renderConfirm(controller) : nothing}
    ${(can.replaceLink || can.cancel) && !openConfirm ? html`<div class="row">
      ${can.replaceLink ? actionButton(controller, 'link', strings.newLink) : nothing}
      ${can.cancel ? actionButton(controller, 'cancel', strings.cancel) : nothing}</div>` : nothing}
    ${host.hosted ? nothing : renderManageLink(controller, strings)}`;
}

/** Storage may vanish, and payment may have come back in another browser: so the sender is offered a link of their own. */
const renderManageLink = (controller: StatusController, strings: GiftStatusStrings) => html`<div class="own">
  <p class="small quiet">${strings.manageLinkText}${strings.manageLinkWarning}</p>
  ${controller.manageLink ? html`<input class="input" readonly aria-label=${strings.copyManageLink} .value=${controller.manageLink}
    @focus=${(event: Event) => (event.target as HTMLInputElement).select()}>` : nothing}
  <button class="button link" part="secondary-button" type="button" @click=${controller.copyManageLink}>${strings.copyManageLink}</button>
</div>`;

/** What has just been done, for the eyes: the live region at the end says it. */
export const actionMessage = (controller: StatusController, placement: ConfirmAction) => (controller.message && controller.messagePlacement === placement ? html`<p class="done" aria-hidden="true">${controller.message}</p>` : nothing);

function renderNoteForm(controller: StatusController, strings: GiftStatusStrings) {
  const {module, words: confirmStrings} = controller.confirmModule.loaded!;
  return module.renderNoteForm(controller, strings, confirmStrings);
}

/** Stands where the sender pressed for it. */
export function renderConfirm(controller: StatusController) {
  const {module, words: strings} = controller.confirmModule.loaded!;
  return module.renderConfirm(controller, controller.openConfirm as Exclude<ConfirmAction, 'note'>, strings);
}

export const actionButton = (controller: StatusController, action: ConfirmAction, label: string): TemplateResult =>
  html`<button class="button link" part="secondary-button" type="button" data-action=${action} @click=${() => controller.ask(action)}>${label}</button>`;

function renderShare(controller: StatusController, strings: GiftStatusStrings) {
  const {gift, host} = controller;
  if (!controller.showsShare) {
    return html`<button class="button block ${controller.openConfirm ? 'secondary' : ''}" part="button" type="button" @click=${() => controller.showShare()}>${strings.shareAgain}</button>`;
  }
  return html`<gift-share .link=${controller.link} .senderName=${gift!.senderName} .giftRef=${{gift: gift!.id, state: gift!.state}} .gift=${gift!} .eventTarget=${host}
    theme=${host.theme ?? nothing}></gift-share>`;
}

function renderNote(controller: StatusController, strings: GiftStatusStrings) {
  const gift = controller.gift!;
  return html`<div class="note" part="note">
    <p class="label">${strings.note}</p>
    <p class=${gift.note ? 'written' : 'quiet'} dir="auto">${gift.note || strings.noNote}</p>
    <p class="small quiet">${strings.signature(gift.senderName)}</p>
    ${gift.can.editNote && !controller.openConfirm ? actionButton(controller, 'note', strings.editNote) : nothing}</div>`;
}
