import {describeError, type AppContext} from '../context.ts';

export interface Readiness {
  ready: boolean;
  checks: Record<'storage' | 'clock' | 'key', boolean>;
}

/** Deadlines are judged by the database clock; beyond this difference from the process's own they would surprise people. */
const MAX_CLOCK_SKEW_MS = 60_000;

/** Checks whether this backend can serve: its schema and durability, its clock and its keys. */
export async function checkReadiness({storage, clock, keys, log}: AppContext): Promise<Readiness> {
  const passes = async (check: () => Promise<boolean>) => {
    try {
      return await check();
    } catch (error) {
      log({event: 'worker', kind: 'ready', error: describeError(error)});
      return false;
    }
  };
  const checks = {
    storage: await passes(async () => (await storage.check(), true)),
    clock: await passes(async () => Math.abs((await storage.read((tx) => tx.now())) - clock.now()) < MAX_CLOCK_SKEW_MS),
    key: await passes(async () => keys.fulfillmentKey.kid !== '' && keys.fingerprint('ready') !== ''),
  };
  return {ready: Object.values(checks).every(Boolean), checks};
}
