import type {Money} from '../protocol/money.ts';
import type {CommonStrings} from './en/common.ts';

/** `{amount: 4800, currency: 'EUR'}` → `€48`. Amounts are in minor units; a fraction of zero is left out. */
export function formatMoney({amount, currency}: Money, lang: string): string {
  const format = new Intl.NumberFormat(lang, {style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger'} as Intl.NumberFormatOptions);
  const digits = new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** The message for a problem code or a client error code. */
export const errorMessage = (code: string, strings: CommonStrings): string =>
  Object.hasOwn(strings.problems, code) ? strings.problems[code as keyof CommonStrings['problems']]
    : code === 'internal' || code === 'gateway-timeout' || code === 'invalid-response' ? strings.problems.unavailable
      : strings.problems.other;
