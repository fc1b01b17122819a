/** From what was typed to an address that may travel, or to what is wrong with it, field by field. */
import type {Address} from '../protocol/address.ts';
import {read} from '../protocol/reading.ts';
import {Address as shape} from '../protocol/shapes.ts';
import {fields, type AddressFormat, type Field} from './formats.ts';
import {tidyPhone} from './phone.ts';
import {tidyPostalCode} from './postal.ts';

export type Typed = Partial<Record<Field, string>>;
export type Fault = 'missing' | 'postal' | 'phone' | 'mail' | 'long' | 'characters' | 'refused' | 'country';
export type Faults = Partial<Record<Field, Fault>>;

type Checked = {address: Address; faults?: undefined} | {address?: undefined; faults: Faults};

export function checkAddress(typed: Typed, format: AddressFormat): Checked {
  const faults: Faults = {};
  const tidy: Typed = {};
  for (const {field, required} of format.fields) {
    const text = typed[field]?.trim() ?? '';
    if (!text) {
      if (required) faults[field] = 'missing';
      continue;
    }
    const kept = field === 'postalCode' ? tidyPostalCode(text, format.postal) : field === 'phone' ? tidyPhone(text, format.phone) : text;
    if (kept === undefined) faults[field] = field === 'phone' ? 'phone' : 'postal';
    else tidy[field] = kept;
  }
  const {street, extra, ...rest} = tidy;
  const made = read(shape, {...rest, street: [street, extra].filter(Boolean)});
  if (made.issues) {
    for (const {path, code} of made.issues) {
      const field = fieldAt(path);
      if (field && tidy[field] !== undefined) faults[field] ??= field === 'mail' && code === 'invalid_format' ? 'mail' : faultOf(code);
    }
  }
  return made.data && !Object.keys(faults).length ? {address: made.data as unknown as Address} : {faults};
}

/** The faults that a backend named, by JSON pointers (RFC 6901); what points to no field of ours is left out. */
export function faultsAt(errors: readonly {pointer: string; code: string}[]): Faults {
  const faults: Faults = {};
  for (const {pointer} of errors) {
    const field = fieldAt(pointer.split('/').slice(1));
    if (field) faults[field] = 'refused';
  }
  return faults;
}

function fieldAt(path: readonly PropertyKey[]): Field | undefined {
  const street = path.indexOf('street');
  if (street >= 0) return Number(path[street + 1] ?? 0) > 0 ? 'extra' : 'street';
  return fields.find((field) => path.includes(field));
}

const faultOf = (code: string): Fault =>
  code === 'forbidden-characters' ? 'characters' : code === 'too_big' || code === 'too-long' ? 'long' : 'refused';
