/**
 * How addresses are written, country by country: which fields, in what order,
 * called what, which may stay empty, and what a postal code looks like there.
 */
import {areasFrom, type Areas} from './areas.ts';
import {phoneRule, type PhoneRule} from './phone.ts';
import {postalRule, type PostalRule} from './postal.ts';
import {rowOf, type Row} from './rows.ts';

export const fields = ['country', 'name', 'street', 'extra', 'district', 'city', 'area', 'postalCode', 'phone', 'mail'] as const;
export type Field = (typeof fields)[number];

/** What a country calls a field that elsewhere has another name; a key of the words. */
export type Called =
  | 'address' | 'town' | 'suburb' | 'colonia' | 'neighbourhood' | 'village' | 'state' | 'province' | 'province-territory' | 'state-territory'
  | 'prefecture' | 'county' | 'county-city' | 'district-city' | 'department' | 'emirate' | 'island' | 'oblast' | 'parish'
  | 'zip' | 'postcode' | 'eircode' | 'cep' | 'pin' | 'city-district' | 'block' | 'building' | 'territory';

export interface FieldRule {
  readonly field: Field;
  readonly required: boolean;
  readonly called: Called | undefined;
}

export interface AddressFormat {
  readonly fields: readonly FieldRule[];
  readonly postal: PostalRule | undefined;
  readonly phone: PhoneRule | undefined;
}

/** For wherever we know nothing about, or can't find out: nothing that a country may not have is asked for. */
export const elsewhere = formatFrom({fields: 'street:address extra? city area? postalCode? phone? mail?'});

/** The rules of a country and, where an area is chosen and not typed, its areas. Rejects when the rules can't be had. */
export async function formatOf(country: string): Promise<{format: AddressFormat; areas: Areas | undefined}> {
  const row = await rowOf(country);
  if (!row) return {format: elsewhere, areas: undefined};
  // Without its list an area is typed; that is no reason to stop anyone.
  const areas = await row.areas?.().then(areasFrom, () => undefined);
  return {format: formatFrom(row), areas};
}

function formatFrom({fields: text, postal, phone}: Row): AddressFormat {
  return {
    fields: [rule('country'), rule('name'), ...text.split(' ').map(rule)],
    postal: postal && postalRule(...postal),
    phone: phone && phoneRule(...phone),
  };
}

function rule(text: string): FieldRule {
  const [name = '', called] = text.split(':');
  return {field: name.replace('?', '') as Field, required: !name.includes('?'), called: called as Called | undefined};
}
