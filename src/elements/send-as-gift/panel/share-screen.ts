/** The gift is paid for: the box, the link, and how it is going. */
import {html, nothing} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import {sayMoment, sayWindow} from '../../../words/say-time.ts';
import {defineOnce} from '../../shared/define-once.ts';
import {GiftStatus} from '../../gift-status/gift-status.ts';
import type {View} from './gift-panel.ts';

defineOnce('gift-status', GiftStatus);

export const shareScreen = ({making, words, language, theme, done}: View) => {
  const gift = making.gift!;
  const window = sayWindow(gift.policy.claimWindowSeconds, words.common);
  const count = gift.portions.length;
  return html`
  <div class="scroll scene share">
    <gift-box state="sealed" theme=${theme} cover=${gift.cover}></gift-box>
    <h2 id="heading" tabindex="-1">${words.wrapped}</h2>
    <p>${count > 1 ? words.wrappedGroup(count, window) : words.wrappedText(window)}</p>
    ${gift.state === 'scheduled' && gift.sendAt ? html`<p>${words.wrappedFor(sayMoment(gift.sendAt.at, language))}</p>` : nothing}
    ${gift.passcodeRequired ? html`<p>${words.passcodeToo}</p>` : nothing}
    ${making.renewed ? html`<p class="renewed">${words.renewed}</p>` : nothing}
    <gift-share theme=${theme} .link=${making.link} .senderName=${gift.senderName}
      .gift=${{gift: gift.id, state: gift.state}} .whole=${gift} .teller=${making.giver} .handedOn=${() => { making.shared = true; }}></gift-share>
    <section class="follow">
      <h3>${words.follow}</h3>
      <gift-status compact theme=${theme} .client=${making.client} .manageToken=${making.manageToken} .tell=${(seen: Gift) => making.saw(seen)}></gift-status>
    </section>
  </div>
  <div class="foot"><button class="press wide second" part="press-second" type="button" @click=${done}>${words.done}</button></div>`;
};
