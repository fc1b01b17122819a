/** The gift is paid for: the box, the link, and how it is going. */
import {html, nothing} from 'lit';
import type {Gift} from '../../../../protocol/gift.ts';
import {formatDateTime, formatExactDuration} from '../../../../locales/format-time.ts';
import {defineOnce} from '../../../shared/define-once.ts';
import {GiftStatus} from '../../../gift-status/gift-status.ts';
import type {PanelContext} from '../gift-panel.ts';

defineOnce('gift-status', GiftStatus);

export const renderShareScreen = ({controller, words, language, theme, done}: PanelContext) => {
  const gift = controller.gift!;
  const window = formatExactDuration(gift.policy.claimWindowSeconds, words.common);
  const count = gift.portions.length;
  return html`
  <div class="scroll centered share">
    <gift-box state="sealed" theme=${theme} cover=${gift.cover}></gift-box>
    <h2 id="heading" tabindex="-1">${words.ready}</h2>
    <p>${count > 1 ? words.readyGroupText(count, window) : words.readyText(window)}</p>
    ${gift.state === 'scheduled' && gift.sendAt ? html`<p>${words.scheduledText(formatDateTime(gift.sendAt.at, language))}</p>` : nothing}
    ${gift.passcodeRequired ? html`<p>${words.passcodeReminder}</p>` : nothing}
    ${controller.linkReplaced ? html`<p class="link-replaced">${words.linkReplaced}</p>` : nothing}
    <gift-share theme=${theme} .link=${controller.link} .senderName=${gift.senderName}
      .giftRef=${{gift: gift.id, state: gift.state}} .gift=${gift} .eventTarget=${controller.host} .onShared=${() => { controller.isShared = true; }}></gift-share>
    <section class="progress">
      <h3>${words.giftStatus}</h3>
      <gift-status compact theme=${theme} .client=${controller.client} .manageToken=${controller.manageToken} .onGiftChange=${(gift: Gift) => controller.onGiftChange(gift)}></gift-status>
    </section>
  </div>
  <div class="footer"><button class="button block secondary" part="secondary-button" type="button" @click=${done}>${words.done}</button></div>`;
};
