import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../support/module-graph.ts';

describe('the shipped modules', () => {
  test('import no .ts file, also not lazily: bundlers stop at one', () => {
    const files = globSync('dist/{esm,chunks,pages,server}/**/*.js', {cwd: root});
    assert.ok(files.length > 100);
    const specifier = /(?:from|import)\s*\(?\s*['"]\.[^'"]*\.ts['"]/;
    assert.deepEqual(files.filter((file) => specifier.test(readFileSync(join(root, file), 'utf8'))), []);
  });
});
