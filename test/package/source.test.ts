import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../support/module-graph.ts';
import {bin, run, typescriptCompiler} from '../support/run-command.ts';

describe('the source', () => {
  test('type-checks, tests, demo and scripts included', async () => {
    const {code, output} = await run(process.execPath, typescriptCompiler, '-p', 'test/tsconfig.json');
    assert.equal(code, 0, output);
  });

  test('passes lint without a warning', async () => {
    const {code, output} = await run(bin('eslint'), '.', '--max-warnings', '0', '--cache', '--cache-strategy', 'content', '--cache-location', '.tmp/eslint/');
    assert.equal(code, 0, output);
  });

  test('has no unused file, export or dependency', async () => {
    const {code, output} = await run(bin('knip'), '--no-progress');
    assert.equal(code, 0, output);
  });

  test('has no test that is skipped or runs alone', async () => {
    const {output} = await run('git', 'grep', '-nE', '\\b(it|test|describe)\\.(only|skip|todo)\\b|\\{ *(skip|todo|only): *true',
      '--', 'test', ':!test/package/source.test.ts');
    assert.equal(output, '');
  });

  test('names no registry in its lock file', () => {
    assert.ok(!/"resolved":/.test(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  });
});
