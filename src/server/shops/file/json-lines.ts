/** Where a value is in a JSON text, so that an error message can name its line. */
import {visit, type JSONPath} from 'jsonc-parser';

/** The line, counted from 1, of the first mistake in a text that is not JSON; of its last token if something is missing at the end. */
export function syntaxErrorLine(text: string): number {
  const lines: number[] = [];
  visit(text, {onError: (_error, _offset, _length, line) => lines.push(line + 1)}, {disallowComments: true});
  return Math.min(lines[0] ?? 1, text.trimEnd().split('\n').length);
}

/** Reads valid JSON. The returned function gives the line of a path; for a value that is missing, the line of what should contain it. */
export function locateValues(json: string): (path: readonly PropertyKey[]) => number {
  const lines = new Map<string, number>();
  // The line of a field is the line of its name, which comes first.
  const setLine = (path: JSONPath, line: number) => lines.has(pathId(path)) || lines.set(pathId(path), line + 1);
  visit(json, {
    onObjectProperty: (name, _offset, _length, line, _character, getPath) => void setLine([...getPath(), name], line),
    onObjectBegin: (_offset, _length, line, _character, getPath) => void setLine(getPath(), line),
    onArrayBegin: (_offset, _length, line, _character, getPath) => void setLine(getPath(), line),
    onLiteralValue: (_value, _offset, _length, line, _character, getPath) => void setLine(getPath(), line),
  });
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const found = lines.get(pathId(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return 1;
  };
}

const pathId = (path: readonly PropertyKey[]) => JSON.stringify(path);
