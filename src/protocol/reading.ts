/**
 * Reads what came over the wire, without zod: the shapes in `shapes.ts` are written from the schemas by `npm run shapes`,
 * so that a browser checks every answer and pays for no schema library. A test holds both to the same yes, no and data.
 */
import {countGraphemes, hasForbidden, isContact, isOneLine, isWebAddress, MOST_UNITS_A_GRAPHEME} from './text.ts';

/** What is wrong, and where: the keys that lead there. Never the value. */
export interface Issue {
  path: readonly PropertyKey[];
  code: string;
}

interface Place {
  path: readonly PropertyKey[];
  issues: Issue[];
}

/** The value as its schema would give it, or undefined with an issue noted. */
export type Shape<T = unknown> = (value: unknown, at: Place) => T | undefined;

export function read<T>(shape: Shape<T>, value: unknown): {data: T; issues: undefined} | {data: undefined; issues: readonly Issue[]} {
  const issues: Issue[] = [];
  const data = shape(value, {path: [], issues});
  return issues.length ? {data: undefined, issues} : {data: data as T, issues: undefined};
}

const wrong = ({path, issues}: Place, code = 'invalid_type') => void issues.push({path, code});
const under = ({path, issues}: Place, key: PropertyKey): Place => ({path: [...path, key], issues});

/** A string; lengths are in UTF-16 code units. */
export const text = (pattern?: RegExp, least = 0, most = Infinity): Shape<string> => (value, at) =>
  typeof value !== 'string' ? wrong(at) : value.length < least ? wrong(at, 'too_small') : value.length > most ? wrong(at, 'too_big') :
    pattern && !pattern.test(value) ? wrong(at, 'invalid_format') : value;

/** As `words` and `line` of scalars.ts. */
export const words = (most: number, oneLine = false, pattern?: RegExp): Shape<string> => (value, at) => {
  const found = text(undefined, 0, most * MOST_UNITS_A_GRAPHEME)(value, at);
  return found === undefined ? found : hasForbidden(found) ? wrong(at, 'forbidden-characters') :
    countGraphemes(found) > most ? wrong(at, 'too-long') : oneLine && !isOneLine(found) ? wrong(at, 'empty-or-multiline') : pattern && !pattern.test(found) ? wrong(at, 'invalid_format') : found;
};

const address = (is: (text: string) => boolean, code: string): Shape<string> => (value, at) => {
  const found = text(undefined, 0, 2000)(value, at);
  return found === undefined || is(found) ? found : wrong(at, code);
};
export const webAddress = address(isWebAddress, 'not-a-web-address');
export const contact = address(isContact, 'not-a-contact');

export const whole = (least = -Infinity, most = Infinity): Shape<number> => (value, at) =>
  !isWhole(value) ? wrong(at) : value < least ? wrong(at, 'too_small') : value > most ? wrong(at, 'too_big') : value;
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

export const flag: Shape<boolean> = (value, at) => (typeof value === 'boolean' ? value : wrong(at));

export const same = <const T>(only: T): Shape<T> => (value, at) => (value === only ? only : wrong(at, 'invalid_value'));

/** A word from a list that may grow; see scalars.ts. */
export const oneOf = (known: readonly string[]): Shape<string> => (value, at) =>
  typeof value !== 'string' ? wrong(at) : known.includes(value) ? value : 'unknown';

export const list = <T>(of: Shape<T>, least = 0, most = Infinity): Shape<(T | undefined)[]> => (value, at) =>
  !Array.isArray(value) ? wrong(at) : value.length < least ? wrong(at, 'too_small') : value.length > most ? wrong(at, 'too_big') :
    value.map((one, index) => of(one, under(at, index)));

export const optional = <T>(shape: Shape<T>): Shape<T> => (value, at) => (value === undefined ? undefined : shape(value, at));

export const either = <T>(shape: Shape<T>, otherwise: T): Shape<T> => (value, at) => (value === undefined ? otherwise : shape(value, at));

/** Keys that it does not name are left out. */
export const object = (shapes: Readonly<Record<string, Shape>>): Shape<Record<string, unknown>> => (value, at) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(at);
  const found: Record<string, unknown> = {};
  for (const key in shapes) {
    const part = shapes[key]!((value as Record<string, unknown>)[key], under(at, key));
    if (part !== undefined) found[key] = part;
  }
  return found;
};
