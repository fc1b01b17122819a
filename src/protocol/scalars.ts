/** Field types that many schemas share. */
import * as z from 'zod/mini';
import {countGraphemes, hasForbiddenCharacters, isContact, isHttpUrl, isSingleLine, MAX_UNITS_PER_GRAPHEME} from './text.ts';

/** Text of at most `maxGraphemes` graphemes; may be empty. The cheapest check comes first, and a failed one ends the checks. */
export const multilineText = (maxGraphemes: number) =>
  z.string().check(
    z.maxLength(maxGraphemes * MAX_UNITS_PER_GRAPHEME, {abort: true}),
    z.refine((text: string) => !hasForbiddenCharacters(text), {error: 'forbidden-characters', abort: true}),
    z.refine((text: string) => countGraphemes(text) <= maxGraphemes, {error: 'too-long', abort: true}),
  );

/** One line of at most `maxGraphemes` graphemes, at least one of them visible. */
export const singleLineText = (maxGraphemes: number) =>
  multilineText(maxGraphemes).check(z.refine(isSingleLine, {error: 'empty-or-multiline'}));

/** RFC 3339 in UTC with milliseconds, e.g. `2026-11-22T16:20:04.000Z`. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

/** BCP 47, e.g. `en` or `zh-Hans-CN`. */
export const LanguageTag = z.string().check(z.maxLength(35), z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/));

/** ISO 3166-1 alpha-2, upper case. */
export const CountryCode = z.string().check(z.regex(/^[A-Z]{2}$/));

/** A gift's id: 128 random bits in base64url. It grants no access. */
export const GiftId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** An absolute `https:` URL, or `http:` for a shop on this machine. */
export const HttpUrl = z.string().check(
  z.maxLength(2000, {abort: true}),
  z.refine(isHttpUrl, {error: 'invalid-url'}),
);

/** A support contact: a web page, or `mailto:` with one address and no further header. */
export const Contact = z.string().check(
  z.maxLength(2000, {abort: true}),
  z.refine(isContact, {error: 'invalid-contact'}),
);

/**
 * A string from a list that a newer server may extend. A value that this side does not know is parsed as `'unknown'`, so that a `switch`
 * stays exhaustive and an old page keeps working.
 */
export const openEnum = <const Known extends readonly string[]>(known: Known) =>
  Object.assign(z.pipe(
    z.string(),
    z.transform((value: string): Known[number] | 'unknown' => (known.includes(value) ? (value as Known[number]) : 'unknown')),
  ), {known});
