/**
 * How addresses are written, country by country: which fields, in what order,
 * called what, which may stay empty, and what a postal code looks like there.
 */
export const fields = ['country', 'name', 'street', 'extra', 'district', 'city', 'area', 'postalCode', 'phone', 'mail'] as const;
export type Field = (typeof fields)[number];

/** What a country calls a field that elsewhere has another name; a key of the words. */
export type Called =
  | 'address' | 'town' | 'suburb' | 'colonia' | 'neighbourhood' | 'state' | 'province' | 'province-territory' | 'state-territory'
  | 'prefecture' | 'county' | 'county-city' | 'district-city' | 'zip' | 'postcode' | 'eircode' | 'cep' | 'pin'
  | 'city-district' | 'block' | 'building' | 'territory';

export interface FieldRule {
  readonly field: Field;
  readonly required: boolean;
  readonly called: Called | undefined;
}

export interface PostalRule {
  /** Matched against the code in capitals without spaces and hyphens. */
  readonly pattern: RegExp;
  readonly example: string;
  /** Whether letters occur, which decides the keyboard. */
  readonly letters: boolean;
  /** Where the printed form is split, from the end when negative, and by what. */
  readonly split: readonly [at: number, by: string] | undefined;
}

export interface PhoneRule {
  /** The country calling code. */
  readonly code: string;
  /** How many digits may follow it. */
  readonly digits: readonly [least: number, most: number];
  /** A zero that is dialled only within the country. */
  readonly trunk: boolean;
}

export interface AddressFormat {
  readonly fields: readonly FieldRule[];
  readonly postal: PostalRule | undefined;
  readonly phone: PhoneRule | undefined;
}

/** fields (`?` may stay empty, `:` is called) · postal pattern, example, split · calling code, digits, `0` for a trunk zero */
type Row = readonly [fields: string, postal: string, phone: string];

const FIVE = '\\d{5}';
const FOUR = '\\d{4}';
const EUROPE = 'street extra? postalCode city';
const LATER = ' phone? mail?';

const rows: Readonly<Record<string, Row>> = {
  US: [`street:address extra? city area:state postalCode:zip${LATER}`, `${FIVE}(\\d{4})?|10001|5-`, '1 10 10'],
  CA: [`street:address extra? city area:province-territory postalCode${LATER}`, '[ABCEGHJ-NPRSTVXY]\\d[A-Z]\\d[A-Z]\\d|K1A 0B1|3 ', '1 10 10'],
  GB: [`street:address extra? city:town postalCode:postcode${LATER}`, 'GIR0AA|[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}|SW1A 2AA|-3 ', '44 9 10 0'],
  IE: [`street:address extra? city:town area?:county postalCode?:eircode${LATER}`, '[A-Z]\\d[\\dW][A-Z\\d]{4}|D02 X285|3 ', '353 7 9 0'],
  DE: [EUROPE + LATER, `${FIVE}|10115`, '49 6 12 0'],
  AT: [EUROPE + LATER, `${FOUR}|1010`, '43 4 13 0'],
  CH: [EUROPE + LATER, `${FOUR}|8001`, '41 9 9 0'],
  FR: [EUROPE + LATER, `${FIVE}|75001`, '33 9 9 0'],
  BE: [EUROPE + LATER, `${FOUR}|1000`, '32 8 9 0'],
  NL: [EUROPE + LATER, '[1-9]\\d{3}[A-Z]{2}|1012 AB|4 ', '31 9 9 0'],
  LU: [EUROPE + LATER, `${FOUR}|1009`, '352 4 11'],
  ES: [`street extra? postalCode city area:province${LATER}`, `${FIVE}|28013`, '34 9 9'],
  PT: [EUROPE + LATER, '\\d{7}|1100-148|4-', '351 9 9'],
  IT: [`street extra? postalCode city area:province${LATER}`, `${FIVE}|00187`, '39 6 11'],
  DK: [EUROPE + LATER, `${FOUR}|1050`, '45 8 8'],
  SE: [EUROPE + LATER, `${FIVE}|114 55|3 `, '46 7 10 0'],
  NO: [EUROPE + LATER, `${FOUR}|0150`, '47 8 8'],
  FI: [EUROPE + LATER, `${FIVE}|00100`, '358 5 12 0'],
  PL: [EUROPE + LATER, `${FIVE}|00-950|2-`, '48 9 9'],
  CZ: [EUROPE + LATER, `${FIVE}|110 00|3 `, '420 9 9'],
  JP: ['postalCode area:prefecture city:city-district street:block extra?:building phone mail?', '\\d{7}|100-0001|3-', '81 9 10 0'],
  CN: ['area:province city district street:block phone postalCode? mail?', '\\d{6}|100000', '86 10 11 0'],
  TW: ['postalCode area:county-city city:district-city street:block phone mail?', '\\d{3}(\\d{2,3})?|106', '886 8 9 0'],
  HK: ['area:territory city:district-city street:block extra?:building phone mail?', '', '852 8 8'],
  KR: ['postalCode area:province city:city-district street:address extra?:building phone mail?', `${FIVE}|03051`, '82 8 10 0'],
  SG: [`street:address extra? postalCode${LATER}`, '\\d{6}|238801', '65 8 8'],
  AU: [`street:address extra? city:suburb area:state-territory postalCode:postcode${LATER}`, `${FOUR}|2000`, '61 9 9 0'],
  NZ: [`street:address extra? district?:suburb city:town postalCode:postcode${LATER}`, `${FOUR}|6011`, '64 8 10 0'],
  BR: [`postalCode:cep street extra? district?:neighbourhood city area:state${LATER}`, '\\d{8}|01310-100|5-', '55 10 11 0'],
  MX: [`street extra? district:colonia postalCode city area:state${LATER}`, `${FIVE}|06600`, '52 10 10'],
  IN: [`street:address extra? city area:state postalCode:pin phone mail?`, '[1-9]\\d{5}|110001', '91 10 10 0'],
};

/** For everywhere else: nothing that a country may not have is asked for. */
const elsewhere: Row = [`street:address extra? city area? postalCode?${LATER}`, '', ''];

export function formatOf(country: string): AddressFormat {
  const [text, postal, phone] = Object.hasOwn(rows, country) ? rows[country]! : elsewhere;
  return {
    fields: [rule('country'), rule('name'), ...text.split(' ').map(rule)],
    postal: postal ? postalRule(postal) : undefined,
    phone: phone ? phoneRule(phone) : undefined,
  };
}

function rule(text: string): FieldRule {
  const [name = '', called] = text.split(':');
  return {field: name.replace('?', '') as Field, required: !name.includes('?'), called: called as Called | undefined};
}

function postalRule(text: string): PostalRule {
  const parts = text.split('|');
  const split = /^(-?\d+)([ -])$/.exec(parts.at(-1)!);
  if (split) parts.pop();
  const example = parts.pop()!;
  return {
    pattern: new RegExp(`^(?:${parts.join('|')})$`),
    example,
    letters: /[A-Z]/.test(example),
    split: split ? [Number(split[1]), split[2]!] : undefined,
  };
}

function phoneRule(text: string): PhoneRule {
  const [code = '', least, most, trunk] = text.split(' ');
  return {code, digits: [Number(least), Number(most)], trunk: trunk === '0'};
}
