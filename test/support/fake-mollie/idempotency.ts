/** Mollie's idempotency: one hour, the same response for the same request, an error for another one. */
import {RefusedError} from './parameters.ts';

const TTL_MS = 3600_000;

export interface ApiResponse {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export function createIdempotency(now: () => number) {
  const stored = new Map<string, {request: string; response: ApiResponse; at: number}>();
  return function once(key: string | undefined, request: string, run: () => ApiResponse): ApiResponse {
    if (key === undefined) return run();
    const earlier = stored.get(key);
    if (earlier && earlier.at + TTL_MS > now()) {
      if (earlier.request !== request) throw new RefusedError('The idempotency key was used for another request', undefined, 400);
      return {...earlier.response, headers: {'Idempotent-Replayed': 'true'}};
    }
    const response = run();
    // The state may change later, the stored response does not.
    stored.set(key, {request, response: structuredClone(response), at: now()});
    return response;
  };
}
