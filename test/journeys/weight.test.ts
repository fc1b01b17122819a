import {before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {weights} from '../support/weights.ts';

describe('what a page pays', () => {
  let found: Awaited<ReturnType<typeof weights>>;
  before(async () => { found = await weights(); });

  test('no budget is passed: npm run sizes', () => {
    const over = found.table.filter(({bytes, budget}) => bytes > budget);
    assert.deepEqual(over.map(({what, bytes, budget}) => `${what}: ${bytes} bytes, over ${budget}`), []);
  });

  test('a button is one request, and asks the backend nothing before somebody comes near', () => {
    assert.equal(found.table[0]!.requests, 1);
    assert.equal(found.callsBeforeIntent, 0);
  });

  test('a sealed card asks one question', () => {
    assert.equal(found.callsBeforePress, 1);
  });
});
