import {html, nothing} from 'lit';
import {formatDateTime, formatExactDuration} from '../../../../locales/format-time.ts';
import type {Gift} from '../../../../protocol/gift.ts';
import {GiftStatus} from '../../../gift-status/gift-status.ts';
import {defineOnce} from '../../../shared/define-once.ts';
import type {SendHost} from '../send-host.ts';
import type {ShareState, StateOf} from '../send-state.ts';

defineOnce('gift-status', GiftStatus);

/** The paid gift: its link to share, and its status; only its status once it has ended. */
export const renderShare = (state: ShareState, host: SendHost) => {
  const {send, strings, language, theme} = host;
  const {gift, manageToken, link, linkReplaced, isShared} = state;
  if (gift.state === 'closed' || gift.state === 'cancelled') return html`${renderStatus(manageToken, host)}${renderDone(true, host)}`;
  const window = formatExactDuration(gift.policy.claimWindowSeconds, strings.common);
  const count = gift.portions.length;
  return html`
  <div class="scroll centered share">
    <gift-box state="sealed" theme=${theme} cover=${gift.cover}></gift-box>
    <h2 id="heading" tabindex="-1">${strings.ready}</h2>
    <p>${count > 1 ? strings.readyGroupText(count, window) : strings.readyText(window)}</p>
    ${linkReplaced ? html`<p class="link-replaced">${strings.linkReplaced}</p>` : nothing}
    <gift-share theme=${theme} .link=${link} .senderName=${gift.senderName}
      .giftRef=${{gift: gift.id, state: gift.state}} .gift=${gift} .eventTarget=${send.button} .onShared=${() => send.onShared()}></gift-share>
    ${gift.state === 'scheduled' && gift.sendAt ? html`<p>${strings.scheduledText(formatDateTime(gift.sendAt.at, language))}</p>` : nothing}
    ${gift.passcodeRequired ? html`<p>${strings.passcodeReminder}</p>` : nothing}
    <section class="progress">
      <h3>${strings.giftStatus}</h3>
      <gift-status compact theme=${theme} .client=${send.client} .manageToken=${manageToken} .onGiftChange=${(gift: Gift) => send.onGiftChange(gift)}></gift-status>
    </section>
  </div>
  ${renderDone(isShared, host)}`;
};

/** Offers nothing to pay, so that nobody pays twice. It turns into the link when the payment arrives. */
export const renderPaymentPending = ({manageToken, hasMail}: StateOf<'payment-pending'>, host: SendHost) => html`
  ${renderStatus(manageToken, host)}
  <div class="footer">
    ${hasMail ? html`<p class="small">${host.strings.paymentPendingMail}</p>` : nothing}
    <button class="button block secondary" part="secondary-button" type="button" @click=${host.close}>${host.strings.common.close}</button>
    <button class="button block link" part="secondary-button" type="button" @click=${() => host.send.startAnother()}>${host.strings.sendAnother}</button>
  </div>`;

const renderStatus = (manageToken: string, {send, strings, theme}: SendHost) => html`
  <div class="scroll">
    <h2 id="heading" class="top" tabindex="-1">${strings.giftStatus}</h2>
    <gift-status theme=${theme} .client=${send.client} .manageToken=${manageToken} .onGiftChange=${(gift: Gift) => send.onGiftChange(gift)}></gift-status>
  </div>`;

const renderDone = (isPrimary: boolean, {send, strings, close}: SendHost) => html`<div class="footer">
  <button class="button block ${isPrimary ? 'secondary' : 'link'}" part="secondary-button" type="button" @click=${() => { send.finish(); close(); }}>${strings.done}</button></div>`;
