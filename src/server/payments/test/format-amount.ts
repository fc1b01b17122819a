import type {Money} from '../../../protocol/index.ts';

/** An amount as people read it. How many minor units a currency has is known to Intl. */
export function formatMoney({amount, currency}: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, {style: 'currency', currency});
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
