/** Whether this backend can serve: its schema, its durability, its key and its clock. */
import type {AppContext} from '../context.ts';
import {describeError} from '../context.ts';

/** How far the store's clock and ours may stand apart before deadlines would surprise people. */
const MAX_CLOCK_SKEW_MS = 60_000;

export async function checkReadiness(context: AppContext): Promise<{ready: boolean; checks: Record<string, boolean>}> {
  const passes = async (check: () => Promise<boolean>) => {
    try {
      return await check();
    } catch (error) {
      context.log({event: 'worker', kind: 'ready', error: describeError(error)});
      return false;
    }
  };
  const checks = {
    store: await passes(async () => (await context.storage.check(), true)),
    clock: await passes(async () => Math.abs((await context.storage.read((tx) => tx.now())) - context.clock.now()) < MAX_CLOCK_SKEW_MS),
    key: await passes(async () => context.keys.fulfillmentKey.kid !== '' && context.keys.fingerprint('ready') !== ''),
  };
  return {ready: Object.values(checks).every(Boolean), checks};
}
