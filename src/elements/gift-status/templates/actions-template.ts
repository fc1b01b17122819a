import {html, nothing} from 'lit';
import {canBeAccepted, displayState} from '../gift-summary.ts';
import type {StatusHost} from '../status-host.ts';
import type {ConfirmAction, FollowedGift} from '../status-state.ts';

/** What the sender can still do: edit the note, share again, replace the link, cancel. Each is confirmed in place. */
export function renderActions(state: FollowedGift, host: StatusHost) {
  const {can, state: giftState} = state.gift;
  const {element: {compact, hosted}, strings, openAction} = host;
  const isShareable = canBeAccepted(displayState(state.gift)) || giftState === 'scheduled';
  return html`
    ${openAction === 'note' ? renderNoteForm(state, host) : renderNote(state, host)}
    ${renderActionMessage('note', host)}
    ${renderActionMessage('link', host)}
    ${isShareable && !compact ? renderShare(state, host) : nothing}
    ${openAction === 'link' || openAction === 'cancel' ? renderConfirm(state, host) : nothing}
    ${(can.replaceLink || can.cancel) && !openAction ? html`<div class="row">
      ${can.replaceLink ? renderActionButton('link', strings.newLink, host) : nothing}
      ${can.cancel ? renderActionButton('cancel', strings.cancel, host) : nothing}</div>` : nothing}
    ${hosted ? nothing : renderManageLink(state, host)}`;
}

/** Browser storage may be cleared, and the payment may have returned to another browser: so the sender can keep the manage link. */
const renderManageLink = ({manageLink}: FollowedGift, host: StatusHost) => html`<div class="own">
  <p class="small quiet">${host.strings.manageLinkText}${host.strings.manageLinkWarning}</p>
  ${manageLink ? html`<input class="input" readonly aria-label=${host.strings.copyManageLink} .value=${manageLink}
    @focus=${(event: Event) => (event.target as HTMLInputElement).select()}>` : nothing}
  <button class="button link" part="secondary-button" type="button" @click=${() => host.copyManageLink()}>${host.strings.copyManageLink}</button>
</div>`;

/** The result of an action, beside it. It is hidden from screen readers, since the live region announces it. */
export const renderActionMessage = (action: ConfirmAction, {message: {text, placement}}: StatusHost) =>
  (text && placement === action ? html`<p class="done" aria-hidden="true">${text}</p>` : nothing);

function renderNoteForm(state: FollowedGift, host: StatusHost) {
  const {module, strings} = host.confirm.loaded!;
  return module.renderNoteForm(state, host, strings);
}

/** Opens at the button of its action. */
export function renderConfirm(state: FollowedGift, host: StatusHost) {
  const {module, strings} = host.confirm.loaded!;
  return module.renderConfirm(state, host, strings);
}

export const renderActionButton = (action: ConfirmAction, label: string, host: StatusHost) =>
  html`<button class="button link" part="secondary-button" type="button" data-action=${action} @click=${() => host.openConfirm(action)}>${label}</button>`;

function renderShare({gift, claimLink, showsShare}: FollowedGift, host: StatusHost) {
  const {element, strings, openAction} = host;
  if (!showsShare) {
    return html`<button class="button block ${openAction ? 'secondary' : ''}" part="button" type="button" @click=${() => host.showShare()}>${strings.shareAgain}</button>`;
  }
  return html`<gift-share .link=${claimLink} .senderName=${gift.senderName} .giftRef=${{gift: gift.id, state: gift.state}} .gift=${gift}
    .eventTarget=${element} theme=${element.theme ?? nothing}></gift-share>`;
}

function renderNote({gift}: FollowedGift, host: StatusHost) {
  const {strings, openAction} = host;
  return html`<div class="note" part="note">
    <p class="label">${strings.note}</p>
    <p class=${gift.note ? 'written' : 'quiet'} dir="auto">${gift.note || strings.noNote}</p>
    <p class="small quiet">${strings.signature(gift.senderName)}</p>
    ${gift.can.editNote && !openAction ? renderActionButton('note', strings.editNote, host) : nothing}</div>`;
}
