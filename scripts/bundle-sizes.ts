/** Sizes of the built browser files, compressed with brotli 11. Run it to print all of them. */
import {globSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';

const dist = join(import.meta.dirname, '../dist');

export const brotliSize = (bytes: Uint8Array) =>
  brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;

export const sizeOf = (file: string) => brotliSize(readFileSync(join(dist, file)));

/** A chunk by its name, whatever its hash. */
export function chunk(name: string): string {
  const [found] = globSync(`chunks/${name}-????????.js`, {cwd: dist});
  if (!found) throw new Error(`There is no chunk called ${name}: ${globSync('chunks/*.js', {cwd: dist}).join(', ')}`);
  return found.replaceAll('\\', '/');
}

/** A file and all that it imports before it runs. */
export function withImports(files: string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const code = readFileSync(join(dist, file), 'utf8');
    for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      visit(relative(dist, join(dist, dirname(file), name!)).replaceAll('\\', '/'));
    }
  };
  files.forEach(visit);
  return seen;
}

export const totalSize = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + sizeOf(file), 0);
export const chunks = () => globSync('chunks/*.js', {cwd: dist}).map((file) => file.replaceAll('\\', '/')).sort();

if (import.meta.main) {
  for (const file of ['send-as-gift.js', 'pages/claim.js', 'pages/manage.js', ...chunks()]) console.log(String(sizeOf(file)).padStart(7), file);
}
