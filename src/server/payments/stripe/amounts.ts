/**
 * Converts amounts between minor units of ISO 4217, which `Money` has, and the integers of Stripe's API.
 *
 * @see https://docs.stripe.com/currencies#minor-units
 */
import {minorDigits} from '../../../protocol/currency.ts';
import type {Money} from '../../../protocol/index.ts';

/**
 * Digits that Stripe's integers have; every other currency has two. ISK and UGX have no fraction, but Stripe wants them with two
 * zeros. MGA has two digits in ISO 4217 and none here. HUF and TWD differ from ISO 4217 for payouts only.
 */
const stripeDigits: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ').map((currency) => [currency, 0] as const),
  ...'BHD JOD KWD OMR TND'.split(' ').map((currency) => [currency, 3] as const),
]);

/** Currencies with other than two digits that Stripe does not have: a wrong guess would charge a multiple of the price. */
const unsupported = new Set('CLF IQD LYD UYI UYW'.split(' '));

/** The amount as Stripe's API takes it. Throws if Stripe cannot take exactly this amount. */
export function toStripeAmount({amount, currency}: Money): {amount: number; currency: string} {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new Error('A payment has an amount that is no whole number of minor units.');
  const converted = scale(amount, exponent(currency));
  if (converted === undefined) throw new Error(`Stripe cannot take exactly this amount in ${currency}.`);
  if (stripeDigits.get(currency) === 3 && converted % 10 !== 0) throw new Error(`Stripe takes amounts in ${currency} with two decimals only.`);
  return {amount: converted, currency: currency.toLowerCase()};
}

/** The amount of an object of Stripe's API. Throws if it has no whole number of minor units. */
export function fromStripeAmount(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  const converted = Number.isSafeInteger(amount) && amount >= 0 ? scale(amount, -exponent(code)) : undefined;
  if (converted === undefined) throw new Error(`Stripe returned an amount in ${code} that is no whole number of minor units.`);
  return {amount: converted, currency: code};
}

function exponent(currency: string): number {
  if (unsupported.has(currency) || !/^[A-Z]{3}$/.test(currency)) throw new Error(`Stripe takes no payments in ${currency}.`);
  return (stripeDigits.get(currency) ?? 2) - minorDigits(currency);
}

/** `value` × 10^`exponent`, or undefined if that is no safe integer. */
function scale(value: number, exponent: number): number | undefined {
  const scaled = exponent < 0 ? value / 10 ** -exponent : value * 10 ** exponent;
  return Number.isSafeInteger(scaled) ? scaled : undefined;
}
