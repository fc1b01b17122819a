/** The gift is paid for: the box, the link, and how it is going. */
import {html} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import {sayWindow} from '../../../words/say-time.ts';
import {defineOnce} from '../../shared/define-once.ts';
import {GiftStatus} from '../../gift-status/gift-status.ts';
import type {View} from './gift-panel.ts';

defineOnce('gift-status', GiftStatus);

export const shareScreen = ({making, words, theme, done}: View) => {
  const gift = making.gift!;
  return html`
  <div class="scroll scene share">
    <gift-box state="sealed" theme=${theme} cover=${gift.cover}></gift-box>
    <h2 id="heading" tabindex="-1">${words.wrapped}</h2>
    <p>${words.wrappedText(sayWindow(gift.policy.claimWindowSeconds, words.common))}</p>
    <gift-share theme=${theme} .link=${making.link} .senderName=${gift.senderName}
      .gift=${{gift: gift.id, state: gift.state}} .whole=${gift} .teller=${making.giver} .handedOn=${() => { making.shared = true; }}></gift-share>
    <section class="follow">
      <h3>${words.follow}</h3>
      <gift-status compact theme=${theme} .client=${making.client} .manageToken=${making.manageToken} .tell=${(seen: Gift) => making.saw(seen)}></gift-status>
    </section>
  </div>
  <div class="foot"><button class="press wide second" part="press-second" type="button" @click=${done}>${words.done}</button></div>`;
};
