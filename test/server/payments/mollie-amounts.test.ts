import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {fromMollieAmount, toMollieAmount} from '../../../src/server/payments/mollie/amount.ts';
import {toMollieLocale} from '../../../src/server/payments/mollie/locale.ts';

describe('amounts for Mollie', () => {
  const table: [amount: number, currency: string, value: string][] = [
    [0, 'EUR', '0.00'],
    [1, 'EUR', '0.01'],
    [10, 'EUR', '0.10'],
    [100, 'EUR', '1.00'],
    [4805, 'EUR', '48.05'],
    [1_000_000_00, 'USD', '1000000.00'],
    [9_007_199_254_740_991, 'EUR', '90071992547409.91'],
    [0, 'JPY', '0'],
    [4800, 'JPY', '4800'],
    [9_007_199_254_740_991, 'JPY', '9007199254740991'],
    [1999, 'ISK', '1999'],
    [1_234_56, 'HUF', '1234.56'],
    [70_000, 'TWD', '700.00'],
  ];
  for (const [amount, currency, value] of table) {
    test(`writes ${amount} minor units of ${currency} as ${value}, and reads it back`, () => {
      assert.deepEqual(toMollieAmount({amount, currency}), {currency, value});
      assert.deepEqual(fromMollieAmount({currency, value}), {amount, currency});
    });
  }

  test('are exact for every cent up to 100 euros', () => {
    for (let amount = 0; amount <= 10_000; amount++) {
      const {value} = toMollieAmount({amount, currency: 'EUR'});
      assert.equal(value, (amount / 100).toFixed(2));
      assert.equal(fromMollieAmount({value, currency: 'EUR'}).amount, amount);
    }
  });

  test('refuse a currency that Mollie does not take, naming the remedy', () => {
    for (const currency of ['KWD', 'UGX', 'CLP', 'XXX', 'eur', 'toString']) {
      assert.throws(() => toMollieAmount({amount: 100, currency}), /Mollie takes no payments in this currency\. Set shop\.currency/);
      assert.throws(() => fromMollieAmount({value: '1.00', currency}), /Mollie takes no payments in this currency/);
    }
  });

  test('refuse what is not a whole number of minor units', () => {
    for (const amount of [0.5, -1, Number.NaN, Infinity, 2 ** 53]) {
      assert.throws(() => toMollieAmount({amount, currency: 'EUR'}), RangeError);
    }
  });

  test('refuse a response with other decimals than its currency', () => {
    const values = ['1', '1.0', '1.000', '-1.00', '1,00', '', ' 1.00', '1e2', '.50', '99999999999999999.00'];
    for (const value of values) assert.throws(() => fromMollieAmount({value, currency: 'EUR'}), RangeError, value);
    for (const value of ['1.00', '-1', '', '1.']) assert.throws(() => fromMollieAmount({value, currency: 'JPY'}), RangeError, value);
  });
});

describe('the language of Mollie\'s page', () => {
  const table: [language: string, locale: string | undefined][] = [
    ['en', 'en_US'], ['en-GB', 'en_GB'], ['en-AU', 'en_US'], ['nl', 'nl_NL'], ['nl-BE', 'nl_BE'], ['de-AT', 'de_AT'], ['DE-ch', 'de_CH'],
    ['pt-BR', 'pt_PT'], ['no', 'nb_NO'], ['nn-NO', 'nb_NO'], ['sv-FI', 'sv_SE'], ['fr-Latn-BE', 'fr_BE'],
    ['zh-CN', undefined], ['ja', undefined], ['fil', undefined], ['', undefined], ['not a language', undefined],
  ];
  for (const [language, locale] of table) {
    test(`of "${language}" is ${locale ?? 'left to the browser'}`, () => assert.equal(toMollieLocale(language), locale));
  }
});
