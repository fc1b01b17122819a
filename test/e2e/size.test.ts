import {before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {measureSizes} from '../../scripts/size-report.ts';

describe('the size of what a page loads', () => {
  let sizes: Awaited<ReturnType<typeof measureSizes>>;
  before(async () => { sizes = await measureSizes(); });

  test('stays within every budget of npm run size', () => {
    const over = sizes.table.filter(({bytes, budget}) => bytes > budget);
    assert.deepEqual(over.map(({label, bytes, budget}) => `${label}: ${bytes} bytes, over ${budget}`), []);
  });

  test('the button is one request, and calls no API before the user reaches it', () => {
    assert.equal(sizes.table[0]!.requests, 1);
    assert.equal(sizes.apiCallsBeforeIntent, 0);
  });

  test('the sealed card calls the API once', () => {
    assert.equal(sizes.apiCallsBeforeClick, 1);
  });
});
