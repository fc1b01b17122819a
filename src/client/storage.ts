/**
 * Browser storage for tokens and for writes that may not have arrived.
 *
 * Storage can be blocked, full or cleared. A store then falls back to memory and never throws.
 */
import type {StorageKey} from './storage-keys.ts';

export interface KeyValueStore {
  get(key: StorageKey): unknown;
  /** Returns false if the value will not survive a reload. */
  set(key: StorageKey, value: unknown): boolean;
  remove(key: StorageKey): void;
  keys(prefix: string): string[];
}

/** Prefixes keys with the backend, so that two shops on one page do not mix. */
export function createStore(backend: string, area: () => Storage): KeyValueStore {
  const scope = `send-as-gift:${backend}:`;
  const memory = new Map<string, string>();
  /** Undefined if access is denied. */
  const openArea = () => {
    try {
      return area();
    } catch {
      return undefined;
    }
  };
  return {
    get(key) {
      try {
        const text = memory.get(key) ?? openArea()?.getItem(scope + key);
        return text == null ? undefined : JSON.parse(text);
      } catch {
        return undefined;
      }
    },
    set(key, value) {
      const text = JSON.stringify(value);
      try {
        const storage = openArea();
        if (storage) {
          storage.setItem(scope + key, text);
          memory.delete(key);
          return true;
        }
      } catch {
        // Full or denied: fall back to memory.
      }
      memory.set(key, text);
      return false;
    },
    remove(key) {
      memory.delete(key);
      try {
        openArea()?.removeItem(scope + key);
      } catch {
        // Denied: nothing was stored.
      }
    },
    keys(prefix) {
      const found = new Set([...memory.keys()].filter((key) => key.startsWith(prefix)));
      try {
        const storage = openArea();
        for (let i = 0; storage && i < storage.length; i++) {
          const key = storage.key(i)!;
          if (key.startsWith(scope + prefix)) found.add(key.slice(scope.length));
        }
      } catch {
        // Denied: only memory can have keys.
      }
      return [...found];
    },
  };
}

/** Survives the tab. */
export const createLocalStore = (backend: string) => createStore(backend, () => globalThis.localStorage);
/** Lives as long as the tab. */
export const createSessionStore = (backend: string) => createStore(backend, () => globalThis.sessionStorage);
