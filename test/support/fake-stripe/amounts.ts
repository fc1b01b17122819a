/** Stripe's own rules for amounts, written apart from the adapter so that the two can disagree. */
import type {Money} from '../../../src/protocol/index.ts';
import {invalidParameter, refused} from './errors.ts';

const withoutFraction = ['isk', 'ugx'];
const withThreeDigits = ['bhd', 'jod', 'kwd', 'omr', 'tnd'];

export function checkAmount(amount: number, currency: string, param: string): void {
  if (!/^[a-z]{3}$/.test(currency) || ['clf', 'iqd', 'lyd'].includes(currency)) {
    throw invalidParameter('parameter_invalid_string', param, `Invalid currency: ${currency}`);
  }
  if (amount < 0 || amount > 99_999_999) throw refused('amount_too_large', `Amount must be no more than 99,999,999.`, param);
  const step = withoutFraction.includes(currency) ? 100 : withThreeDigits.includes(currency) ? 10 : 1;
  if (amount % step !== 0) throw refused('invalid_charge_amount_no_decimal_compatible', `Amounts in ${currency} are multiples of ${step}.`, param);
}

/** An amount of our protocol as Stripe would show it; a bare number is in ISO 4217 minor units. */
export function toApiAmount(amount: number | Money, currency: string): number {
  const value = typeof amount === 'number' ? amount : amount.amount;
  return withoutFraction.includes(currency) ? value * 100 : currency === 'mga' ? value / 100 : value;
}
