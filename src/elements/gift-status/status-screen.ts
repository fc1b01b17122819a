/** Which of its screens `<gift-status>` shows, and those without a gift. */
import {html, nothing, type TemplateResult} from 'lit';
import type {BoxState} from '../gift-box/drawing.ts';
import {giftScreen} from './gift-screen.ts';
import type {StatusView} from './status-view.ts';
import type {Words} from './words.ts';

export function statusScreen(view: StatusView) {
  const words = view.speaking.words;
  if (!words) return nothing;
  return html`<div class="view" aria-busy=${view.busy || view.screen === 'loading' ? 'true' : nothing}>${screen(view, words)}</div>
    <p class=${view.saidLoud ? 'done' : 'hidden'} role="status">${view.said}</p>`;
}

function screen(view: StatusView, words: Words) {
  switch (view.screen) {
    case 'gift': return giftScreen(view, words);
    case 'choose': return chooseScreen(view, words);
    case 'loading': return html`<p class="wait quiet">${words.common.loading}…</p>`;
    case 'none': return scene(view, 'empty', words.none, words.noneText);
    case 'cut': return scene(view, 'lost', words.cut, words.cutText);
    case 'foreign': return scene(view, 'sealed', words.foreign, words.foreignText);
    case 'unknown': return scene(view, 'lost', words.unknownGift, words.unknownGiftText, view.host.manageToken ? nothing
      : html`<button class="press second" part="press-second" type="button" @click=${() => view.forget()}>${words.forget}</button>`);
    case 'down': return scene(view, 'waiting', words.down, words.downText,
      html`<button class="press" part="press" type="button" @click=${() => view.follow(view.manageToken)}>${words.common.tryAgain}</button>`);
  }
}

const scene = ({host}: StatusView, box: BoxState, heading: string, text: string, press: TemplateResult | typeof nothing = nothing) => html`
  <div class="scene">
    ${host.compact ? nothing : html`<gift-box state=${box} theme=${host.theme ?? nothing}></gift-box>`}
    <h2 part="heading" tabindex="-1">${heading}</h2>
    <p class="quiet">${text}</p>
    ${press}
  </div>`;

function chooseScreen(view: StatusView, words: Words) {
  const day = new Intl.DateTimeFormat(view.speaking.language, {day: 'numeric', month: 'long', year: 'numeric'});
  return html`
    <h2 part="heading" tabindex="-1">${words.choose}</h2>
    <p class="quiet">${words.chooseText}</p>
    <ul class="sent">${view.sent.map((gift) => html`<li><button type="button" @click=${() => view.choose(gift)}>
      <strong>${gift.productTitle}</strong><span class="small quiet">${words.sentOn(day.format(new Date(gift.createdAt)))}</span></button></li>`)}</ul>`;
}
