import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {parsePhoneNumberFromString, type CountryCode, type MetadataJson} from 'libphonenumber-js/core';
import {loadFormat} from '../../src/address/index.ts';
import {normalizePhone} from '../../src/address/phone.ts';
import {exampleNumbers, phoneMetadata} from '../../scripts/generate-address.ts';

const full = phoneMetadata as unknown as MetadataJson;

/**
 * libphonenumber-js itself, without the tables that tell a mobile from a landline: those are the bulk of its weight, and
 * whether a shop’s carrier rings in a pocket or in a hall is no reason to refuse a number.
 */
const untyped = {
  ...phoneMetadata,
  countries: Object.fromEntries(Object.entries(phoneMetadata.countries)
    .map(([code, plan]) => [code, plan.map((part, at) => (at === 11 ? 0 : part))])),
} as unknown as MetadataJson;

/** What it reads, or nothing; a number of a country with another calling code is not asked about here. */
function oracle(text: string, country: string): string | undefined | 'foreign' {
  const found = parsePhoneNumberFromString(text, {defaultCountry: country as CountryCode, extract: false}, untyped);
  if (!found) return undefined;
  const [code, , pattern, lengths] = phoneMetadata.countries[country]!;
  const {nationalNumber: number} = found;
  if (found.countryCallingCode !== code) return 'foreign';
  // On which its own tables by kind of number are as strict, but not this one that is for all kinds.
  if (country === 'CN' && /^1[3-9]/.test(number) && number.length !== 11) return undefined;
  return lengths.includes(number.length) && new RegExp(`^(?:${pattern})$`).test(number) ? found.number : undefined;
}

const known = Object.keys(exampleNumbers);
const loadRule = async (country: string) => (await loadFormat(country)).format.phone!;

/** The same numbers every time (Park and Miller). */
function createRandom(seed: number) {
  let state = seed;
  return (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
}

describe('a phone number', () => {
  test('of every country is the same number however it is written, and the one that libphonenumber reads', async () => {
    assert.ok(known.length > 230);
    for (const country of known) {
      const rule = await loadRule(country);
      const found = parsePhoneNumberFromString(exampleNumbers[country]!, country as CountryCode, full)!;
      const [own, abroad] = [found.formatNational(), found.formatInternational()];
      for (const text of [own, abroad, found.number, own.replace(/\s/g, ''), ` ${own} `, abroad.replace(/ /g, '-'),
        `00${found.number.slice(1)}`]) {
        assert.equal(normalizePhone(text, rule), found.number, `${country} ${text}`);
      }
      // Without its plus, `49 1512…` could be a number in a German town that begins with 49, too.
      assert.equal(normalizePhone(abroad.slice(1), rule), oracle(abroad.slice(1), country), `${country} ${abroad.slice(1)}`);
    }
  });

  test('of one country is accepted in the form of any other when it has a plus', async () => {
    const german = await loadRule('DE');
    const american = await loadRule('US');
    for (const country of known) {
      const {number} = parsePhoneNumberFromString(exampleNumbers[country]!, country as CountryCode, full)!;
      assert.equal(normalizePhone(number, german), number, country);
      assert.equal(normalizePhone(number, american), number, country);
      assert.equal(normalizePhone(number, undefined), number, country);
    }
    assert.equal(normalizePhone('+44 (0)20 7946 0018', german), '+442079460018');
    assert.equal(normalizePhone('+999 123456789', german), undefined, 'nobody has this calling code');
    assert.equal(normalizePhone('+1 555 12', german), undefined);
  });

  test('has a calling code that somebody has, by the same list as libphonenumber’s', () => {
    const assigned = new Set([...Object.keys(phoneMetadata.country_calling_codes), ...Object.keys(phoneMetadata.nonGeographic)]);
    for (let code = 100; code < 1000; code++) {
      const text = String(code);
      const expected = [1, 2, 3].some((length) => assigned.has(text.slice(0, length)));
      const number = text[0] === '1' ? '+12125550100' : `+${text}2345678`;
      if (text[0] !== '1') assert.equal(normalizePhone(number, undefined) !== undefined, expected, text);
    }
  });

  test('that is wrong is refused, and one that is right is read, exactly where libphonenumber does: 40,000 of them', async () => {
    const differences: string[] = [];
    let accepted = 0;
    let asked = 0;
    for (const [index, country] of known.entries()) {
      const rule = await loadRule(country);
      const random = createRandom(index + 1);
      const {countryCallingCode: code} = parsePhoneNumberFromString(exampleNumbers[country]!, country as CountryCode, full)!;
      for (let i = 0; i < 170; i++) {
        const text = disturb(exampleNumbers[country]!, phoneMetadata.countries[country]![5] || '0', code, random);
        // 00 for abroad is understood everywhere, which libphonenumber does not do; it has a test of its own.
        if (/^00/.test(text)) continue;
        const [expected, found] = [oracle(text, country), normalizePhone(text, rule)];
        if (expected === 'foreign') continue;
        asked++;
        if (expected) accepted++;
        if (expected !== found && !isOfSharedCallingCode(found, text, country)) differences.push(`${country} ${text}: ${found}, not ${expected}`);
      }
    }
    assert.deepEqual(differences.slice(0, 30), [], `${differences.length} of ${asked}`);
    assert.ok(asked > 38_000 && accepted > asked / 5 && accepted < asked * 0.8, `${accepted} of ${asked} are numbers`);
  });

  test('may be written with figures and signs of other keyboards', async () => {
    assert.equal(normalizePhone('＋８６ １３８ ００１３ ８０００', await loadRule('CN')), '+8613800138000');
    assert.equal(normalizePhone('٠٥٠ ١٢٣ ٤٥٦٧', await loadRule('AE')), '+971501234567');
    assert.equal(normalizePhone('030–12345678', await loadRule('DE')), '+493012345678');
    for (const text of ['call me', '12', '+', '()', '138001380000', '1380013800']) assert.equal(normalizePhone(text, await loadRule('CN')), undefined, text);
  });
});

/** Dialled with a calling code that several countries have: the other’s rules aren’t at hand, so its form is enough. */
function isOfSharedCallingCode(found: string | undefined, text: string, country: string): boolean {
  const code = phoneMetadata.countries[country]![0];
  return found !== undefined && phoneMetadata.country_calling_codes[code]!.length > 1 && (text.startsWith('+') || text.startsWith(code));
}

/** A number that is a little, or altogether, another. */
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
