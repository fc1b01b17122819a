import {describeError, type AppContext} from '../context.ts';

export interface Readiness {
  ready: boolean;
  /** `accepting`: false once the process is about to end. `storage` includes that a write reaches the disk. */
  checks: Record<'accepting' | 'storage' | 'clock' | 'key', boolean>;
}

interface Health {
  checkReadiness(): Promise<Readiness>;
  beginShutdown(): void;
}

/** Deadlines are judged by the database clock; beyond this difference from the process's own they would surprise people. */
const MAX_CLOCK_SKEW_MS = 60_000;
/** The storage check writes to the disk, and anybody can ask for it. */
const STORAGE_CHECK_TTL_MS = 5_000;

/** Checks whether this backend can serve: its schema and durability, its clock and its keys. */
export function createHealth({storage, clock, keys, log}: AppContext): Health {
  let isAccepting = true;
  let storageCheck: {at: number; passed: Promise<boolean>} | undefined;

  async function passes(check: () => Promise<boolean>): Promise<boolean> {
    try {
      return await check();
    } catch (error) {
      log({event: 'worker', kind: 'ready', error: describeError(error)});
      return false;
    }
  }

  function checkStorage(): Promise<boolean> {
    const at = clock.now();
    if (!storageCheck || Math.abs(at - storageCheck.at) >= STORAGE_CHECK_TTL_MS) {
      storageCheck = {at, passed: passes(async () => (await storage.check(), true))};
    }
    return storageCheck.passed;
  }

  return {
    async checkReadiness() {
      const checks = {
        accepting: isAccepting,
        storage: await checkStorage(),
        clock: await passes(async () => Math.abs((await storage.read((tx) => tx.now())) - clock.now()) < MAX_CLOCK_SKEW_MS),
        key: await passes(async () => keys.fulfillmentKey.kid !== '' && keys.fingerprint('ready') !== ''),
      };
      return {ready: Object.values(checks).every(Boolean), checks};
    },
    beginShutdown() {
      isAccepting = false;
    },
  };
}
