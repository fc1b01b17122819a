/** One gift: what was given, how far it is, how long there is, and what its sender can do. */
import {html, nothing} from 'lit';
import type {Gift} from '../../protocol/gift.ts';
import type {BoxState} from '../gift-box/drawing.ts';
import {sayMoney, sayProblem} from '../../words/say.ts';
import {sayMoment, saySpan} from '../../words/say-time.ts';
import {actions} from './actions.ts';
import {isOpen, isOver, moneySaid, stepOf, steps, toldOf, type Told} from './reading.ts';
import type {StatusView} from './status-view.ts';
import type {Words} from './words.ts';

export function giftScreen(view: StatusView, words: Words) {
  const gift = view.gift!;
  const {host, speaking: {language}} = view;
  const told = toldOf(gift);
  const money = moneySaid(gift, words, language);
  return html`
    ${view.chosen ? html`<button class="press text back" type="button" @click=${view.begin}>${words.all}</button>` : nothing}
    ${host.compact ? nothing : productLine(gift, language)}
    ${isOver(told) && !host.compact ? html`<gift-box class="ending" state=${boxOf(told)} theme=${host.theme ?? nothing}></gift-box>` : nothing}
    <div class="state ${isOver(told) ? 'over' : ''}">
      <h2 part="heading" tabindex="-1">${words.says[told]}</h2>
      <p class="quiet">${words.tells[told]}</p>
      ${money ? html`<p class="money">${money}</p>` : nothing}
    </div>
    ${stepOf(told) >= 0 ? stepLine(told, words) : nothing}
    ${isOpen(told) && gift.claimDeadline ? timeLeft(gift.claimDeadline, view, words) : nothing}
    ${thanks(gift, words)}
    ${view.trouble ? html`<p class="error" role="status">${words.offline}</p>` : nothing}
    ${view.error ? html`<p class="error" role="alert">${sayProblem(view.error.code, words.common)}</p>` : nothing}
    ${actions(view, words)}`;
}

const boxOf = (told: Told): BoxState => (told === 'declined' || told === 'cancelled' || told === 'expired' ? 'returned' : 'empty');

const productLine = ({product, total}: Gift, language: string) => html`<div class="product" part="product">
  ${product.image ? html`<img src=${product.image} alt=${product.imageAlt ?? ''} width="64" height="64" decoding="async">` : nothing}
  <div><strong>${product.title}</strong><span class="small quiet">${product.variant ? `${product.variant.title} · ` : ''}${sayMoney(total, language)}</span></div>
</div>`;

function stepLine(told: Told, words: Words) {
  const at = stepOf(told);
  return html`<ol class="steps" part="steps" aria-label=${words.stepsLabel}>${steps.map((step, index) => html`<li
    class=${index < at ? 'made' : index === at ? 'made at' : ''} aria-current=${index === at ? 'step' : nothing}><span>${words.steps[step]}</span></li>`)}</ol>`;
}

function timeLeft(deadline: string, {tick, speaking: {language}}: StatusView, words: Words) {
  const ms = Date.parse(deadline) - tick.now;
  if (ms <= 0) return html`<p class="small quiet">${words.over}</p>`;
  return html`<p class="left"><strong>${words.timeLeft(saySpan(ms, words.common))}</strong>
    <span class="small quiet">${words.until(sayMoment(deadline, language))}</span></p>`;
}

const thanks = ({portions}: Gift, words: Words) => portions.map(({thanks}) => (thanks ? html`<figure class="thanks">
  <figcaption class="label">${words.thanks}</figcaption>
  <blockquote dir="auto">${thanks.emoji ? html`<span class="emoji">${thanks.emoji}</span>` : nothing}${thanks.note}</blockquote></figure>` : nothing));
