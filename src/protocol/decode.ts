/**
 * Validates responses in a browser without a schema library.
 *
 * The `*.generated.ts` files combine these functions; `npm run generate:decoders` writes them from the schemas. A test holds
 * both to the same verdicts and the same data.
 */
import {countGraphemes, hasForbiddenCharacters, isContact, isHttpUrl, isSingleLine, MAX_UNITS_PER_GRAPHEME} from './text.ts';

/** What is wrong with a value, and the keys that lead to it. Never contains the value. */
interface Issue {
  path: readonly PropertyKey[];
  code: string;
}

interface DecodeContext {
  path: readonly PropertyKey[];
  issues: Issue[];
}

/** Returns the value as its schema would, or adds an issue and returns undefined. */
export type Decoder<T = unknown> = (value: unknown, context: DecodeContext) => T | undefined;

export function decode<T>(decoder: Decoder<T>, value: unknown): {data: T; issues: undefined} | {data: undefined; issues: readonly Issue[]} {
  const issues: Issue[] = [];
  const data = decoder(value, {path: [], issues});
  return issues.length ? {data: undefined, issues} : {data: data as T, issues: undefined};
}

const addIssue = ({path, issues}: DecodeContext, code = 'invalid_type') => void issues.push({path, code});
const child = ({path, issues}: DecodeContext, key: PropertyKey): DecodeContext => ({path: [...path, key], issues});

/** A string; lengths are in UTF-16 code units. */
export const string = (pattern?: RegExp, min = 0, max = Infinity): Decoder<string> => (value, context) =>
  typeof value !== 'string' ? addIssue(context) : value.length < min ? addIssue(context, 'too_small') : value.length > max ? addIssue(context, 'too_big') :
    pattern && !pattern.test(value) ? addIssue(context, 'invalid_format') : value;

/** `multilineText` and `singleLineText` of `scalars.ts`. */
export const plainText = (maxGraphemes: number, singleLine = false, pattern?: RegExp): Decoder<string> => (value, context) => {
  const text = string(undefined, 0, maxGraphemes * MAX_UNITS_PER_GRAPHEME)(value, context);
  return text === undefined ? text : hasForbiddenCharacters(text) ? addIssue(context, 'forbidden-characters') :
    countGraphemes(text) > maxGraphemes ? addIssue(context, 'too-long') : singleLine && !isSingleLine(text) ? addIssue(context, 'empty-or-multiline') :
      pattern && !pattern.test(text) ? addIssue(context, 'invalid_format') : text;
};

const urlLike = (isValid: (text: string) => boolean, code: string): Decoder<string> => (value, context) => {
  const text = string(undefined, 0, 2000)(value, context);
  return text === undefined || isValid(text) ? text : addIssue(context, code);
};
export const httpUrl = urlLike(isHttpUrl, 'invalid-url');
export const contact = urlLike(isContact, 'invalid-contact');

export const integer = (min = -Infinity, max = Infinity): Decoder<number> => (value, context) =>
  !isInteger(value) ? addIssue(context) : value < min ? addIssue(context, 'too_small') : value > max ? addIssue(context, 'too_big') : value;
const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);

export const boolean: Decoder<boolean> = (value, context) => (typeof value === 'boolean' ? value : addIssue(context));

export const literal = <const T>(expected: T): Decoder<T> => (value, context) => (value === expected ? expected : addIssue(context, 'invalid_value'));

/** A string from a list that a newer server may extend; see `scalars.ts`. */
export const openEnum = (known: readonly string[]): Decoder<string> => (value, context) =>
  typeof value !== 'string' ? addIssue(context) : known.includes(value) ? value : 'unknown';

export const array = <T>(decoder: Decoder<T>, min = 0, max = Infinity): Decoder<(T | undefined)[]> => (value, context) =>
  !Array.isArray(value) ? addIssue(context) : value.length < min ? addIssue(context, 'too_small') :
    value.length > max ? addIssue(context, 'too_big') : value.map((item, index) => decoder(item, child(context, index)));

export const optional = <T>(decoder: Decoder<T>): Decoder<T> => (value, context) =>
  (value === undefined ? undefined : decoder(value, context));

export const withDefault = <T>(decoder: Decoder<T>, fallback: T): Decoder<T> => (value, context) =>
  (value === undefined ? fallback : decoder(value, context));

/** Removes keys that are not listed. */
export const object = (decoders: Readonly<Record<string, Decoder>>): Decoder<Record<string, unknown>> => (value, context) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return addIssue(context);
  const result: Record<string, unknown> = {};
  for (const key in decoders) {
    const field = decoders[key]!((value as Record<string, unknown>)[key], child(context, key));
    if (field !== undefined) result[key] = field;
  }
  return result;
};
