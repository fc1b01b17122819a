import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {startLoop} from '../../../src/server/node/loop.ts';
import type {Clock, LogEntry} from '../../../src/server/ports.ts';
import {waitUntil} from '../support/wait-until.ts';

/** A clock that stands still until the test ends its sleeps. */
function createStillClock() {
  const sleeping = new Set<{ms: number; resolve: () => void}>();
  const clock: Clock = {
    now: () => 0,
    sleep: (ms, signal) => new Promise((resolve) => {
      const sleeper = {ms, resolve: () => {
        sleeping.delete(sleeper);
        resolve();
      }};
      sleeping.add(sleeper);
      signal?.addEventListener('abort', sleeper.resolve, {once: true});
      if (signal?.aborted) sleeper.resolve();
    }),
  };
  const lengths = () => [...sleeping].map(({ms}) => ms);
  return {clock, lengths, wake: () => [...sleeping].forEach(({resolve}) => resolve())};
}

describe('startLoop', () => {
  test('continues after a failure, waits as long as nothing is due, and stops when asked to', async () => {
    const {clock, lengths, wake} = createStillClock();
    const entries: LogEntry[] = [];
    const results = [() => ({done: 1}), () => ({done: 0, nextAt: 300}), () => ({done: 0, nextAt: 5000})];
    let rounds = 0;
    const loop = startLoop(async () => {
      if (++rounds === 1) throw new TypeError('token gm_secret');
      return results[rounds - 2]!();
    }, {clock, log: (entry) => entries.push(entry)});
    for (const [index, delayMs] of [1000, 20, 300, 1000].entries()) {
      await waitUntil(() => rounds === index + 1 && lengths().join() === String(delayMs), `round ${index + 1}`);
      if (index < 3) wake();
    }
    await loop.stop();
    assert.deepEqual([rounds, lengths()], [4, []]);
    assert.deepEqual(entries, [{event: 'worker', error: 'TypeError'}]);
  });

  test('stops although a job waits for a system that does not answer', async () => {
    const {clock, lengths, wake} = createStillClock();
    const loop = startLoop(() => new Promise(() => {}), {clock, log: () => {}});
    await waitUntil(() => lengths().join() === '1000', 'the first round');
    const stopped = loop.stop();
    await waitUntil(() => lengths().join() === '3000', 'the time limit');
    wake();
    await stopped;
  });

  test('starts another round after a second although one still waits for a slow shop, and lets that one end', async () => {
    const {clock, lengths, wake} = createStillClock();
    const rounds: {signal: AbortSignal; end: () => void}[] = [];
    const loop = startLoop((signal) => new Promise((resolve) => {
      rounds.push({signal: signal!, end: () => resolve({done: 1})});
    }), {clock, log: () => {}});
    await waitUntil(() => rounds.length === 1 && lengths().join() === '1000', 'the first round');
    wake();
    await waitUntil(() => rounds.length === 2, 'the second round');
    let isStopped = false;
    const stopped = loop.stop().then(() => (isStopped = true));
    rounds[1]!.end();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([isStopped, rounds.every(({signal}) => signal.aborted)], [false, true], 'it waits, and no more jobs start');
    rounds[0]!.end();
    await stopped;
    assert.equal(rounds.length, 2);
  });
});
