import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {areaOptions, listCountries, loadFormat} from '../../src/address/index.ts';
import {countryCodes} from '../../src/address/data/country-codes.ts';
import {normalizePostalCode} from '../../src/address/postal.ts';
import {generateAddressFiles, readAddressFiles, countries} from '../../scripts/generate-address.ts';
import {postalOverrides} from '../../scripts/address-overrides.ts';
import {claim as english} from '../../src/locales/en/claim.ts';
import {claim as chinese} from '../../src/locales/zh-hans/claim.ts';

describe('the address data', () => {
  test('is up to date with its sources: npm run generate:address', () => {
    const [expected, actual] = [generateAddressFiles(), readAddressFiles()];
    assert.deepEqual([...actual.keys()].sort(), [...expected.keys()].sort());
    for (const [file, text] of expected) assert.equal(actual.get(file), text, file);
  });

  test('has a name for every country in both languages', () => {
    assert.equal(countryCodes.split(' ').length, countries.length);
    for (const lang of ['en', 'zh-Hans']) {
      // Ascension and Tristan da Cunha have codes that are used for mail and phones only.
      const unnamed = listCountries(countryCodes.split(' '), lang).filter(({code, name}) => code === name);
      assert.deepEqual(unnamed, [], lang);
    }
  });

  test('has a name, street, phone and email in every country, and a label in both languages for every field', async () => {
    for (const code of countryCodes.split(' ')) {
      const {format, areas} = await loadFormat(code);
      const names = format.fields.map(({field}) => field);
      for (const field of ['country', 'name', 'street', 'phone', 'email'] as const) assert.ok(names.includes(field), `${code} ${field}`);
      assert.equal(new Set(names).size, names.length, `${code} has a field twice`);
      for (const {field, label} of format.fields) {
        assert.ok(!label || (english.fieldLabels[label] && chinese.fieldLabels[label]), `${code} labels ${field} ${label}`);
      }
      assert.ok(!areas || names.includes('area'), `${code} has areas but no field for them`);
    }
  });

  test('accepts every example of a postal code in the data, and prints it in the same form', async () => {
    for (const {key, zipex} of countries.filter(({zip}) => zip)) {
      const {format: {postal}} = await loadFormat(key);
      assert.ok(postal, key);
      assert.equal(normalizePostalCode(postal.example, postal), postal.example, key);
      for (const example of zipex!.split(',').filter(() => !postalOverrides[key]?.pattern)) {
        const normalized = normalizePostalCode(example, postal);
        assert.ok(normalized, `${key} ${example}`);
        if (!postalOverrides[key]) assert.equal(normalized, example, key);
      }
      assert.equal(normalizePostalCode('?', postal), undefined, key);
    }
    assert.equal(normalizePostalCode('1073', (await loadFormat('LV')).format.postal), 'LV-1073', 'a prefix that is part of every code can be omitted');
  });

  test('shows areas in their own script to readers of it, and in Latin letters to others', async () => {
    const listNames = async (code: string, ...languages: string[]) =>
      areaOptions((await loadFormat(code)).areas!, languages).map(({name}) => name);
    assert.ok((await listNames('KR', 'ko-KR')).includes('서울'));
    assert.ok((await listNames('KR', 'en')).includes('Seoul (서울)'));
    assert.ok((await listNames('JP', 'zh-Hans')).includes('東京都'));
    assert.equal((await listNames('CN', 'en'))[0], 'Anhui (安徽省)');
    assert.equal((await listNames('CN', 'zh-CN'))[0], '北京市');
    assert.ok((await listNames('CN', 'en', 'zh-CN')).includes('北京市'), 'a second language counts too');
    assert.ok((await listNames('HK', 'en')).includes('Kowloon (九龍)'));
    assert.ok((await listNames('AE', 'en')).includes('Dubai (دبي)'));
    assert.ok((await listNames('IT', 'en')).includes('Roma'));
    assert.ok((await listNames('MX', 'en')).includes('Jalisco'));
  });
});
