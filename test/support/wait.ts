import {waitUntil} from '@open-wc/testing';

/** Generous: a test that waits this long has failed, and a busy machine may need most of it. */
export const TIMEOUT_MS = 60_000;

/** Waits until a condition is true. The default timeout of `waitUntil`, one second, is too short on a busy machine. */
export const waitFor = (condition: () => unknown, message?: string) =>
  waitUntil(condition as () => boolean, message, {timeout: TIMEOUT_MS});
