/** One gift: what was given, how far it is, how long there is, and what its sender can do. */
import {html, nothing} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import type {BoxState} from '../../gift-box/render-box.ts';
import {formatMoney, errorMessage} from '../../../locales/format.ts';
import {formatDateTime, formatDuration} from '../../../locales/format-time.ts';
import {renderActions, actionMessage, actionButton, renderConfirm} from './actions-template.ts';
import {statusHeading, isClaimable, isTerminal, isGroup, refundSummary, stepIndex, steps, displayState, type DisplayState} from '../gift-summary.ts';
import type {StatusController} from '../status-controller.ts';
import type {GiftStatusStrings} from '../status-strings.ts';

export function renderGift(controller: StatusController, strings: GiftStatusStrings) {
  const gift = controller.gift!;
  const {host, localize: {language}} = controller;
  const state = displayState(gift);
  const group = isGroup(gift);
  const ended = isTerminal(state);
  const refund = refundSummary(gift, strings, language);
  const details = controller.detailsModule.loaded;
  return html`
    ${controller.fromList ? html`<button class="button link back" type="button" @click=${controller.showList}>${strings.allGifts}</button>` : nothing}
    ${host.compact ? nothing : renderProduct(gift, language)}
    ${ended && !host.compact ? html`<gift-box class="ending" state=${boxStateFor(state)} theme=${host.theme ?? nothing}></gift-box>` : nothing}
    <div class="state ${ended ? 'over' : ''}">
      <h2 part="heading" tabindex="-1">${statusHeading(gift, strings)}</h2>
      ${group && !ended ? nothing : html`<p class="quiet">${strings.descriptions[state]}</p>`}
      ${refund ? html`<p class="money">${refund}</p>` : nothing}
    </div>
    ${!group && stepIndex(state) >= 0 ? renderSteps(state, strings) : nothing}
    ${details && controller.hasDetails ? details.module.renderDetails(controller, gift, details.words, strings) : nothing}
    ${isClaimable(state) && gift.claimDeadline ? renderTimeLeft(gift.claimDeadline, controller, strings) : nothing}
    ${controller.trouble ? html`<p class="error" role="status">${strings.offline}</p>` : nothing}
    ${controller.error ? html`<p class="error" role="alert">${errorMessage(controller.error.code, strings.common)}</p>` : nothing}
    ${renderActions(controller, strings)}`;
}

const boxStateFor = (state: DisplayState): BoxState => (state === 'declined' || state === 'cancelled' || state === 'expired' ? 'returned' : 'empty');

const renderProduct = ({product, portions: {length}, unitPrice, total}: Gift, language: string) => html`<div class="product" part="product">
  ${product.image ? html`<img src=${product.image} alt=${product.imageAlt ?? ''} width="64" height="64" decoding="async">` : nothing}
  <div><strong>${product.title}</strong><span class="small quiet">${product.variant ? `${product.variant.title} · ` : ''}${
    length > 1 ? `${length} × ${formatMoney(unitPrice, language)} · ` : ''}${formatMoney(total, language)}</span></div>
</div>`;

function renderSteps(state: DisplayState, strings: GiftStatusStrings) {
  const current = stepIndex(state);
  return html`<ol class="steps" part="steps" aria-label=${strings.stepsLabel}>${steps.map((step, index) => html`<li
    class=${index < current ? 'made' : index === current ? 'made at' : ''} aria-current=${index === current ? 'step' : nothing}><span>${strings.steps[step]}</span></li>`)}</ol>`;
}

function renderTimeLeft(deadline: string, controller: StatusController, strings: GiftStatusStrings) {
  const {clock, gift, host, localize: {language}} = controller;
  const ms = Date.parse(deadline) - clock.now;
  if (ms <= 0) return html`<p class="small quiet">${strings.deadlinePassed}</p>`;
  return html`<div class="left"><p><strong>${strings.timeLeft(formatDuration(ms, strings.common))}</strong></p>
    <p class="small quiet">${strings.claimableUntil(formatDateTime(deadline, language))}</p>
    ${actionMessage(controller, 'extend')}
    ${gift!.can.extend && !host.compact && !controller.openConfirm ? actionButton(controller, 'extend', strings.extend) : nothing}</div>
    ${controller.openConfirm === 'extend' ? renderConfirm(controller) : nothing}`;
}
