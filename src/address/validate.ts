/** Validates and normalizes the input of an address form, field by field. */
import {addressDecoder} from '../protocol/address-decoder.generated.ts';
import type {Address} from '../protocol/address.ts';
import {decode} from '../protocol/decode.ts';
import {fields, type AddressFormat, type Field} from './formats.ts';
import {normalizePhone} from './phone.ts';
import {normalizePostalCode} from './postal.ts';

export type AddressInput = Partial<Record<Field, string>>;
export type FieldError = 'missing' | 'postal' | 'phone' | 'email' | 'long' | 'characters' | 'refused' | 'country';
export type FieldErrors = Partial<Record<Field, FieldError>>;

type ValidationResult = {address: Address; errors?: undefined} | {address?: undefined; errors: FieldErrors};

export function validateAddress(input: AddressInput, format: AddressFormat): ValidationResult {
  const errors: FieldErrors = {};
  const normalized: AddressInput = {};
  for (const {field, required} of format.fields) {
    const text = input[field]?.trim() ?? '';
    if (!text) {
      if (required) errors[field] = 'missing';
      continue;
    }
    const value = field === 'postalCode' ? normalizePostalCode(text, format.postal) : field === 'phone' ? normalizePhone(text, format.phone) : text;
    if (value === undefined) errors[field] = field === 'phone' ? 'phone' : 'postal';
    else normalized[field] = value;
  }
  const {street, extra, ...rest} = normalized;
  const {data, issues} = decode(addressDecoder, {...rest, street: [street, extra].filter(Boolean)});
  for (const {path, code} of issues ?? []) {
    const field = fieldFromPath(path);
    if (field && normalized[field] !== undefined) errors[field] ??= field === 'email' && code === 'invalid_format' ? 'email' : errorForCode(code);
  }
  return data && !Object.keys(errors).length ? {address: data as unknown as Address} : {errors};
}

/** Maps the field errors of a response (JSON pointers, RFC 6901) to the fields of the form. Ignores pointers to other fields. */
export function errorsFromPointers(pointers: readonly {pointer: string; code: string}[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const {pointer} of pointers) {
    const field = fieldFromPath(pointer.split('/').slice(1));
    if (field) errors[field] = 'refused';
  }
  return errors;
}

function fieldFromPath(path: readonly PropertyKey[]): Field | undefined {
  const street = path.indexOf('street');
  if (street >= 0) return Number(path[street + 1] ?? 0) > 0 ? 'extra' : 'street';
  return fields.find((field) => path.includes(field));
}

const errorForCode = (code: string): FieldError =>
  code === 'forbidden-characters' ? 'characters' : code === 'too_big' || code === 'too-long' ? 'long' : 'refused';
