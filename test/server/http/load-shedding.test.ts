import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createLoadShedding} from '../../../src/server/http/load-shedding.ts';
import {ProblemError} from '../../../src/server/problem.ts';
import {createTestBackend, BACKEND, SHOP_PAGE} from '../support/test-backend.ts';

const MAX_WAIT_MS = 500;

/** A queue on an event loop and a clock that the test turns. */
function createQueue() {
  let time = 0;
  let turns: (() => void)[] = [];
  const begun: string[] = [];
  const refused: {name: string; retryAfterMs: number}[] = [];
  const admit = createLoadShedding({maxWaitMs: MAX_WAIT_MS, now: () => time, onNextTurn: (callback) => turns.push(callback), random: () => 0.5});
  return {
    begun, refused,
    arrive(name: string, isFirst = false) {
      void admit(isFirst).then(() => begun.push(name), (error: ProblemError) => {
        assert.equal(error.code, 'unavailable');
        refused.push({name, retryAfterMs: error.details.retryAfterMs!});
      });
    },
    /** One turn of the event loop that takes `ms`. Returns whether there was anything to do. */
    async turn(ms = 0) {
      time += ms;
      const callbacks = turns;
      turns = [];
      for (const callback of callbacks) callback();
      await Promise.resolve();
      return callbacks.length > 0;
    },
  };
}

describe('load shedding', () => {
  test('begins one request per turn of the event loop, in order, and writes before reads', async () => {
    const {arrive, turn, begun} = createQueue();
    arrive('read 1');
    arrive('read 2');
    arrive('write 1', true);
    arrive('write 2', true);
    assert.deepEqual(begun, []);
    for (const count of [1, 2, 3]) {
      await turn();
      assert.equal(begun.length, count);
    }
    arrive('write 3', true);
    while (await turn());
    assert.deepEqual(begun, ['write 1', 'write 2', 'read 1', 'write 3', 'read 2']);
  });

  test('refuses what has waited too long, and asks for a retry in a few seconds', async () => {
    const {arrive, turn, begun, refused} = createQueue();
    for (const name of ['read 1', 'read 2', 'read 3']) arrive(name);
    await turn(MAX_WAIT_MS);
    arrive('write', true);
    arrive('read 4');
    await turn(1);
    assert.deepEqual([begun, refused], [['read 1', 'write'], [{name: 'read 2', retryAfterMs: 2_000}, {name: 'read 3', retryAfterMs: 2_000}]]);
    while (await turn());
    assert.deepEqual(begun, ['read 1', 'write', 'read 4']);
  });

  test('answers under three times the load what it can, and the rest with 503, which a page can read', async () => {
    await using shop = await createTestBackend({options: {maxWaitMs: 300}});
    const {getProduct} = shop.catalog.catalog;
    shop.catalog.catalog.getProduct = (ref) => {
      for (const end = performance.now() + 20; performance.now() < end;);
      return getProduct(ref);
    };
    const request = () => shop.backend.fetch(new Request(`${BACKEND}/v1/products/mug`, {headers: {origin: SHOP_PAGE}}));
    const responses = await Promise.all(Array.from({length: 100}, request));
    const refused = responses.filter(({status}) => status === 503);
    assert.ok(refused.length > 0);
    for (const response of refused) {
      assert.match(response.headers.get('retry-after')!, /^[123]$/);
      assert.equal(response.headers.get('access-control-allow-origin'), SHOP_PAGE);
      assert.equal((await response.json() as {code: string}).code, 'unavailable');
    }
    assert.ok(responses.every(({status}) => status === 200 || status === 503));
    assert.equal((await request()).status, 200, 'afterwards there is no queue');
  });
});
