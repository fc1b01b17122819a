/** Whether this backend can serve: its schema, its durability, its key and its clock. */
import type {World} from './world.ts';
import {whatFailed} from './world.ts';

/** How far the store's clock and ours may stand apart before deadlines would surprise people. */
const CLOCKS_APART_MS = 60_000;

export async function readiness(world: World): Promise<{ready: boolean; checks: Record<string, boolean>}> {
  const passes = async (check: () => Promise<boolean>) => {
    try {
      return await check();
    } catch (error) {
      world.log({at: 'work', kind: 'ready', error: whatFailed(error)});
      return false;
    }
  };
  const checks = {
    store: await passes(async () => (await world.store.check(), true)),
    clock: await passes(async () => Math.abs((await world.store.read((tx) => tx.now())) - world.clock.now()) < CLOCKS_APART_MS),
    key: await passes(async () => world.keys.fulfilment.kid !== '' && world.keys.fingerprint('ready') !== ''),
  };
  return {ready: Object.values(checks).every(Boolean), checks};
}
