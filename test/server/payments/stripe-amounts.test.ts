import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {fromStripeAmount, toStripeAmount} from '../../../src/server/payments/stripe/amounts.ts';

/** Minor units of ISO 4217, and what Stripe takes for the same money. */
const equal: [currency: string, minorUnits: number, stripe: number][] = [
  ['EUR', 4800, 4800], ['USD', 1, 1], ['GBP', 0, 0],
  ['JPY', 500, 500], ['KRW', 12000, 12000], ['BIF', 7, 7], ['CLP', 7, 7], ['DJF', 7, 7], ['GNF', 7, 7], ['KMF', 7, 7], ['PYG', 7, 7],
  ['RWF', 7, 7], ['VND', 7, 7], ['VUV', 7, 7], ['XAF', 7, 7], ['XOF', 7, 7], ['XPF', 7, 7],
  ['ISK', 5, 500], ['UGX', 5, 500], ['ISK', 0, 0],
  ['HUF', 480_050, 480_050], ['TWD', 80_045, 80_045],
  ['KWD', 5120, 5120], ['BHD', 10, 10], ['JOD', 1230, 1230], ['OMR', 1230, 1230], ['TND', 1230, 1230],
  ['MGA', 5000, 50],
  ['EUR', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
];

describe('amounts for Stripe', () => {
  for (const [currency, amount, stripe] of equal) {
    test(`${amount} minor units of ${currency} are ${stripe}, both ways`, () => {
      assert.deepEqual(toStripeAmount({amount, currency}), {amount: stripe, currency: currency.toLowerCase()});
      assert.deepEqual(fromStripeAmount(stripe, currency.toLowerCase()), {amount, currency});
    });
  }

  for (const [currency, amount] of [['KWD', 5124], ['MGA', 5050], ['ISK', Number.MAX_SAFE_INTEGER]] as const) {
    test(`${amount} minor units of ${currency} are refused: Stripe cannot take exactly this`, () => {
      assert.throws(() => toStripeAmount({amount, currency}), new RegExp(currency));
    });
  }

  for (const currency of ['IQD', 'LYD', 'CLF', 'UYI', 'UYW', 'eur', 'EURO', '']) {
    test(`the currency “${currency}” is refused: Stripe does not have it, and its digits differ`, () => {
      assert.throws(() => toStripeAmount({amount: 1000, currency}), /Stripe takes no payments in/);
    });
  }

  for (const amount of [-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
    test(`${amount} is no amount`, () => {
      assert.throws(() => toStripeAmount({amount, currency: 'EUR'}), /whole number/);
      assert.throws(() => fromStripeAmount(amount, 'eur'), /whole number/);
    });
  }

  test('a fraction of a króna in a response is refused, not rounded', () => {
    assert.throws(() => fromStripeAmount(550, 'isk'), /ISK/);
  });
});
