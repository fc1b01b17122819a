/** Writes `dist/integrity.json`: the SHA-384 of each file that a browser loads from the script tag, for `integrity` attributes. */
import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

const dist = join(import.meta.dirname, '../dist');

/** A file and everything that it imports, now or later. */
function collectImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const specifiers = readFileSync(join(dist, file), 'utf8').matchAll(/(?:from|import\()?["'](\.{1,2}\/[\w./-]+\.js)["']/g);
  for (const [, specifier] of specifiers) collectImports(join(dirname(file), specifier!), found);
  return found;
}

const files = [...collectImports('send-as-gift.js')].sort();
const digest = (file: string) => `sha384-${createHash('sha384').update(readFileSync(join(dist, file))).digest('base64')}`;
writeFileSync(join(dist, 'integrity.json'), `${JSON.stringify(Object.fromEntries(files.map((file) => [file, digest(file)])), null, 2)}\n`);
