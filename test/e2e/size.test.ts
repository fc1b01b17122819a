import {before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {measureSizes} from '../../scripts/size-report.ts';

describe('what a page pays', () => {
  let found: Awaited<ReturnType<typeof measureSizes>>;
  before(async () => { found = await measureSizes(); });

  test('no budget is passed: npm run size', () => {
    const over = found.table.filter(({bytes, budget}) => bytes > budget);
    assert.deepEqual(over.map(({label, bytes, budget}) => `${label}: ${bytes} bytes, over ${budget}`), []);
  });

  test('a button is one request, and asks the backend nothing before somebody comes near', () => {
    assert.equal(found.table[0]!.requests, 1);
    assert.equal(found.apiCallsBeforeIntent, 0);
  });

  test('a sealed card asks one question', () => {
    assert.equal(found.apiCallsBeforeClick, 1);
  });
});
