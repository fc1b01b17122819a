/** Where a value is in a JSON text, so that an error message can name its line. */

/** A string, a bracket, a comma, a colon, a word or number; a quote that is never closed is a token of its own. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:"]|[^\s{}[\],:"]+/g;

/**
 * The line, counted from 1, of the first token that cannot be where it is; of the last token if something is missing at the end.
 * The message of `JSON.parse` names no position for some mistakes, such as a comma too many.
 */
export function syntaxErrorLine(text: string): number {
  const open: string[] = [];
  let expected: 'value' | 'first item' | 'name' | 'first name' | 'colon' | 'comma' = 'value';
  let end = 0;
  for (const {0: token, index} of text.matchAll(TOKENS)) {
    const isValue = expected === 'value' || expected === 'first item';
    const isName = expected === 'name' || expected === 'first name';
    if ((token === '{' || token === '[') && isValue) {
      open.push(token);
      expected = token === '{' ? 'first name' : 'first item';
    } else if (token === '}' && open.at(-1) === '{' && (expected === 'comma' || expected === 'first name')) {
      open.pop();
      expected = 'comma';
    } else if (token === ']' && open.at(-1) === '[' && (expected === 'comma' || expected === 'first item')) {
      open.pop();
      expected = 'comma';
    } else if (token === ',' && expected === 'comma' && open.length) expected = open.at(-1) === '{' ? 'name' : 'value';
    else if (token === ':' && expected === 'colon') expected = 'value';
    else if (isName && token.startsWith('"') && isScalar(token)) expected = 'colon';
    else if (isValue && isScalar(token)) expected = 'comma';
    else return lineAt(text, index);
    end = index;
  }
  return lineAt(text, end);
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function isScalar(token: string): boolean {
  try {
    JSON.parse(token);
    return true;
  } catch {
    return false;
  }
}

/** Reads valid JSON. The returned function gives the line of a path; for a value that is missing, the line of what should contain it. */
export function locateValues(json: string): (path: readonly PropertyKey[]) => number {
  const lines = new Map<string, number>();
  const open: {isList: boolean; key: string | number | undefined}[] = [];
  const setLine = (line: number) => lines.set(pathId(open.map(({key}) => key!)), line);
  let line = 1;
  let end = 0;
  for (const {0: token, index} of json.matchAll(TOKENS)) {
    line += json.slice(end, index).split('\n').length - 1;
    end = index + token.length;
    const parent = open.at(-1);
    if (token === '}' || token === ']') open.pop();
    else if (token === ',') parent!.key = parent!.isList ? Number(parent!.key) + 1 : undefined;
    else if (parent && parent.key === undefined) {
      parent.key = JSON.parse(token) as string;
      setLine(line);
    } else if (token !== ':') {
      // The line of a field is the line of its name.
      if (parent?.isList !== false) setLine(line);
      if (token === '{' || token === '[') open.push({isList: token === '[', key: token === '[' ? 0 : undefined});
    }
  }
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const found = lines.get(pathId(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return 1;
  };
}

const pathId = (path: readonly PropertyKey[]) => JSON.stringify(path);
