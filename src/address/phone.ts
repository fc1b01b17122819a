import type {PhoneRule} from './formats.ts';

/** A telephone number as E.164 where that can be told, else as typed; undefined when it can't be one. */
export function tidyPhone(typed: string, rule: PhoneRule | undefined): string | undefined {
  const text = typed.normalize('NFKC').trim();
  if (!/^[+\d\s().\u2010-\u2015/-]+$/.test(text)) return undefined;
  const international = /^\s*(\+|00)/.test(text);
  // `+44 (0)20 …`: the zero in brackets is never dialled from abroad.
  const digits = (international ? text.replace('(0)', '') : text).replace(/\D/g, '').replace(/^00/, international ? '' : '00');
  if (international) return digits.length >= 7 && digits.length <= 15 ? `+${digits}` : undefined;
  if (!rule) return digits.length >= 5 && digits.length <= 15 ? text : undefined;
  const withCode = digits.startsWith(rule.code) && fits(digits.length - rule.code.length, rule) && !fits(digits.length, rule);
  const own = withCode ? digits.slice(rule.code.length) : rule.trunk ? digits.replace(/^0/, '') : digits;
  return fits(own.length, rule) ? `+${rule.code}${own}` : undefined;
}

const fits = (length: number, {digits: [least, most]}: PhoneRule) => length >= least && length <= most;
