import {minorDigits} from '../protocol/currency.ts';
import type {Money} from '../protocol/money.ts';

/** `{amount: 4800, currency: 'EUR'}` → `€48`. Amounts are in minor units; a fraction of zero is left out. */
export function formatMoney({amount, currency}: Money, lang: string): string {
  const digits = minorDigits(currency);
  const options = {style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits, trailingZeroDisplay: 'stripIfInteger'};
  return new Intl.NumberFormat(lang, options as Intl.NumberFormatOptions).format(amount / 10 ** digits);
}
