/** The small shapes that many calls share: text as people count it, moments, and words that a newer server may add. */
import * as z from 'zod/mini';
import {countGraphemes, hasForbiddenCharacters, isContact, isSingleLine, isHttpUrl, MAX_UNITS_PER_GRAPHEME} from './text.ts';

/** Text of at most `most` graphemes. */
export const multilineText = (most: number) =>
  z.string().check(
    z.maxLength(most * MAX_UNITS_PER_GRAPHEME),
    z.refine((text: string) => !hasForbiddenCharacters(text), {error: 'forbidden-characters'}),
    z.refine((text: string) => countGraphemes(text) <= most, {error: 'too-long'}),
  );

/** A single line of 1 to `most` graphemes that is more than white space. */
export const singleLineText = (most: number) =>
  multilineText(most).check(z.refine(isSingleLine, {error: 'empty-or-multiline'}));

/** A moment as RFC 3339 in UTC with milliseconds, e.g. `2026-11-22T16:20:04.000Z`. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

/** BCP 47, such as `en` or `zh-Hans-CN`. */
export const LanguageTag = z.string().check(z.maxLength(35), z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/));

/** ISO 3166-1 alpha-2, upper case. */
export const CountryCode = z.string().check(z.regex(/^[A-Z]{2}$/));

/** A gift's id: 128 random bits, base64url. It opens nothing. */
export const GiftId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** Absolute `https:` (or, for a shop on this very machine, `http:`) address. */
export const HttpUrl = z.string().check(
  z.maxLength(2000),
  z.refine(isHttpUrl, {error: 'invalid-url'}),
);

/** Where somebody can be asked: a web address, or `mailto:` with one mail address and nothing behind it. */
export const Contact = z.string().check(
  z.maxLength(2000),
  z.refine(isContact, {error: 'invalid-contact'}),
);

/**
 * A word from a list that may grow. What this side does not know reads as
 * `'unknown'`, so a `switch` stays exhaustive and an old page stays standing.
 */
export const openEnum = <const Known extends readonly string[]>(known: Known) =>
  Object.assign(z.pipe(
    z.string(),
    z.transform((value: string): Known[number] | 'unknown' => (known.includes(value) ? (value as Known[number]) : 'unknown')),
  ), {known});
