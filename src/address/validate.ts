/** From what was typed to an address that may travel, or to what is wrong with it, field by field. */
import type {Address} from '../protocol/address.ts';
import {decode} from '../protocol/decode.ts';
import {addressDecoder as shape} from '../protocol/decoders.generated.ts';
import {fields, type AddressFormat, type Field} from './formats.ts';
import {normalizePhone} from './phone.ts';
import {normalizePostalCode} from './postal.ts';

export type AddressInput = Partial<Record<Field, string>>;
export type FieldError = 'missing' | 'postal' | 'phone' | 'email' | 'long' | 'characters' | 'refused' | 'country';
export type FieldErrors = Partial<Record<Field, FieldError>>;

type ValidationResult = {address: Address; errors?: undefined} | {address?: undefined; errors: FieldErrors};

export function validateAddress(input: AddressInput, format: AddressFormat): ValidationResult {
  const errors: FieldErrors = {};
  const tidy: AddressInput = {};
  for (const {field, required} of format.fields) {
    const text = input[field]?.trim() ?? '';
    if (!text) {
      if (required) errors[field] = 'missing';
      continue;
    }
    const kept = field === 'postalCode' ? normalizePostalCode(text, format.postal) : field === 'phone' ? normalizePhone(text, format.phone) : text;
    if (kept === undefined) errors[field] = field === 'phone' ? 'phone' : 'postal';
    else tidy[field] = kept;
  }
  const {street, extra, ...rest} = tidy;
  const made = decode(shape, {...rest, street: [street, extra].filter(Boolean)});
  if (made.issues) {
    for (const {path, code} of made.issues) {
      const field = fieldFromPath(path);
      if (field && tidy[field] !== undefined) errors[field] ??= field === 'email' && code === 'invalid_format' ? 'email' : errorForCode(code);
    }
  }
  return made.data && !Object.keys(errors).length ? {address: made.data as unknown as Address} : {errors};
}

/** The faults that a backend named, by JSON pointers (RFC 6901); what points to no field of ours is left out. */
export function errorsFromPointers(errors: readonly {pointer: string; code: string}[]): FieldErrors {
  const faults: FieldErrors = {};
  for (const {pointer} of errors) {
    const field = fieldFromPath(pointer.split('/').slice(1));
    if (field) faults[field] = 'refused';
  }
  return faults;
}

function fieldFromPath(path: readonly PropertyKey[]): Field | undefined {
  const street = path.indexOf('street');
  if (street >= 0) return Number(path[street + 1] ?? 0) > 0 ? 'extra' : 'street';
  return fields.find((field) => path.includes(field));
}

const errorForCode = (code: string): FieldError =>
  code === 'forbidden-characters' ? 'characters' : code === 'too_big' || code === 'too-long' ? 'long' : 'refused';
