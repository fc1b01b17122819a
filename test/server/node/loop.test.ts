import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {systemClock} from '../../../src/server/node/clock.ts';
import {startLoop} from '../../../src/server/node/loop.ts';
import type {LogEntry} from '../../../src/server/ports.ts';

describe('startLoop', () => {
  test('continues after a failure, runs one round at a time, and stops when asked to', async () => {
    let running = 0;
    let rounds = 0;
    const entries: LogEntry[] = [];
    let resolve = () => {};
    const thirdRound = new Promise<void>((done) => (resolve = done));
    const loop = startLoop({
      async runDueJobs() {
        assert.equal(++running, 1);
        rounds++;
        await systemClock.sleep(5);
        running--;
        if (rounds === 1) throw new TypeError('token gm_secret');
        if (rounds >= 3) resolve();
        return {done: rounds < 3 ? 1 : 0, nextAt: systemClock.now() + 1};
      },
    }, {clock: {now: systemClock.now, sleep: (_, signal) => systemClock.sleep(1, signal)}, log: (entry) => entries.push(entry)});
    await thirdRound;
    await loop.stop();
    const roundsWhenStopped = rounds;
    await systemClock.sleep(30);
    assert.equal(rounds, roundsWhenStopped);
    assert.deepEqual(entries, [{event: 'worker', error: 'TypeError'}]);
  });

  test('stops although a job waits for a system that does not answer', async () => {
    const sleeps: number[] = [];
    const loop = startLoop({runDueJobs: () => new Promise(() => {})}, {
      clock: {now: systemClock.now, sleep: async (ms) => void sleeps.push(ms)}, log: () => {},
    });
    await loop.stop();
    assert.deepEqual(sleeps, [3_000]);
  });
});
