/** Converts phone numbers, however they are written, to E.164. */

export interface PhoneRule {
  readonly callingCode: string;
  /** Matches the national number: what follows the calling code. */
  readonly pattern: RegExp;
  /** The possible lengths of the national number; digits. */
  readonly lengths: ReadonlySet<number>;
  /** What is dialed before the national number within the country, and what replaces it, if anything. */
  readonly nationalPrefix: RegExp | undefined;
  readonly prefixTransform: string;
  /** What is dialed before a calling code within the country. */
  readonly internationalPrefix: RegExp;
}

export function createPhoneRule(
  callingCode: string, pattern: string, lengths: string, nationalPrefix = '', prefixTransform = '', internationalPrefix = '00',
): PhoneRule {
  const digits = lengths.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({length: to - from + 1}, (_, i) => from + i);
  });
  return {
    callingCode, pattern: new RegExp(`^(?:${pattern})$`), lengths: new Set(digits),
    nationalPrefix: nationalPrefix ? new RegExp(`^(?:${nationalPrefix})`) : undefined, prefixTransform,
    internationalPrefix: new RegExp(`^(?:${internationalPrefix})(?=[1-9])`),
  };
}

/** E.164. Returns the input if the country's rules are unknown and there is no `+`; undefined if it cannot be a phone number. */
export function normalizePhone(input: string, rule: PhoneRule | undefined): string | undefined {
  const text = input.normalize('NFKC').replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)).trim();
  if (!/^\(?\+?[\d\s().\u2010-\u2015\u2212/-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (/^\(?\+/.test(text)) return parseInternational(digits, text, rule);
  // People write 00 for an international number even where another prefix is dialed.
  const with00 = /^00[1-9]/.test(digits) ? parseInternational(digits.slice(2), text, rule) : undefined;
  if (!rule) return with00 ?? (digits.length >= 5 && digits.length <= 15 ? text : undefined);
  if (with00?.startsWith(`+${rule.callingCode}`)) return with00;
  const prefix = rule.internationalPrefix.exec(digits)?.[0];
  if (prefix) return parseInternational(digits.slice(prefix.length), text, rule) ?? with00;
  const number = stripNationalPrefix(digits, rule);
  if (digits.startsWith(rule.callingCode)) {
    const rest = digits.slice(rule.callingCode.length);
    // `49 30 …` may be international without its plus, or a German number whose area code begins with 49.
    if (number.length > Math.max(...rule.lengths) || (!rule.pattern.test(number) && rule.pattern.test(stripNationalPrefix(rest, rule)))) {
      return parseInternational(digits, text, rule);
    }
  }
  return isValidNumber(number, rule) ? `+${rule.callingCode}${number}` : with00;
}

function parseInternational(digits: string, text: string, rule: PhoneRule | undefined): string | undefined {
  if (rule && digits.startsWith(rule.callingCode)) {
    const number = stripNationalPrefix(digits.slice(rule.callingCode.length), rule);
    if (isValidNumber(number, rule)) return `+${rule.callingCode}${number}`;
    if (!SHARED_CALLING_CODES.test(rule.callingCode)) return undefined;
  }
  // `+44 (0)20 …`: the zero in parentheses is not dialed from abroad.
  const bare = /\(0\)/.test(text) ? digits.replace(CALLING_CODE, (code) => `${code}_`).replace('_0', '').replace('_', '') : digits;
  const isPlausible = CALLING_CODE.test(bare) && bare.length >= 7 && bare.length <= 15 && (bare[0] !== '1' || /^1[2-9]\d{9}$/.test(bare));
  return isPlausible ? `+${bare}` : undefined;
}

/** Keeps the prefix if the number is only valid with it. */
function stripNationalPrefix(digits: string, {nationalPrefix, prefixTransform, pattern, lengths}: PhoneRule): string {
  const found = nationalPrefix?.exec(digits);
  if (!found) return digits;
  const isTransformed = prefixTransform && found.length > 1 && found.at(-1);
  const rest = isTransformed ? digits.replace(nationalPrefix!, prefixTransform) : digits.slice(found[0].length);
  if (pattern.test(digits) && !pattern.test(rest)) return digits;
  return lengths.has(rest.length) || rest.length > Math.max(...lengths) ? rest : digits;
}

const isValidNumber = (digits: string, {pattern, lengths}: PhoneRule) => lengths.has(digits.length) && pattern.test(digits);

/** Calling codes that several countries share. The rules of one do not cover the numbers of the others. */
const SHARED_CALLING_CODES = /^(1|7|39|44|47|61|212|262|290|358|590|599)$/;

/** The assigned calling codes (ITU E.164). */
const CALLING_CODE = new RegExp('^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|' +
  '21[1-368]|2[2346]\\d|25[0-8]|29[01789]|35\\d|37[0-8]|38[0-35-79]|42[013]|50\\d|59\\d|67[02-9]|68[0-35-9]|69[0-2]|' +
  '80[08]|85[02356]|87[08]|88[0-368]|96[0-8]|97[0-79]|99[2-68])');
