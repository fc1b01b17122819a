/** Amounts as Mollie writes them: a decimal string with exactly the decimals of its currency. */
import type {Money} from '../../../protocol/index.ts';

export interface MollieAmount {
  currency: string;
  value: string;
}

/** The currencies that Mollie takes, with their decimals: https://docs.mollie.com/docs/multicurrency. They equal those of ISO 4217. */
const decimals = new Map<string, number>([
  ...['ISK', 'JPY'].map((currency) => [currency, 0] as const),
  ...[
    'AED', 'AUD', 'BRL', 'CAD', 'CHF', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'HUF', 'ILS', 'MXN', 'MYR', 'NOK', 'NZD', 'PHP', 'PLN',
    'RON', 'SEK', 'SGD', 'THB', 'TWD', 'USD', 'ZAR',
  ].map((currency) => [currency, 2] as const),
]);

/** `{amount: 1050, currency: 'EUR'}` → `{value: '10.50', currency: 'EUR'}`. Throws if Mollie cannot express the amount. */
export function toMollieAmount({amount, currency}: Money): MollieAmount {
  const digits = decimalsOf(currency);
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError('The amount must be a whole number of minor units that is not negative.');
  const padded = String(amount).padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  return {currency, value: digits === 0 ? whole : `${whole}.${padded.slice(-digits)}`};
}

/** `{value: '10.50', currency: 'EUR'}` → `{amount: 1050, currency: 'EUR'}`. Throws if the value has other decimals than its currency. */
export function fromMollieAmount({value, currency}: MollieAmount): Money {
  const digits = decimalsOf(currency);
  const amount = Number(value.replace('.', ''));
  const isExact = new RegExp(digits === 0 ? '^\\d+$' : `^\\d+\\.\\d{${digits}}$`).test(value) && Number.isSafeInteger(amount);
  if (!isExact) throw new RangeError(`Mollie reported an amount in ${currency} that has other decimals than this currency.`);
  return {amount, currency};
}

function decimalsOf(currency: string): number {
  const digits = decimals.get(currency);
  if (digits === undefined) throw new RangeError(`Mollie takes no payments in this currency. Set shop.currency to one that it takes, such as EUR.`);
  return digits;
}
