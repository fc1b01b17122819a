import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createBreaker} from '../../../src/server/jobs/breaker.ts';
import {isUnreachable} from '../../../src/server/jobs/timeouts.ts';
import {createTestClock} from '../support/test-backend.ts';

const LIMIT = 8;

function createOpenBreaker() {
  const time = createTestClock();
  const breaker = createBreaker(time.clock);
  const fail = (times = 1) => {
    for (let call = 0; call < times; call++) breaker.record(false);
  };
  fail(5);
  return {time, breaker, fail};
}

describe('a circuit breaker', () => {
  test('opens after five calls in a row without an answer', () => {
    const breaker = createBreaker(createTestClock().clock);
    for (const isAnswered of [false, false, false, false, true, false, false, false, false]) breaker.record(isAnswered);
    assert.deepEqual([breaker.maxRunning(LIMIT), breaker.retryAt()], [LIMIT, 0]);
    breaker.record(false);
    assert.equal(breaker.maxRunning(LIMIT), 0);
  });

  test('lets one call probe after a pause, which doubles with every failed probe up to a minute', () => {
    const {time, breaker, fail} = createOpenBreaker();
    const pauses = [];
    for (let probe = 0; probe < 6; probe++) {
      pauses.push(breaker.retryAt() - time.now());
      time.set(breaker.retryAt() - 1);
      assert.equal(breaker.maxRunning(LIMIT), 0);
      time.advance(1);
      assert.equal(breaker.maxRunning(LIMIT), 1);
      fail();
    }
    assert.deepEqual(pauses, [5000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    breaker.record(true);
    assert.deepEqual([breaker.maxRunning(LIMIT), breaker.retryAt()], [LIMIT, 0]);
    fail(4);
    assert.equal(breaker.maxRunning(LIMIT), LIMIT, 'it counts anew');
  });

  test('pauses no longer because calls that began before it opened fail as well', () => {
    const {time, breaker, fail} = createOpenBreaker();
    fail(3);
    assert.equal(breaker.retryAt(), time.now() + 5000);
  });

  test('probes at once when the clock is set back', () => {
    const {time, breaker} = createOpenBreaker();
    time.advance(-86_400_000);
    assert.deepEqual([breaker.maxRunning(LIMIT), breaker.retryAt()], [1, 0]);
  });
});

describe('a failed call', () => {
  test('counts as unanswered for network errors and HTTP 5xx, however deep, but not if the request was refused', () => {
    const withFields = (fields: object) => Object.assign(new Error('failed'), fields);
    const unanswered = [
      withFields({code: 'ECONNREFUSED'}), withFields({code: 'ETIMEDOUT'}), withFields({code: 'ESOCKET'}), withFields({code: 'ENOTFOUND'}),
      withFields({code: 'UND_ERR_HEADERS_TIMEOUT'}), new TypeError('fetch failed', {cause: withFields({code: 'ECONNRESET'})}),
      withFields({status: 503}), withFields({statusCode: 500}),
    ];
    for (const error of unanswered) assert.ok(isUnreachable(error), JSON.stringify(error));
    const answered = [
      withFields({status: 404}), withFields({statusCode: 402}), withFields({code: 'card_declined'}), withFields({code: 'EENVELOPE'}),
      withFields({code: 'ENOENT'}), new TypeError('undefined is not a function'), 'thrown', undefined,
    ];
    for (const error of answered) assert.ok(!isUnreachable(error), JSON.stringify(error));
  });
});
