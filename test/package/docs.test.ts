import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {lifecyclePage} from '../../docs/make.ts';
import {root} from '../support/imports.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the documents', () => {
  test('show the life of a gift as the source has it: npm run docs', () => {
    assert.equal(read('docs/lifecycle.md'), lifecyclePage());
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
