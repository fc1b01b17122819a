/** Rules for text that people write and read. Imports no schema, so that a form can check its input before one is loaded. */

/** Shared, because creating one costs more than counting a note. */
let segmenter: Intl.Segmenter | undefined;

/**
 * Counts what a reader sees as one character; an emoji with a skin tone is one (UAX #29). Firefox before 125 can't: there it counts code
 * points, which are never fewer.
 */
export function countGraphemes(text: string): number {
  if (!(Intl as Partial<typeof Intl>).Segmenter) return [...text].length;
  segmenter ??= new Intl.Segmenter(undefined, {granularity: 'grapheme'});
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

// Control characters except tab and line feed; bidirectional overrides, which let a name look like a domain; line separators, which fake a
// second line; tag characters outside a flag, which hide text. A flag has at most five and a terminator (ISO 3166-2): without a limit, the
// time to look behind each of them would grow with the square of the text.
const FORBIDDEN_CHARACTERS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u2028-\u202e\u2066-\u2069\ufeff]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,5})[\u{e0000}-\u{e007f}]/u;

// Anything but white space, characters that render as nothing, and combining marks without a base letter.
const VISIBLE_CHARACTER = /[^\s\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Bounds the UTF-16 code units too, because a grapheme can stack any number of combining marks. */
export const MAX_UNITS_PER_GRAPHEME = 12;

export const hasForbiddenCharacters = (text: string) => FORBIDDEN_CHARACTERS.test(text);
/** One line with at least one visible character. */
export const isSingleLine = (text: string) => VISIBLE_CHARACTER.test(text) && !/[\n\t]/.test(text);

/** Whether the text has at most `maxGraphemes` graphemes and no forbidden character. */
export const isValidText = (text: string, maxGraphemes: number) =>
  text.length <= maxGraphemes * MAX_UNITS_PER_GRAPHEME && !hasForbiddenCharacters(text) && countGraphemes(text) <= maxGraphemes;

export const isHttpUrl = (text: string) => /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text);

/** An http(s) URL, or `mailto:` with one address and no further header. */
export const isContact = (text: string) => /^mailto:[^\s@?&#]+@[^\s@?&#,]+$/i.test(text) || isHttpUrl(text);
