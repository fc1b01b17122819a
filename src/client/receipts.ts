import {hashToken, createToken} from '../protocol/tokens.ts';
import type {KeyValueStore} from './storage.ts';

/** The recipient's half of a claim link: made at the first press, kept from then on. */
export interface StoredReceipt {
  receiptToken: string;
  claimed: boolean;
}

/** What this browser holds for a claim link; read without schemas, since it decides what a card shows first. */
export async function loadReceipt(store: KeyValueStore, claimToken: string): Promise<StoredReceipt | undefined> {
  const kept = store.get(await storageKey(claimToken)) as StoredReceipt | undefined;
  return typeof kept?.receiptToken === 'string' ? kept : undefined;
}

export async function saveReceipt(store: KeyValueStore, claimToken: string, receipt: StoredReceipt): Promise<void> {
  store.set(await storageKey(claimToken), receipt);
}

/** The one receipt of this browser for a claim link, made when there is none yet. */
export async function loadOrCreateReceipt(store: KeyValueStore, claimToken: string): Promise<StoredReceipt> {
  const kept = await loadReceipt(store, claimToken);
  if (kept) return kept;
  const fresh: StoredReceipt = {receiptToken: createToken('receipt'), claimed: false};
  await saveReceipt(store, claimToken, fresh);
  return fresh;
}

const storageKey = async (claimToken: string) => `receipt:${await hashToken(claimToken)}`;
