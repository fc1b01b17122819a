/**
 * Reads what came over the wire, without zod: the shapes in `shapes.ts` are written from the schemas by `npm run generate:decoders`,
 * so that a browser checks every answer and pays for no schema library. A test holds both to the same yes, no and data.
 */
import {countGraphemes, hasForbiddenCharacters, isContact, isSingleLine, isHttpUrl, MAX_UNITS_PER_GRAPHEME} from './text.ts';

/** What is wrong, and where: the keys that lead there. Never the value. */
export interface Issue {
  path: readonly PropertyKey[];
  code: string;
}

interface DecodeContext {
  path: readonly PropertyKey[];
  issues: Issue[];
}

/** The value as its schema would give it, or undefined with an issue noted. */
export type Decoder<T = unknown> = (value: unknown, at: DecodeContext) => T | undefined;

export function decode<T>(shape: Decoder<T>, value: unknown): {data: T; issues: undefined} | {data: undefined; issues: readonly Issue[]} {
  const issues: Issue[] = [];
  const data = shape(value, {path: [], issues});
  return issues.length ? {data: undefined, issues} : {data: data as T, issues: undefined};
}

const addIssue = ({path, issues}: DecodeContext, code = 'invalid_type') => void issues.push({path, code});
const child = ({path, issues}: DecodeContext, key: PropertyKey): DecodeContext => ({path: [...path, key], issues});

/** A string; lengths are in UTF-16 code units. */
export const string = (pattern?: RegExp, least = 0, most = Infinity): Decoder<string> => (value, at) =>
  typeof value !== 'string' ? addIssue(at) : value.length < least ? addIssue(at, 'too_small') : value.length > most ? addIssue(at, 'too_big') :
    pattern && !pattern.test(value) ? addIssue(at, 'invalid_format') : value;

/** As `words` and `line` of scalars.ts. */
export const plainText = (most: number, oneLine = false, pattern?: RegExp): Decoder<string> => (value, at) => {
  const found = string(undefined, 0, most * MAX_UNITS_PER_GRAPHEME)(value, at);
  return found === undefined ? found : hasForbiddenCharacters(found) ? addIssue(at, 'forbidden-characters') :
    countGraphemes(found) > most ? addIssue(at, 'too-long') : oneLine && !isSingleLine(found) ? addIssue(at, 'empty-or-multiline') : pattern && !pattern.test(found) ? addIssue(at, 'invalid_format') : found;
};

const urlLike = (is: (string: string) => boolean, code: string): Decoder<string> => (value, at) => {
  const found = string(undefined, 0, 2000)(value, at);
  return found === undefined || is(found) ? found : addIssue(at, code);
};
export const httpUrl = urlLike(isHttpUrl, 'invalid-url');
export const contact = urlLike(isContact, 'invalid-contact');

export const integer = (least = -Infinity, most = Infinity): Decoder<number> => (value, at) =>
  !isInteger(value) ? addIssue(at) : value < least ? addIssue(at, 'too_small') : value > most ? addIssue(at, 'too_big') : value;
const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);

export const boolean: Decoder<boolean> = (value, at) => (typeof value === 'boolean' ? value : addIssue(at));

export const literal = <const T>(only: T): Decoder<T> => (value, at) => (value === only ? only : addIssue(at, 'invalid_value'));

/** A word from a list that may grow; see scalars.ts. */
export const openEnum = (known: readonly string[]): Decoder<string> => (value, at) =>
  typeof value !== 'string' ? addIssue(at) : known.includes(value) ? value : 'unknown';

export const array = <T>(of: Decoder<T>, least = 0, most = Infinity): Decoder<(T | undefined)[]> => (value, at) =>
  !Array.isArray(value) ? addIssue(at) : value.length < least ? addIssue(at, 'too_small') : value.length > most ? addIssue(at, 'too_big') :
    value.map((one, index) => of(one, child(at, index)));

export const optional = <T>(shape: Decoder<T>): Decoder<T> => (value, at) => (value === undefined ? undefined : shape(value, at));

export const withDefault = <T>(shape: Decoder<T>, otherwise: T): Decoder<T> => (value, at) => (value === undefined ? otherwise : shape(value, at));

/** Keys that it does not name are left out. */
export const object = (shapes: Readonly<Record<string, Decoder>>): Decoder<Record<string, unknown>> => (value, at) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return addIssue(at);
  const found: Record<string, unknown> = {};
  for (const key in shapes) {
    const part = shapes[key]!((value as Record<string, unknown>)[key], child(at, key));
    if (part !== undefined) found[key] = part;
  }
  return found;
};
