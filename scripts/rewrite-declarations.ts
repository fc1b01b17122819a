/**
 * Part of the build: replaces `.ts` in the relative specifiers of the emitted declarations with `.js`. TypeScript rewrites
 * them in modules only, and a consumer's TypeScript reads `./x.ts` as a source file that the package does not ship.
 */
import {globSync, readFileSync, writeFileSync} from 'node:fs';

for (const file of globSync('dist/esm/**/*.d.ts')) {
  const source = readFileSync(file, 'utf8');
  const rewritten = source.replace(/((?:\bfrom|\bimport)\s*\(?\s*['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2');
  if (rewritten !== source) writeFileSync(file, rewritten);
}
