import {waitUntil} from '@open-wc/testing';

const TIMEOUT_MS = 15_000;

/** Waits until a condition is true. The default timeout of `waitUntil`, one second, is too short on a busy machine. */
export const waitFor = (condition: () => unknown, message?: string, timeoutMs = TIMEOUT_MS) =>
  waitUntil(condition as () => boolean, message, {timeout: timeoutMs});
