import {minorDigits} from '../protocol/currency.ts';
import type {Money} from '../protocol/money.ts';
import type {CommonStrings} from './en/common.ts';

/** `{amount: 4800, currency: 'EUR'}` → `€48`. Amounts are in minor units; a fraction of zero is left out. */
export function formatMoney({amount, currency}: Money, lang: string): string {
  const digits = minorDigits(currency);
  const options = {style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits, trailingZeroDisplay: 'stripIfInteger'};
  return new Intl.NumberFormat(lang, options as Intl.NumberFormatOptions).format(amount / 10 ** digits);
}

/**
 * The message for a problem code or a client error code.
 *
 * @param hasTyped Whether the reader has typed something: then the message adds that it is not lost, where they might fear it.
 */
export function errorMessage(code: string, {problems, nothingLost}: CommonStrings, hasTyped = false): string {
  const key = Object.hasOwn(problems, code) ? code as keyof typeof problems
    : code === 'internal' || code === 'gateway-timeout' || code === 'invalid-response' ? 'unavailable' : 'other';
  const isTemporary = key === 'network' || key === 'timeout' || key === 'unavailable' || key === 'other';
  return hasTyped && isTemporary ? problems[key] + nothingLost : problems[key];
}
