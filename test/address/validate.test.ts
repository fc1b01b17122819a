import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {errorsFromPointers, guessCountry, listCountries, loadFormat, validateAddress, type AddressInput} from '../../src/address/index.ts';
import {normalizePhone} from '../../src/address/phone.ts';
import {normalizePostalCode} from '../../src/address/postal.ts';

const validate = async (input: AddressInput) => validateAddress(input, (await loadFormat(input.country!)).format);

describe('address validation', () => {
  const berlin: AddressInput = {country: 'DE', name: 'Lena Weber', street: 'Invalidenstraße 7', postalCode: '10115', city: 'Berlin'};

  test('returns a complete address as the protocol defines it', async () => {
    const {address} = await validate({...berlin, extra: '3rd floor', phone: '030 123456', email: 'lena@example.org'});
    assert.deepEqual(address, {
      name: 'Lena Weber', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Invalidenstraße 7', '3rd floor'],
      phone: '+4930123456', email: 'lena@example.org',
    });
  });

  test('returns an error code for each invalid field', async () => {
    assert.deepEqual((await validate({...berlin, city: ' ', postalCode: '1011', phone: 'later', email: 'lena'})).errors,
      {city: 'missing', postalCode: 'postal', phone: 'phone', email: 'email'});
    assert.deepEqual((await validate({...berlin, street: 'x'.repeat(201)})).errors, {street: 'long'});
    assert.deepEqual((await validate({...berlin, name: 'Lena\u202eWeber'})).errors, {name: 'characters'});
  });

  test('leaves out fields of another country', async () => {
    const {address} = await validate({...berlin, country: 'SG', area: 'NY', street: '1 Orchard Road', postalCode: '238801'});
    assert.deepEqual(address, {name: 'Lena Weber', country: 'SG', street: ['1 Orchard Road'], postalCode: '238801'});
  });

  test('accepts an address of an unknown country', async () => {
    assert.equal((await validate({country: 'QX', name: 'Nemo', street: 'Reef 1', city: 'Deep'})).address?.country, 'QX');
  });

  test('normalizes postal codes', async () => {
    const normalize = async (text: string, country: string) => normalizePostalCode(text, (await loadFormat(country)).format.postal);
    assert.equal(await normalize('sw1a2aa', 'GB'), 'SW1A 2AA');
    assert.equal(await normalize('L-1009', 'LU'), '1009');
    assert.equal(await normalize('〒１００−０００１', 'JP'), '100-0001');
    assert.equal(await normalize('100011234', 'US'), '10001-1234');
    assert.equal(await normalize('1012ab', 'NL'), '1012 AB');
    assert.equal(await normalize('1073', 'LV'), 'LV-1073', 'the fixed prefix');
    assert.equal(await normalize('1000', 'DE'), undefined);
  });

  test('normalizes phone numbers to E.164', async () => {
    const normalize = async (text: string, country: string) => normalizePhone(text, (await loadFormat(country)).format.phone);
    assert.equal(await normalize('+44 (0)20 7946 0018', 'GB'), '+442079460018');
    assert.equal(await normalize('0049 30 123456', 'DE'), '+4930123456');
    assert.equal(await normalize('090-1234-5678', 'JP'), '+819012345678');
    assert.equal(await normalize('13800138000', 'CN'), '+8613800138000');
    assert.equal(await normalize('1 212 555 0100', 'US'), '+12125550100');
    assert.equal(await normalize('06 12345678', 'IT'), '+390612345678', 'an Italian zero is dialed');
    assert.equal(await normalize('call me', 'DE'), undefined);
    assert.equal(await normalize('12', 'DE'), undefined);
  });

  test('lists the shop’s countries by name, and guesses one of them', () => {
    assert.deepEqual(listCountries(['DE', 'AT', 'CN'], 'en').map(({name}) => name), ['Austria', 'China', 'Germany']);
    assert.equal(listCountries(['CN'], 'zh-Hans')[0]!.name, '中国');
    assert.equal(guessCountry(['DE', 'FR'], 'Europe/Paris', ['de-DE']), 'FR');
    assert.equal(guessCountry(['DE', 'FR'], 'America/New_York', ['en-US', 'de-DE']), 'DE');
    assert.equal(guessCountry(['JP', 'CN'], 'America/New_York', ['en-US']), undefined);
    assert.equal(guessCountry(['JP'], 'America/New_York', ['en-US']), 'JP');
  });

  test('lists the areas of a country whose labels need their exact spelling', async () => {
    const areas = async (country: string) => (await loadFormat(country)).areas?.list;
    const counts = await Promise.all(['US', 'CA', 'AU', 'CN', 'JP', 'BR', 'MX', 'IN', 'IT', 'ES', 'KR', 'TW', 'HK', 'AE']
      .map(async (country) => (await areas(country))!.length));
    assert.deepEqual(counts, [62, 13, 9, 31, 47, 27, 32, 36, 107, 52, 17, 22, 3, 7]);
    assert.deepEqual((await areas('JP'))![12], {value: '東京都', name: 'Tokyo'});
    assert.deepEqual((await areas('US'))![0], {value: 'AL', name: 'Alabama'});
    assert.equal(await areas('DE'), undefined);
  });

  test('maps JSON pointers to fields', () => {
    assert.deepEqual(errorsFromPointers([
      {pointer: '/address/postalCode', code: 'invalid'}, {pointer: '/address/street/1', code: 'too-long'}, {pointer: '/variant', code: 'x'},
    ]), {postalCode: 'refused', extra: 'refused'});
  });
});
