import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {renderLifecycle} from '../../scripts/docs.ts';
import {root} from '../support/module-graph.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the documents', () => {
  test('show the life of a gift as the source has it: npm run generate:docs', () => {
    assert.equal(read('docs/lifecycle.md'), renderLifecycle());
  });

  test('name only commands that package.json has', () => {
    const {scripts} = JSON.parse(read('package.json'));
    const named = [...(read('README.md') + read('docs/lifecycle.md')).matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name!);
    assert.deepEqual(named.filter((name) => !scripts[name]), []);
  });

  test('link to files that are there', () => {
    for (const [, link] of read('README.md').matchAll(/\]\((?!https?:|#)([^)#]+)/g)) assert.doesNotThrow(() => read(link!), link);
  });
});
