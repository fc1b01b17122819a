/** One field of the address: its label as the country calls it, the right keyboard, autofill, and its fault beside it. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {AddressFormat, FieldError, Field, FieldRule} from '../../../address/index.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import type {CommonStrings} from '../../../locales/en/common.ts';

export interface AddressFieldProps {
  rule: FieldRule;
  format: AddressFormat;
  strings: ClaimStrings;
  commonStrings: CommonStrings;
  value: string;
  error: FieldError | undefined;
  options: readonly {value: string; name: string}[] | undefined;
  hint: string | undefined;
  onInput(field: Field, text: string): void;
  onBlur(rule: FieldRule): void;
}

/** Tokens of the autofill that browsers know (HTML, "autofill"). */
const autofill: Readonly<Record<Field, string>> = {
  country: 'shipping country', name: 'shipping name', street: 'shipping address-line1', extra: 'shipping address-line2',
  district: 'shipping address-level3', city: 'shipping address-level2', area: 'shipping address-level1',
  postalCode: 'shipping postal-code', phone: 'shipping tel', email: 'shipping email',
};

/** The widths that a field's content has, so that a form can be read at a glance. */
const narrowFields: ReadonlySet<Field> = new Set(['postalCode']);

export function renderField(view: AddressFieldProps): TemplateResult {
  const {rule: {field, required, label: called}, strings, error, options} = view;
  const label = called ? strings.fieldLabels[called] : strings.defaultFieldLabels[field];
  const hint = view.hint ?? (field === 'phone' && required ? strings.phoneHint : field === 'email' ? strings.mailHint : undefined);
  const described = [error && `${field}-error`, hint && `${field}-hint`].filter(Boolean).join(' ') || nothing;
  return html`<div class=${`field${narrowFields.has(field) ? ' narrow' : ''}`}>
    <label for=${field}>${required ? label : `${label} `}${required ? nothing : html`<span class="quiet optional">(${strings.optional})</span>`}</label>
    ${options ? renderSelect(view, described) : renderInput(view, described)}
    ${hint ? html`<p class="hint" id=${`${field}-hint`}>${hint}</p>` : nothing}
    ${error ? html`<p class="error" id=${`${field}-error`}>${fieldErrorMessage(error, label, view)}</p>` : nothing}
  </div>`;
}

function renderInput({rule, format, value, error, onInput, onBlur}: AddressFieldProps, described: string | typeof nothing) {
  const {field, required} = rule;
  return html`<input class="input" id=${field} name=${field} dir="auto" .value=${live(value)} autocomplete=${autofill[field]}
    type=${field === 'phone' ? 'tel' : field === 'email' ? 'email' : 'text'}
    inputmode=${field === 'phone' ? 'tel' : field === 'email' ? 'email' : field === 'postalCode' && format.postal && !format.postal.hasLetters ? 'numeric' : 'text'}
    autocapitalize=${field === 'email' ? 'none' : field === 'postalCode' ? 'characters' : 'words'}
    enterkeyhint=${field === 'email' ? 'done' : 'next'} spellcheck="false"
    aria-required=${required} aria-invalid=${error !== undefined} aria-describedby=${described}
    @input=${(event: Event) => onInput(field, (event.target as HTMLInputElement).value)} @blur=${() => onBlur(rule)} />`;
}

function renderSelect({rule, value: text, error, options = [], strings, onInput, onBlur}: AddressFieldProps, described: string | typeof nothing) {
  const {field, required} = rule;
  return html`<select class="input" id=${field} name=${field} autocomplete=${autofill[field]}
    aria-required=${required} aria-invalid=${error !== undefined} aria-describedby=${described}
    @change=${(event: Event) => onInput(field, (event.target as HTMLSelectElement).value)} @blur=${() => onBlur(rule)}>
    <option value="" ?selected=${!text} ?disabled=${field === 'country'}>${strings.selectPlaceholder}</option>
    ${options.map(({value, name}) => html`<option value=${value} .selected=${value === text}>${name}</option>`)}
  </select>`;
}

function fieldErrorMessage(fault: FieldError, label: string, {strings, format}: AddressFieldProps): string {
  if (fault === 'missing') return strings.fieldErrors.missing(label);
  if (fault === 'postal') return strings.fieldErrors.postal(format.postal?.example ?? '');
  return strings.fieldErrors[fault];
}
