/** Somebody with a browser of their own: a client, and what that browser keeps. */
import {GiftClient, type Keeper} from 'send-as-gift/client';
import type {Kept} from './state.ts';

export interface Somebody {
  client: GiftClient;
  /** What their browser holds by now: put into another one, that one is theirs. */
  kept(): Kept;
}

export function somebody(backend: string, origin: string): Somebody {
  const lasting = inMemory();
  const tab = inMemory();
  const client = new GiftClient({
    backend, lasting, tab,
    fetch: (input, init) => fetch(input, {...init, headers: {...(init?.headers as Record<string, string>), Origin: origin}}),
  });
  return {client, kept: () => ({lasting: lasting.all(), tab: tab.all()})};
}

function inMemory(): Keeper & {all(): Record<string, unknown>} {
  const kept = new Map<string, unknown>();
  return {
    get: (key) => structuredClone(kept.get(key)),
    set: (key, value) => kept.set(key, structuredClone(value)) === kept,
    remove: (key) => void kept.delete(key),
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    all: () => Object.fromEntries(kept),
  };
}
