/** Idempotency keys: the first response is repeated for a day, and other parameters for the same key are refused. */
import {ApiError} from './errors.ts';

const TTL_MS = 24 * 3600_000;

export interface StoredResponse {
  status: number;
  body: string;
}

interface Entry {
  fingerprint: string;
  usedAt: number;
  response?: StoredResponse;
}

export function createIdempotencyKeys(now: () => number) {
  const entries = new Map<string, Entry>();
  return {
    /** The stored response, or undefined if the caller is to perform the request. Throws if the key is in use or was used otherwise. */
    begin(key: string, fingerprint: string): StoredResponse | undefined {
      const entry = entries.get(key);
      if (!entry || now() - entry.usedAt >= TTL_MS) {
        entries.set(key, {fingerprint, usedAt: now()});
        return undefined;
      }
      if (entry.fingerprint !== fingerprint) {
        throw new ApiError(400, {type: 'idempotency_error', message:
          `Keys for idempotent requests can only be used with the same parameters they were first used with. Try another key than '${key}'.`}, false);
      }
      if (!entry.response) {
        throw new ApiError(409, {type: 'idempotency_error', code: 'idempotency_key_in_use', message:
          `There is currently another in-progress request using this idempotency key (${key}).`}, false);
      }
      return entry.response;
    },
    store: (key: string, response: StoredResponse) => void (entries.get(key)!.response = response),
    forget: (key: string) => void entries.delete(key),
    /** Requests in progress end without effect. */
    forgetRunning(): void {
      for (const [key, {response}] of entries) if (!response) entries.delete(key);
    },
  };
}
