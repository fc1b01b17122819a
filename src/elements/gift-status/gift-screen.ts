/** One gift: what was given, how far it is, how long there is, and what its sender can do. */
import {html, nothing} from 'lit';
import type {Gift} from '../../protocol/gift.ts';
import type {BoxState} from '../gift-box/drawing.ts';
import {sayMoney, sayProblem} from '../../words/say.ts';
import {sayMoment, saySpan} from '../../words/say-time.ts';
import {actions, done, opener, question} from './actions.ts';
import {headingOf, isOpen, isOver, isSeveral, moneySaid, stepOf, steps, toldOf, type Told} from './reading.ts';
import type {StatusView} from './status-view.ts';
import type {Words} from './words.ts';

export function giftScreen(view: StatusView, words: Words) {
  const gift = view.gift!;
  const {host, speaking: {language}} = view;
  const told = toldOf(gift);
  const several = isSeveral(gift);
  const over = isOver(told);
  const money = moneySaid(gift, words, language);
  const more = view.particulars.ready;
  return html`
    ${view.chosen ? html`<button class="press text back" type="button" @click=${view.back}>${words.all}</button>` : nothing}
    ${host.compact ? nothing : productLine(gift, language)}
    ${over && !host.compact ? html`<gift-box class="ending" state=${boxOf(told)} theme=${host.theme ?? nothing}></gift-box>` : nothing}
    <div class="state ${over ? 'over' : ''}">
      <h2 part="heading" tabindex="-1">${headingOf(gift, words)}</h2>
      ${several && !over ? nothing : html`<p class="quiet">${words.tells[told]}</p>`}
      ${money ? html`<p class="money">${money}</p>` : nothing}
    </div>
    ${!several && stepOf(told) >= 0 ? stepLine(told, words) : nothing}
    ${more && view.hasParticulars ? more.module.draw(view, gift, more.words, words) : nothing}
    ${isOpen(told) && gift.claimDeadline ? timeLeft(gift.claimDeadline, view, words) : nothing}
    ${view.trouble ? html`<p class="error" role="status">${words.offline}</p>` : nothing}
    ${view.error ? html`<p class="error" role="alert">${sayProblem(view.error.code, words.common)}</p>` : nothing}
    ${actions(view, words)}`;
}

const boxOf = (told: Told): BoxState => (told === 'declined' || told === 'cancelled' || told === 'expired' ? 'returned' : 'empty');

const productLine = ({product, portions: {length}, unitPrice, total}: Gift, language: string) => html`<div class="product" part="product">
  ${product.image ? html`<img src=${product.image} alt=${product.imageAlt ?? ''} width="64" height="64" decoding="async">` : nothing}
  <div><strong>${product.title}</strong><span class="small quiet">${product.variant ? `${product.variant.title} · ` : ''}${
    length > 1 ? `${length} × ${sayMoney(unitPrice, language)} · ` : ''}${sayMoney(total, language)}</span></div>
</div>`;

function stepLine(told: Told, words: Words) {
  const at = stepOf(told);
  return html`<ol class="steps" part="steps" aria-label=${words.stepsLabel}>${steps.map((step, index) => html`<li
    class=${index < at ? 'made' : index === at ? 'made at' : ''} aria-current=${index === at ? 'step' : nothing}><span>${words.steps[step]}</span></li>`)}</ol>`;
}

function timeLeft(deadline: string, view: StatusView, words: Words) {
  const {tick, gift, host, speaking: {language}} = view;
  const ms = Date.parse(deadline) - tick.now;
  if (ms <= 0) return html`<p class="small quiet">${words.over}</p>`;
  return html`<div class="left"><p><strong>${words.timeLeft(saySpan(ms, words.common))}</strong></p>
    <p class="small quiet">${words.until(sayMoment(deadline, language))}</p>
    ${done(view, 'extend')}
    ${gift!.can.extend && !host.compact && !view.asked ? opener(view, 'extend', words.extend) : nothing}</div>
    ${view.asked === 'extend' ? question(view) : nothing}`;
}
