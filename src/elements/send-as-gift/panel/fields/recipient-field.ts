/** For one friend or for a group, and then for how many. */
import {html, nothing} from 'lit';
import {formatMoney} from '../../../../locales/format.ts';
import type {PanelContext} from '../gift-panel.ts';
import {MIN_PORTIONS, MAX_PORTIONS, isFeatureAvailable} from '../portions.ts';

export const renderRecipientField = (context: PanelContext) => {
  const {controller, words} = context;
  if (!isFeatureAvailable(controller.shop!, 'group')) return nothing;
  const {isGroup} = controller.form;
  return html`<section class="recipient" part="recipient">
    <fieldset>
      <legend class="visually-hidden">${words.recipientType}</legend>
      <div class="chips pair">
        ${renderChip(context, false, words.singleRecipient)}
        ${renderChip(context, true, words.group)}
      </div>
    </fieldset>
    ${isGroup ? renderStepper(context) : nothing}
  </section>`;
};

const renderChip = ({controller}: PanelContext, isGroup: boolean, label: string) => html`<label class="chip">
  <input type="radio" name="recipient" .checked=${controller.form.isGroup === isGroup} @change=${() => controller.updateForm({isGroup})}><span>${label}</span></label>`;

function renderStepper({controller, words, language}: PanelContext) {
  const {portions, price, form: {portionCount}} = controller;
  const isInvalid = Number.isNaN(portions);
  const step = (by: number) => {
    const current = Math.round(Number(controller.form.portionCount)) || MIN_PORTIONS;
    controller.updateForm({portionCount: String(Math.min(MAX_PORTIONS, Math.max(MIN_PORTIONS, current + by)))});
  };
  const renderStep = (by: number, label: string, iconPath: string, isLimit: boolean) => html`<button class="step" type="button" aria-label=${label}
    aria-disabled=${isLimit ? 'true' : nothing} @click=${() => { if (!isLimit) step(by); }}><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path
    d=${iconPath}></path></svg></button>`;
  return html`<div class="count">
    <label for="count">${words.portionCount}</label>
    <span class="stepper">
      ${renderStep(-1, words.decreasePortions, 'M6 12h12', portions === MIN_PORTIONS)}
      <input id="count" part="count" type="number" inputmode="numeric" min=${MIN_PORTIONS} max=${MAX_PORTIONS} step="1" .value=${portionCount}
        aria-invalid=${isInvalid ? 'true' : nothing} aria-describedby="count-message"
        @input=${(event: Event) => controller.updateForm({portionCount: (event.target as HTMLInputElement).value})}>
      ${renderStep(1, words.increasePortions, 'M6 12h12M12 6v12', portions === MAX_PORTIONS)}
    </span>
    <p id="count-message" class=${isInvalid ? 'error' : 'hint'} aria-live="polite">${isInvalid ? words.portionCountInvalid(MIN_PORTIONS, MAX_PORTIONS)
      : `${words.portionsTimesPrice(portions, formatMoney(price!, language))}${words.sentenceSeparator || ' '}· ${words.groupDescription}`}</p>
  </div>`;
}
