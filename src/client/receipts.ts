import {createToken, hashToken} from '../protocol/tokens.ts';
import type {KeyValueStore} from './storage.ts';

/** The receipt token that this browser created for a claim link, at the recipient's first click. */
export interface StoredReceipt {
  receiptToken: string;
  claimed: boolean;
}

const storageKey = async (claimToken: string) => `receipt:${await hashToken(claimToken)}` as const;

/** Imports no schema, because it decides what a card shows first. */
export async function loadReceipt(store: KeyValueStore, claimToken: string): Promise<StoredReceipt | undefined> {
  const stored = store.get(await storageKey(claimToken)) as StoredReceipt | undefined;
  return typeof stored?.receiptToken === 'string' ? stored : undefined;
}

export async function saveReceipt(store: KeyValueStore, claimToken: string, receipt: StoredReceipt): Promise<void> {
  store.set(await storageKey(claimToken), receipt);
}

/** Every call for one claim link returns the same receipt token. */
export async function loadOrCreateReceipt(store: KeyValueStore, claimToken: string): Promise<StoredReceipt> {
  const stored = await loadReceipt(store, claimToken);
  if (stored) return stored;
  const receipt: StoredReceipt = {receiptToken: createToken('receipt'), claimed: false};
  await saveReceipt(store, claimToken, receipt);
  return receipt;
}
