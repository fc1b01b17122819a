/** Somebody with a browser of their own: a client, and what that browser keeps. */
import {GiftClient, type KeyValueStore} from 'send-as-gift/client';
import type {StoredData} from './state.ts';

export interface TestUser {
  client: GiftClient;
  /** What their browser holds by now: put into another one, that one is theirs. */
  storedData(): StoredData;
}

export function createUser(backend: string, origin: string): TestUser {
  const localStore = createMemoryStore();
  const sessionStore = createMemoryStore();
  const client = new GiftClient({
    backend, localStore, sessionStore,
    fetch: (input, init) => fetch(input, {...init, headers: {...(init?.headers as Record<string, string>), Origin: origin}}),
  });
  return {client, storedData: () => ({local: localStore.all(), session: sessionStore.all()})};
}

function createMemoryStore(): KeyValueStore & {all(): Record<string, unknown>} {
  const kept = new Map<string, unknown>();
  return {
    get: (key) => structuredClone(kept.get(key)),
    set: (key, value) => kept.set(key, structuredClone(value)) === kept,
    remove: (key) => void kept.delete(key),
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    all: () => Object.fromEntries(kept),
  };
}
