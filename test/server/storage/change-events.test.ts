import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withChangeEvents} from '../../../src/server/storage/change-events.ts';
import type {Storage, Transaction} from '../../../src/server/storage/storage.ts';

test('a change is reported once it is committed, and never if it was rolled back', async () => {
  const reported: string[] = [];
  let commits = true;
  const fakeTransaction = {
    updateGift: async () => undefined, transitionGift: async (id: string) => id === 'moves', listPortions: async () => [],
  } as unknown as Transaction;
  const storage = withChangeEvents({
    async transaction<T>(work: (tx: Transaction) => Promise<T>) {
      const result = await work(fakeTransaction);
      assert.deepEqual(reported, [], 'nothing is reported before the commit');
      if (!commits) throw new Error('the commit failed');
      return result;
    },
  } as Storage, (giftId) => reported.push(giftId));
  const changeGifts = (...giftIds: string[]) => storage.transaction(async (tx) => {
    for (const giftId of giftIds) await tx.transitionGift(giftId, 'ready');
    await tx.updateGift('touched');
    return (await tx.listPortions('any')).length;
  });
  commits = false;
  await assert.rejects(changeGifts('moves'));
  assert.deepEqual(reported, []);
  commits = true;
  assert.equal(await changeGifts('moves', 'stays', 'moves'), 0);
  assert.deepEqual(reported, ['moves', 'touched']);
});
