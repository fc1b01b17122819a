/** The small shapes that many calls share: text as people count it, moments, and words that a newer server may add. */
import * as z from 'zod/mini';

/** What a person would call one character: an emoji with a skin tone is one (UAX #29). */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(text)) count++;
  return count;
}

// Control characters other than tab and line feed have no place in words that
// people read, and bidirectional overrides let a name pretend to be a domain.
// Line separators fake a second line; tags outside a flag hide words.
const FORBIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u2028-\u202e\u2066-\u2069\ufeff]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0000}-\u{e007f}]/u;

// White space, what is drawn as nothing, and marks without a letter.
const VISIBLE = /[^\s\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Text of at most `most` graphemes. A grapheme of joined marks can be long, so code units are bounded too. */
export const words = (most: number) =>
  z.string().check(
    z.maxLength(most * 12),
    z.refine((text: string) => !FORBIDDEN.test(text), {error: 'forbidden-characters'}),
    z.refine((text: string) => countGraphemes(text) <= most, {error: 'too-long'}),
  );

/** A single line of 1 to `most` graphemes that is more than white space. */
export const line = (most: number) =>
  words(most).check(z.refine((text: string) => VISIBLE.test(text) && !/[\n\t]/.test(text), {error: 'empty-or-multiline'}));

/** A moment as RFC 3339 in UTC with milliseconds, e.g. `2026-11-22T16:20:04.000Z`. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

/** BCP 47, such as `en` or `zh-Hans-CN`. */
export const LanguageTag = z.string().check(z.maxLength(35), z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/));

/** ISO 3166-1 alpha-2, upper case. */
export const CountryCode = z.string().check(z.regex(/^[A-Z]{2}$/));

/** A gift's id: 128 random bits, base64url. It opens nothing. */
export const GiftId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** Absolute `https:` (or, for a shop on this very machine, `http:`) address. */
export const WebAddress = z.string().check(
  z.maxLength(2000),
  z.refine((text: string) => /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text), {error: 'not-a-web-address'}),
);

/**
 * A word from a list that may grow. What this side does not know reads as
 * `'unknown'`, so a `switch` stays exhaustive and an old page stays standing.
 */
export const oneOf = <const Known extends readonly string[]>(known: Known) =>
  z.pipe(
    z.string(),
    z.transform((value: string): Known[number] | 'unknown' => (known.includes(value) ? (value as Known[number]) : 'unknown')),
  );
