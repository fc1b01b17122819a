import {html, nothing} from 'lit';
import {errorMessage, formatMoney} from '../../../locales/format.ts';
import {formatDateTime, formatDuration} from '../../../locales/format-time.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {BoxState} from '../../gift-box/render-box.ts';
import {
  canBeAccepted, displayState, hasDetails, isGroup, isTerminal, moneySummary, statusHeading, stepIndex, steps, type DisplayState,
} from '../gift-summary.ts';
import type {StatusHost} from '../status-host.ts';
import type {FollowedGift} from '../status-state.ts';
import type {GiftStatusStrings} from '../status-strings.ts';
import {renderActionButton, renderActionMessage, renderActions, renderConfirm} from './actions-template.ts';

/** A gift: the product, its state and progress, the time that is left, and what its sender can do. */
export function renderGift(state: FollowedGift, host: StatusHost) {
  const {gift, connectionError, error} = state;
  const {element: {compact, theme}, strings, language} = host;
  const shown = displayState(gift);
  const isOver = isTerminal(shown);
  const money = moneySummary(gift, strings, language);
  const details = host.details.loaded;
  return html`
    ${state.fromList ? html`<button class="button link back" type="button" @click=${() => host.showList()}>${strings.allGifts}</button>` : nothing}
    ${compact && !state.fromList ? nothing : renderProduct(gift, language)}
    ${isOver && !compact ? html`<gift-box class="ending" state=${boxStateFor(shown)} theme=${theme ?? nothing}></gift-box>` : nothing}
    <div class="state ${isOver ? 'over' : ''}">
      <h2 part="heading" tabindex="-1">${statusHeading(gift, strings)}</h2>
      ${gift.endReason && details ? details.module.renderEnding(state, host, details.strings)
        : isGroup(gift) && !isOver ? nothing : html`<p class="quiet">${strings.descriptions[shown]}</p>`}
      ${money ? html`<p class="money">${money}</p>` : nothing}
    </div>
    ${!isGroup(gift) && stepIndex(shown) >= 0 ? renderSteps(shown, strings) : nothing}
    ${details && hasDetails(gift) ? details.module.renderDetails(state, host, details.strings) : nothing}
    ${canBeAccepted(shown) && gift.claimDeadline ? renderTimeLeft(gift.claimDeadline, state, host) : nothing}
    ${connectionError ? html`<p class="error" role="status">${strings.offline}</p>` : nothing}
    ${error ? html`<p class="error" role="alert">${errorMessage(error.code, strings.common, host.openAction === 'note')}</p>` : nothing}
    ${renderActions(state, host)}`;
}

const boxStateFor = (state: DisplayState): BoxState => (state === 'unavailable' || state === 'abandoned' ? 'empty' : 'returned');

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

function renderTimeLeft(deadline: string, state: FollowedGift, host: StatusHost) {
  const {element: {compact}, strings, language, now, openAction} = host;
  const msLeft = Date.parse(deadline) - now;
  if (msLeft <= 0) return html`<p class="small quiet">${strings.deadlinePassed}</p>`;
  return html`<div class="left"><p><strong>${strings.timeLeft(formatDuration(msLeft, strings.common))}</strong></p>
    <p class="small quiet">${(state.gift.policy.payment === 'hold' ? strings.claimableUntilHeld : strings.claimableUntil)(formatDateTime(deadline, language))}</p>
    ${renderActionMessage('extend', host)}
    ${state.gift.can.extend && !compact && !openAction ? renderActionButton('extend', strings.extend, host) : nothing}</div>
    ${openAction === 'extend' ? renderConfirm(state, host) : nothing}`;
}
