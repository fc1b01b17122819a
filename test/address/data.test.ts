import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {areaOptions, listCountries, loadFormat} from '../../src/address/index.ts';
import {countryCodes} from '../../src/address/data/country-codes.ts';
import {normalizePostalCode} from '../../src/address/postal.ts';
import {generateAddressFiles, readAddressFiles, countries} from '../../scripts/generate-address.ts';
import {postalOverrides} from '../../scripts/address-overrides.ts';
import {claim as english} from '../../src/locales/en/claim.ts';
import {claim as chinese} from '../../src/locales/zh-hans/claim.ts';

describe('the address data', () => {
  test('is what its sources make of it: npm run generate:address', () => {
    const [made, now] = [generateAddressFiles(), readAddressFiles()];
    assert.deepEqual([...now.keys()].sort(), [...made.keys()].sort());
    for (const [file, text] of made) assert.equal(now.get(file), text, file);
  });

  test('knows every country by a name, in both languages', () => {
    assert.equal(countryCodes.split(' ').length, countries.length);
    for (const lang of ['en', 'zh-Hans']) {
      // Ascension and Tristan da Cunha have a code that only the post and the telephone know.
      const nameless = listCountries(countryCodes.split(' '), lang).filter(({code, name}) => code === name);
      assert.deepEqual(nameless, [], lang);
    }
  });

  test('asks in every country for name, street, phone and mail, and calls each field by a word that both languages have', async () => {
    for (const code of countryCodes.split(' ')) {
      const {format, areas} = await loadFormat(code);
      const names = format.fields.map(({field}) => field);
      for (const field of ['country', 'name', 'street', 'phone', 'email'] as const) assert.ok(names.includes(field), `${code} ${field}`);
      assert.equal(new Set(names).size, names.length, `${code} asks twice`);
      for (const {field, label} of format.fields) {
        assert.ok(!label || (english.fieldLabels[label] && chinese.fieldLabels[label]), `${code} calls ${field} ${label}`);
      }
      assert.ok(!areas || names.includes('area'), `${code} has areas and no field for them`);
    }
  });

  test('accepts every postal code that the data gives as an example, and prints it as it stands there', async () => {
    for (const {key, zipex} of countries.filter(({zip}) => zip)) {
      const {format: {postal}} = await loadFormat(key);
      assert.ok(postal, key);
      assert.equal(normalizePostalCode(postal.example, postal), postal.example, key);
      for (const example of zipex!.split(',').filter(() => !postalOverrides[key]?.pattern)) {
        const tidied = normalizePostalCode(example, postal);
        assert.ok(tidied, `${key} ${example}`);
        if (!postalOverrides[key]) assert.equal(tidied, example, key);
      }
      assert.equal(normalizePostalCode('?', postal), undefined, key);
    }
    assert.equal(normalizePostalCode('1073', (await loadFormat('LV')).format.postal), 'LV-1073', 'what always stands before the number may be left out');
  });

  test('spells areas for those who read their script, and for those who don’t', async () => {
    const of = async (code: string, ...languages: string[]) => areaOptions((await loadFormat(code)).areas!, languages).map(({name}) => name);
    assert.ok((await of('KR', 'ko-KR')).includes('서울'));
    assert.ok((await of('KR', 'en')).includes('Seoul (서울)'));
    assert.ok((await of('JP', 'zh-Hans')).includes('東京都'));
    assert.equal((await of('CN', 'en'))[0], 'Anhui (安徽省)');
    assert.equal((await of('CN', 'zh-CN'))[0], '北京市');
    assert.ok((await of('CN', 'en', 'zh-CN')).includes('北京市'), 'a second language is read too');
    assert.ok((await of('HK', 'en')).includes('Kowloon (九龍)'));
    assert.ok((await of('AE', 'en')).includes('Dubai (دبي)'));
    assert.ok((await of('IT', 'en')).includes('Roma'));
    assert.ok((await of('MX', 'en')).includes('Jalisco'));
  });
});
