/** For one friend or for a group, and then for how many. */
import {html, nothing} from 'lit';
import {sayMoney} from '../../../words/say.ts';
import type {View} from './gift-panel.ts';
import {LEAST, MOST, offers} from './portions.ts';

export const whomChoice = (view: View) => {
  const {making, words} = view;
  if (!offers(making.shop!, 'group')) return nothing;
  const {group} = making.typed;
  return html`<section class="whom" part="whom">
    <fieldset>
      <legend class="hidden">${words.whom}</legend>
      <div class="chips pair">
        ${chip(view, false, words.oneFriend)}
        ${chip(view, true, words.aGroup)}
      </div>
    </fieldset>
    ${group ? stepper(view) : nothing}
  </section>`;
};

const chip = ({making}: View, group: boolean, label: string) => html`<label class="chip">
  <input type="radio" name="whom" .checked=${making.typed.group === group} @change=${() => making.type({group})}><span>${label}</span></label>`;

function stepper({making, words, language}: View) {
  const {portions, price, typed: {count}} = making;
  const wrong = Number.isNaN(portions);
  const step = (by: number) => {
    const from = Math.round(Number(making.typed.count)) || LEAST;
    making.type({count: String(Math.min(MOST, Math.max(LEAST, from + by)))});
  };
  const press = (by: number, label: string, sign: string, end: boolean) => html`<button class="step" type="button" aria-label=${label}
    aria-disabled=${end ? 'true' : nothing} @click=${() => { if (!end) step(by); }}><svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path
    d=${sign}></path></svg></button>`;
  return html`<div class="count">
    <label for="count">${words.howMany}</label>
    <span class="stepper">
      ${press(-1, words.oneFewer, 'M6 12h12', portions === LEAST)}
      <input id="count" part="count" type="number" inputmode="numeric" min=${LEAST} max=${MOST} step="1" .value=${count}
        aria-invalid=${wrong ? 'true' : nothing} aria-describedby="count-says"
        @input=${(event: Event) => making.type({count: (event.target as HTMLInputElement).value})}>
      ${press(1, words.oneMore, 'M6 12h12M12 6v12', portions === MOST)}
    </span>
    <p id="count-says" class=${wrong ? 'error' : 'hint'} aria-live="polite">${wrong ? words.countWrong(LEAST, MOST)
      : `${words.times(portions, sayMoney(price!, language))}${words.between || ' '}· ${words.groupText}`}</p>
  </div>`;
}
