/** An address as it is written on a parcel. */
import {loadFormat, type Field} from '../../../address/index.ts';
import type {Address} from '../../../protocol/index.ts';

/** Where the postal code stands on a line of its own, below the town. */
const POSTAL_CODE_ALONE = new Set(['GB', 'GG', 'IE', 'IM', 'JE']);
const EAST_ASIAN_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * The lines from the recipient's name to the country, in the order of the country. The country is in English and capitals, as the
 * Universal Postal Union asks for mail from abroad.
 */
export async function addressLines(address: Address): Promise<string[]> {
  const {format} = await loadFormat(address.country);
  const order = format.fields.map(({field}) => field);
  const isLargestFirst = order.indexOf('area') >= 0 && order.indexOf('area') < order.indexOf('street');
  const local = isLargestFirst && address.street.some((line) => EAST_ASIAN_SCRIPT.test(line));
  return [...(local ? largestFirst(address) : smallestFirst(address, order)), countryName(address.country)].filter((line) => line !== '');
}

/** East Asian addresses in their own script go from the province to the person. */
function largestFirst({name, organization = '', street, district = '', city = '', area = '', postalCode = ''}: Address): string[] {
  const [first = '', ...others] = street;
  return [postalCode, [area, city, district, first].join(''), ...others, organization, name];
}

function smallestFirst({name, organization = '', street, district = '', city = '', area = '', postalCode = '', country}: Address, order: readonly Field[]): string[] {
  const isCodeFirst = order.indexOf('postalCode') < order.indexOf('city') && order.indexOf('postalCode') > order.indexOf('street');
  const place = isCodeFirst ? join(' ', postalCode, city, area) : join(', ', city, area);
  const town = isCodeFirst ? [place] : POSTAL_CODE_ALONE.has(country) ? [place, postalCode] : [join(' ', place, postalCode)];
  return [name, organization, ...street, district, ...town];
}

const join = (separator: string, ...parts: string[]) => parts.filter((part) => part !== '').join(separator);

const countryName = (country: string) => (new Intl.DisplayNames('en', {type: 'region'}).of(country) ?? country).toUpperCase();
