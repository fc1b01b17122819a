/** A simulated user: a client with a browser storage of its own. */
import {GiftClient, type KeyValueStore} from 'send-as-gift/client';

/** What a browser stores for the backend, by storage key. */
export interface StoredData {
  local: Record<string, unknown>;
  session: Record<string, unknown>;
}

export interface TestUser {
  client: GiftClient;
  /** A copy of the user's storage. A page that starts with it belongs to this user. */
  storedData(): StoredData;
}

export function createUser(backend: string, origin: string): TestUser {
  const localStore = createMemoryStore();
  const sessionStore = createMemoryStore();
  const client = new GiftClient({
    backend, localStore, sessionStore,
    fetch: (input, init) => fetch(input, {...init, headers: {...(init?.headers as Record<string, string>), Origin: origin}}),
  });
  return {client, storedData: () => ({local: localStore.entries(), session: sessionStore.entries()})};
}

function createMemoryStore(): KeyValueStore & {entries(): Record<string, unknown>} {
  const values = new Map<string, unknown>();
  return {
    get: (key) => structuredClone(values.get(key)),
    set: (key, value) => values.set(key, structuredClone(value)) === values,
    remove: (key) => void values.delete(key),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
    entries: () => Object.fromEntries(values),
  };
}
