/** A telephone number, however people write it, as one that can be called from anywhere. */

export interface PhoneRule {
  /** The country calling code. */
  readonly callingCode: string;
  /** Matched against the number as it follows the calling code. */
  readonly pattern: RegExp;
  /** How many digits may follow the calling code. */
  readonly lengths: ReadonlySet<number>;
  /** What is dialled only within the country, and what, if anything, takes its place. */
  readonly nationalPrefix: RegExp | undefined;
  readonly prefixTransform: string;
  /** What is dialled before a calling code there. */
  readonly internationalPrefix: RegExp;
}

export function createPhoneRule(callingCode: string, pattern: string, lengths: string, prefix = '', prefixTransform = '', abroad = '00'): PhoneRule {
  const digits = lengths.split(' ').flatMap((span) => {
    const [from = 0, to = from] = span.split('-').map(Number);
    return Array.from({length: to - from + 1}, (_, i) => from + i);
  });
  return {
    callingCode, pattern: new RegExp(`^(?:${pattern})$`), lengths: new Set(digits),
    nationalPrefix: prefix ? new RegExp(`^(?:${prefix})`) : undefined, prefixTransform, internationalPrefix: new RegExp(`^(?:${abroad})(?=[1-9])`),
  };
}

/** E.164; as typed where the country's rules aren't known and there is no `+`; undefined when it can't be a number. */
export function normalizePhone(typed: string, rule: PhoneRule | undefined): string | undefined {
  const text = typed.normalize('NFKC').replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)).trim();
  if (!/^\(?\+?[\d\s().\u2010-\u2015\u2212/-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (/^\(?\+/.test(text)) return parseInternational(digits, text, rule);
  // 00 is understood by everyone, also where it isn't, or isn't all, that one dials.
  const zeros = /^00[1-9]/.test(digits) ? parseInternational(digits.slice(2), text, rule) : undefined;
  if (!rule) return zeros ?? (digits.length >= 5 && digits.length <= 15 ? text : undefined);
  if (zeros?.startsWith(`+${rule.callingCode}`)) return zeros;
  const abroad = rule.internationalPrefix.exec(digits)?.[0];
  if (abroad) return parseInternational(digits.slice(abroad.length), text, rule) ?? zeros;
  const own = stripNationalPrefix(digits, rule);
  if (digits.startsWith(rule.callingCode)) {
    const rest = digits.slice(rule.callingCode.length);
    // `49 30 …` without its plus; but `4930…` may also begin with the 49 of a German town.
    if (own.length > Math.max(...rule.lengths) || (!rule.pattern.test(own) && rule.pattern.test(stripNationalPrefix(rest, rule)))) {
      return parseInternational(digits, text, rule);
    }
  }
  return isValidNumber(own, rule) ? `+${rule.callingCode}${own}` : zeros;
}

function parseInternational(digits: string, text: string, rule: PhoneRule | undefined): string | undefined {
  if (rule && digits.startsWith(rule.callingCode)) {
    const own = stripNationalPrefix(digits.slice(rule.callingCode.length), rule);
    if (isValidNumber(own, rule)) return `+${rule.callingCode}${own}`;
    if (!SHARED_CALLING_CODES.test(rule.callingCode)) return undefined;
  }
  // `+44 (0)20 …`: the zero in brackets is never dialled from abroad.
  const bare = /\(0\)/.test(text) ? digits.replace(CALLING_CODE, (code) => `${code}_`).replace('_0', '').replace('_', '') : digits;
  return CALLING_CODE.test(bare) && bare.length >= 7 && bare.length <= 15 && (bare[0] !== '1' || /^1[2-9]\d{9}$/.test(bare)) ? `+${bare}` : undefined;
}

/** Without what is dialled only within the country, unless that would leave no number. */
function stripNationalPrefix(digits: string, {nationalPrefix, prefixTransform, pattern, lengths}: PhoneRule): string {
  const found = nationalPrefix?.exec(digits);
  if (!found) return digits;
  const rest = prefixTransform && found.length > 1 && found.at(-1) ? digits.replace(nationalPrefix!, prefixTransform) : digits.slice(found[0].length);
  if (pattern.test(digits) && !pattern.test(rest)) return digits;
  return lengths.has(rest.length) || rest.length > Math.max(...lengths) ? rest : digits;
}

const isValidNumber = (digits: string, {pattern, lengths}: PhoneRule) => lengths.has(digits.length) && pattern.test(digits);

/** Calling codes of several countries, one of which doesn't know the numbers of the others. */
const SHARED_CALLING_CODES = /^(1|7|39|44|47|61|212|262|290|358|590|599)$/;

/** The calling codes that are assigned (ITU E.164). */
const CALLING_CODE = new RegExp('^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|' +
  '21[1-368]|2[2346]\\d|25[0-8]|29[01789]|35\\d|37[0-8]|38[0-35-79]|42[013]|50\\d|59\\d|67[02-9]|68[0-35-9]|69[0-2]|' +
  '80[08]|85[02356]|87[08]|88[0-368]|96[0-8]|97[0-79]|99[2-68])');
