/** A telephone number, however people write it, as one that can be called from anywhere. */

export interface PhoneRule {
  /** The country calling code. */
  readonly code: string;
  /** Matched against the number as it follows the calling code. */
  readonly pattern: RegExp;
  /** How many digits may follow the calling code. */
  readonly lengths: ReadonlySet<number>;
  /** What is dialled only within the country, and what, if anything, takes its place. */
  readonly prefix: RegExp | undefined;
  readonly transformed: string;
  /** What is dialled before a calling code there. */
  readonly abroad: RegExp;
}

export function phoneRule(code: string, pattern: string, lengths: string, prefix = '', transformed = '', abroad = '00'): PhoneRule {
  const digits = lengths.split(' ').flatMap((span) => {
    const [from = 0, to = from] = span.split('-').map(Number);
    return Array.from({length: to - from + 1}, (_, i) => from + i);
  });
  return {
    code, pattern: new RegExp(`^(?:${pattern})$`), lengths: new Set(digits),
    prefix: prefix ? new RegExp(`^(?:${prefix})`) : undefined, transformed, abroad: new RegExp(`^(?:${abroad})(?=[1-9])`),
  };
}

/** E.164; as typed where the country's rules aren't known and there is no `+`; undefined when it can't be a number. */
export function tidyPhone(typed: string, rule: PhoneRule | undefined): string | undefined {
  const text = typed.normalize('NFKC').replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)).trim();
  if (!/^\(?\+?[\d\s().\u2010-\u2015\u2212/-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (/^\(?\+/.test(text)) return international(digits, text, rule);
  // 00 is understood by everyone, also where it isn't, or isn't all, that one dials.
  const zeros = /^00[1-9]/.test(digits) ? international(digits.slice(2), text, rule) : undefined;
  if (!rule) return zeros ?? (digits.length >= 5 && digits.length <= 15 ? text : undefined);
  if (zeros?.startsWith(`+${rule.code}`)) return zeros;
  const abroad = rule.abroad.exec(digits)?.[0];
  if (abroad) return international(digits.slice(abroad.length), text, rule) ?? zeros;
  const own = national(digits, rule);
  if (digits.startsWith(rule.code)) {
    const rest = digits.slice(rule.code.length);
    // `49 30 …` without its plus; but `4930…` may also begin with the 49 of a German town.
    if (own.length > Math.max(...rule.lengths) || (!rule.pattern.test(own) && rule.pattern.test(national(rest, rule)))) {
      return international(digits, text, rule);
    }
  }
  return fits(own, rule) ? `+${rule.code}${own}` : zeros;
}

function international(digits: string, text: string, rule: PhoneRule | undefined): string | undefined {
  if (rule && digits.startsWith(rule.code)) {
    const own = national(digits.slice(rule.code.length), rule);
    if (fits(own, rule)) return `+${rule.code}${own}`;
    if (!SHARED.test(rule.code)) return undefined;
  }
  // `+44 (0)20 …`: the zero in brackets is never dialled from abroad.
  const bare = /\(0\)/.test(text) ? digits.replace(CODE, (code) => `${code}_`).replace('_0', '').replace('_', '') : digits;
  return CODE.test(bare) && bare.length >= 7 && bare.length <= 15 && (bare[0] !== '1' || /^1[2-9]\d{9}$/.test(bare)) ? `+${bare}` : undefined;
}

/** Without what is dialled only within the country, unless that would leave no number. */
function national(digits: string, {prefix, transformed, pattern, lengths}: PhoneRule): string {
  const found = prefix?.exec(digits);
  if (!found) return digits;
  const rest = transformed && found.length > 1 && found.at(-1) ? digits.replace(prefix!, transformed) : digits.slice(found[0].length);
  if (pattern.test(digits) && !pattern.test(rest)) return digits;
  return lengths.has(rest.length) || rest.length > Math.max(...lengths) ? rest : digits;
}

const fits = (digits: string, {pattern, lengths}: PhoneRule) => lengths.has(digits.length) && pattern.test(digits);

/** Calling codes of several countries, one of which doesn't know the numbers of the others. */
const SHARED = /^(1|7|39|44|47|61|212|262|290|358|590|599)$/;

/** The calling codes that are assigned (ITU E.164). */
const CODE = new RegExp('^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|' +
  '21[1-368]|2[2346]\\d|25[0-8]|29[01789]|35\\d|37[0-8]|38[0-35-79]|42[013]|50\\d|59\\d|67[02-9]|68[0-35-9]|69[0-2]|' +
  '80[08]|85[02356]|87[08]|88[0-368]|96[0-8]|97[0-79]|99[2-68])');
