import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {parsePhoneNumberFromString, type CountryCode, type MetadataJson} from 'libphonenumber-js/core';
import {loadFormat} from '../../src/address/index.ts';
import {normalizePhone} from '../../src/address/phone.ts';
import {exampleNumbers, phoneMetadata} from '../../scripts/generate-address.ts';

const full = phoneMetadata as unknown as MetadataJson;

/**
 * The metadata of libphonenumber-js without its tables of number types. They make up most of its size, and a carrier can call a mobile or a
 * landline.
 */
const untyped = {
  ...phoneMetadata,
  countries: Object.fromEntries(Object.entries(phoneMetadata.countries)
    .map(([code, plan]) => [code, plan.map((part, at) => (at === 11 ? 0 : part))])),
} as unknown as MetadataJson;

/** The result of libphonenumber-js; `foreign` for a number with another calling code. */
function oracle(text: string, country: string): string | undefined | 'foreign' {
  const found = parsePhoneNumberFromString(text, {defaultCountry: country as CountryCode, extract: false}, untyped);
  if (!found) return undefined;
  const [code, , pattern, lengths] = phoneMetadata.countries[country]!;
  const {nationalNumber: number} = found;
  if (found.countryCallingCode !== code) return 'foreign';
  // Its tables of number types are as strict as our pattern; the general one is not.
  if (country === 'CN' && /^1[3-9]/.test(number) && number.length !== 11) return undefined;
  return lengths.includes(number.length) && new RegExp(`^(?:${pattern})$`).test(number) ? found.number : undefined;
}

const known = Object.keys(exampleNumbers);
const loadRule = async (country: string) => (await loadFormat(country)).format.phone!;

/** A seeded generator (Park and Miller), so that every run has the same numbers. */
function createRandom(seed: number) {
  let state = seed;
  return (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
}

describe('normalizePhone', () => {
  test('returns the same E.164 number as libphonenumber for every country, however the number is written', async () => {
    assert.ok(known.length > 230);
    for (const country of known) {
      const rule = await loadRule(country);
      const found = parsePhoneNumberFromString(exampleNumbers[country]!, country as CountryCode, full)!;
      const [national, international] = [found.formatNational(), found.formatInternational()];
      for (const text of [national, international, found.number, national.replace(/\s/g, ''), ` ${national} `, international.replace(/ /g, '-'),
        `00${found.number.slice(1)}`]) {
        assert.equal(normalizePhone(text, rule), found.number, `${country} ${text}`);
      }
      // Without its plus, `49 1512…` could also be a German number whose area code begins with 49.
      assert.equal(normalizePhone(international.slice(1), rule), oracle(international.slice(1), country), `${country} ${international.slice(1)}`);
    }
  });

  test('accepts a number of any country with a plus in any other country', async () => {
    const german = await loadRule('DE');
    const american = await loadRule('US');
    for (const country of known) {
      const {number} = parsePhoneNumberFromString(exampleNumbers[country]!, country as CountryCode, full)!;
      assert.equal(normalizePhone(number, german), number, country);
      assert.equal(normalizePhone(number, american), number, country);
      assert.equal(normalizePhone(number, undefined), number, country);
    }
    assert.equal(normalizePhone('+44 (0)20 7946 0018', german), '+442079460018');
    assert.equal(normalizePhone('+999 123456789', german), undefined, 'this calling code is not assigned');
    assert.equal(normalizePhone('+1 555 12', german), undefined);
  });

  test('accepts the same calling codes as libphonenumber', () => {
    const assigned = new Set([...Object.keys(phoneMetadata.country_calling_codes), ...Object.keys(phoneMetadata.nonGeographic)]);
    for (let code = 100; code < 1000; code++) {
      const text = String(code);
      const expected = [1, 2, 3].some((length) => assigned.has(text.slice(0, length)));
      const number = text[0] === '1' ? '+12125550100' : `+${text}2345678`;
      if (text[0] !== '1') assert.equal(normalizePhone(number, undefined) !== undefined, expected, text);
    }
  });

  test('accepts and rejects the same 40,000 random numbers as libphonenumber', async () => {
    const differences: string[] = [];
    let accepted = 0;
    let compared = 0;
    for (const [index, country] of known.entries()) {
      const rule = await loadRule(country);
      const random = createRandom(index + 1);
      const {countryCallingCode: code} = parsePhoneNumberFromString(exampleNumbers[country]!, country as CountryCode, full)!;
      for (let i = 0; i < 170; i++) {
        const text = disturb(exampleNumbers[country]!, phoneMetadata.countries[country]![5] || '0', code, random);
        // We accept 00 everywhere, libphonenumber does not; another test covers it.
        if (/^00/.test(text)) continue;
        const [expected, found] = [oracle(text, country), normalizePhone(text, rule)];
        if (expected === 'foreign') continue;
        compared++;
        if (expected) accepted++;
        if (expected !== found && !hasSharedCallingCode(found, text, country)) differences.push(`${country} ${text}: ${found}, not ${expected}`);
      }
    }
    assert.deepEqual(differences.slice(0, 30), [], `${differences.length} of ${compared}`);
    assert.ok(compared > 38_000 && accepted > compared / 5 && accepted < compared * 0.8, `${accepted} of ${compared} are accepted`);
  });

  test('accepts full-width and Arabic digits and typographic dashes', async () => {
    assert.equal(normalizePhone('＋８６ １３８ ００１３ ８０００', await loadRule('CN')), '+8613800138000');
    assert.equal(normalizePhone('٠٥٠ ١٢٣ ٤٥٦٧', await loadRule('AE')), '+971501234567');
    assert.equal(normalizePhone('030–12345678', await loadRule('DE')), '+493012345678');
    for (const text of ['call me', '12', '+', '()', '138001380000', '1380013800']) assert.equal(normalizePhone(text, await loadRule('CN')), undefined, text);
  });
});

/** If several countries share a calling code, the rules of the others are not loaded, so any plausible number is accepted. */
function hasSharedCallingCode(found: string | undefined, text: string, country: string): boolean {
  const code = phoneMetadata.countries[country]![0];
  return found !== undefined && phoneMetadata.country_calling_codes[code]!.length > 1 && (text.startsWith('+') || text.startsWith(code));
}

/** A number with one digit changed, or a completely different one. */
function disturb(number: string, prefix: string, code: string, random: (below: number) => number): string {
  const digits = [...number];
  const at = random(digits.length);
  const figure = String(random(10));
  switch (random(5)) {
    case 0: digits.splice(at, 1); break;
    case 1: digits.splice(at, 0, figure); break;
    case 2: digits[at] = figure; break;
    case 3: digits.splice(0, digits.length, ...Array.from({length: 3 + random(12)}, () => String(random(10)))); break;
    default: break;
  }
  return ['', '', prefix, `+${code}`, code, `+${code}${prefix}`][random(6)]! + digits.join('');
}
