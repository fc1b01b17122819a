/** Address formats by country: fields in display order, their labels, which are required, and rules for postal codes and phone numbers. */
import {parseAreas, type Areas} from './areas.ts';
import {loadCountry} from './country-data.ts';
import type {CountryRow} from './country-row.ts';
import {createPhoneRule, type PhoneRule} from './phone.ts';
import {createPostalRule, type PostalRule} from './postal.ts';

export const fields = ['country', 'name', 'street', 'extra', 'district', 'city', 'area', 'postalCode', 'phone', 'email'] as const;
export type Field = (typeof fields)[number];

/** The label of a field in countries that do not use the default one; a key of the locale's `fieldLabels`. */
export type FieldLabel =
  | 'address' | 'town' | 'suburb' | 'colonia' | 'neighborhood' | 'village' | 'state' | 'province' | 'province-territory' | 'state-territory'
  | 'prefecture' | 'county' | 'county-city' | 'district-city' | 'department' | 'emirate' | 'island' | 'oblast' | 'parish'
  | 'zip' | 'postcode' | 'eircode' | 'cep' | 'pin' | 'city-district' | 'block' | 'building' | 'territory';

export interface FieldRule {
  readonly field: Field;
  readonly required: boolean;
  readonly label: FieldLabel | undefined;
}

export interface AddressFormat {
  readonly fields: readonly FieldRule[];
  readonly postal: PostalRule | undefined;
  readonly phone: PhoneRule | undefined;
}

/** For countries without rules, or whose rules fail to load: requires nothing that a country might not have. */
export const genericFormat = parseFormat({fields: 'street:address extra? city area? postalCode? phone? email?'});

/** The format of a country and, if an area is selected from a list, its areas. Rejects if the rules fail to load. */
export async function loadFormat(country: string): Promise<{format: AddressFormat; areas: Areas | undefined}> {
  const row = await loadCountry(country);
  if (!row) return {format: genericFormat, areas: undefined};
  // If the list fails to load, the area can still be typed.
  const areas = await row.areas?.().then(parseAreas, () => undefined);
  return {format: parseFormat(row), areas};
}

function parseFormat({fields: text, postal, phone}: CountryRow): AddressFormat {
  return {
    fields: [parseField('country'), parseField('name'), ...text.split(' ').map(parseField)],
    postal: postal && createPostalRule(...postal),
    phone: phone && createPhoneRule(...phone),
  };
}

function parseField(text: string): FieldRule {
  const [name = '', label] = text.split(':');
  return {field: name.replace('?', '') as Field, required: !name.includes('?'), label: label as FieldLabel | undefined};
}
