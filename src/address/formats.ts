/**
 * How addresses are written, country by country: which fields, in what order,
 * called what, which may stay empty, and what a postal code looks like there.
 */
import {parseAreas, type Areas} from './areas.ts';
import {createPhoneRule, type PhoneRule} from './phone.ts';
import {createPostalRule, type PostalRule} from './postal.ts';
import {loadCountry, type CountryRow} from './country-data.ts';

export const fields = ['country', 'name', 'street', 'extra', 'district', 'city', 'area', 'postalCode', 'phone', 'email'] as const;
export type Field = (typeof fields)[number];

/** What a country calls a field that elsewhere has another name; a key of the words. */
export type FieldLabel =
  | 'address' | 'town' | 'suburb' | 'colonia' | 'neighbourhood' | 'village' | 'state' | 'province' | 'province-territory' | 'state-territory'
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

/** For wherever we know nothing about, or can't find out: nothing that a country may not have is asked for. */
export const genericFormat = parseFormat({fields: 'street:address extra? city area? postalCode? phone? email?'});

/** The rules of a country and, where an area is chosen and not typed, its areas. Rejects when the rules can't be had. */
export async function loadFormat(country: string): Promise<{format: AddressFormat; areas: Areas | undefined}> {
  const row = await loadCountry(country);
  if (!row) return {format: genericFormat, areas: undefined};
  // Without its list an area is typed; that is no reason to stop anyone.
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
  const [name = '', called] = text.split(':');
  return {field: name.replace('?', '') as Field, required: !name.includes('?'), label: called as FieldLabel | undefined};
}
