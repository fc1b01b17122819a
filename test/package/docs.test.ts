import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, test} from 'node:test';
import {root} from '../support/module-graph.ts';

const documents = globSync(['*.md', 'docs/**/*.md'], {cwd: root});
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the documents', () => {
  test('name only npm scripts that exist', () => {
    const {scripts} = JSON.parse(read('package.json'));
    const named = documents.flatMap((file) => [...read(file).matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name!));
    assert.ok(named.length > 0);
    assert.deepEqual(named.filter((name) => !scripts[name]), []);
  });

  test('link only to files that exist', () => {
    for (const file of documents) {
      for (const [, link] of read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
        assert.doesNotThrow(() => read(join(dirname(file), link!)), `${file}: ${link}`);
      }
    }
  });
});
