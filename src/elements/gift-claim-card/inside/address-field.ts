/** One field of the address: its label as the country calls it, the right keyboard, autofill, and its fault beside it. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {AddressFormat, Fault, Field, FieldRule} from '../../../address/index.ts';
import type {ClaimWords} from '../../../words/en/claim.ts';
import type {CommonWords} from '../../../words/en/common.ts';

export interface AddressFieldView {
  rule: FieldRule;
  format: AddressFormat;
  words: ClaimWords;
  common: CommonWords;
  text: string;
  fault: Fault | undefined;
  choices: readonly {value: string; name: string}[] | undefined;
  hint: string | undefined;
  onWrite(field: Field, text: string): void;
  onLeave(rule: FieldRule): void;
}

/** Tokens of the autofill that browsers know (HTML, "autofill"). */
const autofill: Readonly<Record<Field, string>> = {
  country: 'shipping country', name: 'shipping name', street: 'shipping address-line1', extra: 'shipping address-line2',
  district: 'shipping address-level3', city: 'shipping address-level2', area: 'shipping address-level1',
  postalCode: 'shipping postal-code', phone: 'shipping tel', mail: 'shipping email',
};

/** The widths that a field's content has, so that a form can be read at a glance. */
const narrow: ReadonlySet<Field> = new Set(['postalCode']);

export function renderField(view: AddressFieldView): TemplateResult {
  const {rule: {field, required, called}, words, fault, choices} = view;
  const label = called ? words.called[called] : words.fields[field];
  const hint = view.hint ?? (field === 'phone' && required ? words.forCarrier : field === 'mail' ? words.forNews : undefined);
  const described = [fault && `${field}-error`, hint && `${field}-hint`].filter(Boolean).join(' ') || nothing;
  return html`<div class=${`field${narrow.has(field) ? ' narrow' : ''}`}>
    <label for=${field}>${required ? label : `${label} `}${required ? nothing : html`<span class="quiet optional">(${words.optional})</span>`}</label>
    ${choices ? renderSelect(view, described) : renderInput(view, described)}
    ${hint ? html`<p class="hint" id=${`${field}-hint`}>${hint}</p>` : nothing}
    ${fault ? html`<p class="error" id=${`${field}-error`}>${sayFault(fault, label, view)}</p>` : nothing}
  </div>`;
}

function renderInput({rule, format, text, fault, onWrite, onLeave}: AddressFieldView, described: string | typeof nothing) {
  const {field, required} = rule;
  return html`<input class="input" id=${field} name=${field} dir="auto" .value=${live(text)} autocomplete=${autofill[field]}
    type=${field === 'phone' ? 'tel' : field === 'mail' ? 'email' : 'text'}
    inputmode=${field === 'phone' ? 'tel' : field === 'mail' ? 'email' : field === 'postalCode' && format.postal && !format.postal.letters ? 'numeric' : 'text'}
    autocapitalize=${field === 'mail' ? 'none' : field === 'postalCode' ? 'characters' : 'words'}
    enterkeyhint=${field === 'mail' ? 'done' : 'next'} spellcheck="false"
    aria-required=${required} aria-invalid=${fault !== undefined} aria-describedby=${described}
    @input=${(event: Event) => onWrite(field, (event.target as HTMLInputElement).value)} @blur=${() => onLeave(rule)} />`;
}

function renderSelect({rule, text, fault, choices = [], words, onWrite, onLeave}: AddressFieldView, described: string | typeof nothing) {
  const {field, required} = rule;
  return html`<select class="input" id=${field} name=${field} autocomplete=${autofill[field]}
    aria-required=${required} aria-invalid=${fault !== undefined} aria-describedby=${described}
    @change=${(event: Event) => onWrite(field, (event.target as HTMLSelectElement).value)} @blur=${() => onLeave(rule)}>
    <option value="" ?selected=${!text} ?disabled=${field === 'country'}>${words.chooseOne}</option>
    ${choices.map(({value, name}) => html`<option value=${value} .selected=${value === text}>${name}</option>`)}
  </select>`;
}

function sayFault(fault: Fault, label: string, {words, format}: AddressFieldView): string {
  if (fault === 'missing') return words.errors.missing(label);
  if (fault === 'postal') return words.errors.postal(format.postal?.example ?? '');
  return words.errors[fault];
}
