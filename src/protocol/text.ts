/** What may stand in words that people write and read, told without any schema, so that a form can ask before one is loaded. */

/** What a person would call one character: an emoji with a skin tone is one (UAX #29). */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(text)) count++;
  return count;
}

// Control characters other than tab and line feed have no place in words that
// people read, and bidirectional overrides let a name pretend to be a domain.
// Line separators fake a second line; tags outside a flag hide words.
const FORBIDDEN_CHARACTERS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u2028-\u202e\u2066-\u2069\ufeff]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0000}-\u{e007f}]/u;

// White space, what is drawn as nothing, and marks without a letter.
const VISIBLE_CHARACTER = /[^\s\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** A grapheme of joined marks can be long, so code units are bounded too. */
export const MAX_UNITS_PER_GRAPHEME = 12;

export const hasForbiddenCharacters = (text: string) => FORBIDDEN_CHARACTERS.test(text);
export const isSingleLine = (text: string) => VISIBLE_CHARACTER.test(text) && !/[\n\t]/.test(text);

/** Whether a gift can carry this text: at most `most` graphemes, none of them forbidden. */
export const isValidText = (text: string, most: number) =>
  text.length <= most * MAX_UNITS_PER_GRAPHEME && !hasForbiddenCharacters(text) && countGraphemes(text) <= most;

export const isHttpUrl = (text: string) => /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text);

/** A web address, or `mailto:` with one mail address and nothing behind it. */
export const isContact = (text: string) => /^mailto:[^\s@?&#]+@[^\s@?&#,]+$/i.test(text) || isHttpUrl(text);
