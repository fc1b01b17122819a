/** One field of the address: the country's label, the right keyboard, an autofill token, and the error below. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {AddressFormat, Field, FieldError, FieldRule} from '../../../address/index.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import type {CommonStrings} from '../../../locales/en/common.ts';

interface AddressFieldProps {
  rule: FieldRule;
  format: AddressFormat;
  strings: ClaimStrings;
  commonStrings: CommonStrings;
  value: string;
  error: FieldError | undefined;
  options: readonly {value: string; name: string}[] | undefined;
  hint: string | undefined;
  onInput(field: Field, value: string): void;
  onBlur(): void;
}

/** Autofill tokens (HTML standard, section "Autofill"). */
const autofill: Readonly<Record<Field, string>> = {
  country: 'shipping country', name: 'shipping name', street: 'shipping address-line1', extra: 'shipping address-line2',
  district: 'shipping address-level3', city: 'shipping address-level2', area: 'shipping address-level1',
  postalCode: 'shipping postal-code', phone: 'shipping tel', email: 'shipping email',
};

/** Fields as narrow as their content. */
const narrowFields: ReadonlySet<Field> = new Set(['postalCode']);

export function renderField(props: AddressFieldProps): TemplateResult {
  const {rule, strings, error, options} = props;
  const {field, required} = rule;
  const label = rule.label ? strings.fieldLabels[rule.label] : strings.defaultFieldLabels[field];
  const hint = props.hint ?? (field === 'phone' && required ? strings.phoneHint : field === 'email' ? strings.mailHint : undefined);
  const describedBy = [error && `${field}-error`, hint && `${field}-hint`].filter(Boolean).join(' ') || nothing;
  return html`<div class=${`field${narrowFields.has(field) ? ' narrow' : ''}`}>
    <label for=${field}>${required ? label : `${label} `}${required ? nothing : html`<span class="quiet optional">(${strings.optional})</span>`}</label>
    ${options ? renderSelect(props, describedBy) : renderInput(props, describedBy)}
    ${hint ? html`<p class="hint" id=${`${field}-hint`}>${hint}</p>` : nothing}
    ${error ? html`<p class="error" id=${`${field}-error`}>${fieldErrorMessage(error, label, props)}</p>` : nothing}
  </div>`;
}

function renderInput({rule, format, value, error, onInput, onBlur}: AddressFieldProps, describedBy: string | typeof nothing) {
  const {field, required} = rule;
  return html`<input class="input" id=${field} name=${field} dir="auto" .value=${live(value)} autocomplete=${autofill[field]}
    type=${field === 'phone' ? 'tel' : field === 'email' ? 'email' : 'text'}
    inputmode=${field === 'phone' ? 'tel' : field === 'email' ? 'email' : field === 'postalCode' && format.postal && !format.postal.hasLetters ? 'numeric' : 'text'}
    autocapitalize=${field === 'email' ? 'none' : field === 'postalCode' ? 'characters' : 'words'}
    enterkeyhint=${field === 'email' ? 'done' : 'next'} spellcheck="false"
    aria-required=${required} aria-invalid=${error !== undefined} aria-describedby=${describedBy}
    @input=${(event: Event) => onInput(field, (event.target as HTMLInputElement).value)} @blur=${onBlur} />`;
}

function renderSelect(props: AddressFieldProps, describedBy: string | typeof nothing) {
  const {rule: {field, required}, value: selected, error, options = [], strings, onInput, onBlur} = props;
  return html`<select class="input" id=${field} name=${field} autocomplete=${autofill[field]}
    aria-required=${required} aria-invalid=${error !== undefined} aria-describedby=${describedBy}
    @change=${(event: Event) => onInput(field, (event.target as HTMLSelectElement).value)} @blur=${onBlur}>
    <option value="" ?selected=${!selected} ?disabled=${field === 'country'}>${strings.selectPlaceholder}</option>
    ${options.map(({value, name}) => html`<option value=${value} .selected=${value === selected}>${name}</option>`)}
  </select>`;
}

function fieldErrorMessage(error: FieldError, label: string, {strings: {fieldErrors}, format}: AddressFieldProps): string {
  if (error === 'missing') return fieldErrors.missing(label);
  if (error === 'postal') return fieldErrors.postal(format.postal?.example ?? '');
  return fieldErrors[error];
}
