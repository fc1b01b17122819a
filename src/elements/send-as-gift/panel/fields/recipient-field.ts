import {html, nothing} from 'lit';
import {formatMoney} from '../../../../locales/format.ts';
import {MAX_PORTIONS} from '../../../../protocol/gift-constants.ts';
import type {Shop} from '../../../../protocol/shop.ts';
import {isFeatureAvailable, MIN_PORTIONS} from '../portions.ts';
import type {SendHost} from '../send-host.ts';

/** One recipient or a group, and the number of portions for a group. */
export function renderRecipientField(shop: Shop, host: SendHost) {
  const {send, strings} = host;
  if (!isFeatureAvailable(shop, 'group')) return nothing;
  return html`<section class="recipient" part="recipient">
    <fieldset>
      <legend class="visually-hidden">${strings.recipientType}</legend>
      <div class="chips pair">
        ${renderChip(host, false, strings.singleRecipient)}
        ${renderChip(host, true, strings.group)}
      </div>
    </fieldset>
    ${send.form.values.isGroup ? renderStepper(host) : nothing}
  </section>`;
}

const renderChip = ({send}: SendHost, isGroup: boolean, label: string) => html`<label class="chip">
  <input type="radio" name="recipient" .checked=${send.form.values.isGroup === isGroup} @change=${() => send.updateForm({isGroup})}><span>${label}</span></label>`;

function renderStepper({send, strings, language}: SendHost) {
  const {price, portions} = send.form.quote;
  const isInvalid = !!send.form.errors.portionCount;
  const step = (by: number) => {
    const current = Math.round(Number(send.form.values.portionCount)) || MIN_PORTIONS;
    send.updateForm({portionCount: String(Math.min(MAX_PORTIONS, Math.max(MIN_PORTIONS, current + by)))});
  };
  const renderStep = (by: number, label: string, iconPath: string, isLimit: boolean) => html`<button class="step" type="button" aria-label=${label}
    aria-disabled=${isLimit ? 'true' : nothing} @click=${() => { if (!isLimit) step(by); }}><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path
    d=${iconPath}></path></svg></button>`;
  return html`<div class="count">
    <label for="count">${strings.portionCount}</label>
    <span class="stepper">
      ${renderStep(-1, strings.decreasePortions, 'M6 12h12', portions === MIN_PORTIONS)}
      <input id="count" part="count" type="number" inputmode="numeric" min=${MIN_PORTIONS} max=${MAX_PORTIONS} step="1" .value=${send.form.values.portionCount}
        aria-invalid=${isInvalid ? 'true' : nothing} aria-describedby="count-message"
        @input=${(event: Event) => send.updateForm({portionCount: (event.target as HTMLInputElement).value})}>
      ${renderStep(1, strings.increasePortions, 'M6 12h12M12 6v12', portions === MAX_PORTIONS)}
    </span>
    <p id="count-message" class=${isInvalid ? 'error' : 'hint'} aria-live="polite">${isInvalid ? strings.portionCountInvalid(MIN_PORTIONS, MAX_PORTIONS)
      : `${price ? `${strings.portionsTimesPrice(portions, formatMoney(price, language))}${strings.sentenceSeparator || ' '}· ` : ''}${strings.groupDescription}`}</p>
  </div>`;
}
