/**
 * What this browser keeps of its gifts: tokens, and writes that may not have
 * arrived. Storage may be blocked, full or emptied, so memory stands behind it
 * and nothing here ever throws.
 */
export interface KeyValueStore {
  get(key: string): unknown;
  /** False when it will not survive a reload. */
  set(key: string, value: unknown): boolean;
  remove(key: string): void;
  keys(prefix: string): string[];
}

const PREFIX = 'send-as-gift:';

/** Keeps under the backend's address, so that two shops on one page don't mix. */
export function createStore(backend: string, area: () => Storage): KeyValueStore {
  const scope = `${PREFIX}${backend}:`;
  const memory = new Map<string, string>();
  const storage = () => {
    try {
      return area();
    } catch {
      return undefined;
    }
  };
  return {
    get(key) {
      try {
        const text = memory.get(key) ?? storage()?.getItem(scope + key);
        return text == null ? undefined : JSON.parse(text);
      } catch {
        return undefined;
      }
    },
    set(key, value) {
      const text = JSON.stringify(value);
      try {
        const place = storage();
        if (place) {
          place.setItem(scope + key, text);
          memory.delete(key);
          return true;
        }
      } catch {
        // Full or refused: memory is better than nothing.
      }
      memory.set(key, text);
      return false;
    },
    remove(key) {
      memory.delete(key);
      try {
        storage()?.removeItem(scope + key);
      } catch {
        // Refused: then there was nothing to remove.
      }
    },
    keys(prefix) {
      const found = new Set([...memory.keys()].filter((key) => key.startsWith(prefix)));
      try {
        const place = storage();
        for (let i = 0; place && i < place.length; i++) {
          const key = place.key(i)!;
          if (key.startsWith(scope + prefix)) found.add(key.slice(scope.length));
        }
      } catch {
        // Refused: memory is all there is.
      }
      return [...found];
    },
  };
}

/** Kept for a later visit. */
export const createLocalStore = (backend: string) => createStore(backend, () => globalThis.localStorage);
/** Kept for this tab only. */
export const createSessionStore = (backend: string) => createStore(backend, () => globalThis.sessionStorage);
