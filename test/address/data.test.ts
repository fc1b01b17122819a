import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {areaChoices, countriesOf, formatOf} from '../../src/address/index.ts';
import {codes} from '../../src/address/data/codes.ts';
import {tidyPostalCode} from '../../src/address/postal.ts';
import {addressFiles, addressFilesNow, countries} from '../support/address-data.ts';
import {postalByHand} from '../support/address-by-hand.ts';
import {claim as english} from '../../src/words/en/claim.ts';
import {claim as chinese} from '../../src/words/zh-hans/claim.ts';

describe('the address data', () => {
  test('is what its sources make of it: npm run address', () => {
    const [made, now] = [addressFiles(), addressFilesNow()];
    assert.deepEqual([...now.keys()].sort(), [...made.keys()].sort());
    for (const [file, text] of made) assert.equal(now.get(file), text, file);
  });

  test('knows every country by a name, in both languages', () => {
    assert.equal(codes.split(' ').length, countries.length);
    for (const lang of ['en', 'zh-Hans']) {
      // Ascension and Tristan da Cunha have a code that only the post and the telephone know.
      const nameless = countriesOf(codes.split(' '), lang).filter(({code, name}) => code === name);
      assert.deepEqual(nameless, [], lang);
    }
  });

  test('asks in every country for name, street, phone and mail, and calls each field by a word that both languages have', async () => {
    for (const code of codes.split(' ')) {
      const {format, areas} = await formatOf(code);
      const names = format.fields.map(({field}) => field);
      for (const field of ['country', 'name', 'street', 'phone', 'mail'] as const) assert.ok(names.includes(field), `${code} ${field}`);
      assert.equal(new Set(names).size, names.length, `${code} asks twice`);
      for (const {field, called} of format.fields) {
        assert.ok(!called || (english.called[called] && chinese.called[called]), `${code} calls ${field} ${called}`);
      }
      assert.ok(!areas || names.includes('area'), `${code} has areas and no field for them`);
    }
  });

  test('accepts every postal code that the data gives as an example, and prints it as it stands there', async () => {
    for (const {key, zipex} of countries.filter(({zip}) => zip)) {
      const {format: {postal}} = await formatOf(key);
      assert.ok(postal, key);
      assert.equal(tidyPostalCode(postal.example, postal), postal.example, key);
      for (const example of zipex!.split(',').filter(() => !postalByHand[key]?.pattern)) {
        const tidied = tidyPostalCode(example, postal);
        assert.ok(tidied, `${key} ${example}`);
        if (!postalByHand[key]) assert.equal(tidied, example, key);
      }
      assert.equal(tidyPostalCode('?', postal), undefined, key);
    }
    assert.equal(tidyPostalCode('1073', (await formatOf('LV')).format.postal), 'LV-1073', 'what always stands before the number may be left out');
  });

  test('spells areas for those who read their script, and for those who don’t', async () => {
    const of = async (code: string, ...languages: string[]) => areaChoices((await formatOf(code)).areas!, languages).map(({name}) => name);
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
