import {hashToken, newToken} from '../protocol/token-forms.ts';
import type {Keeper} from './keeper.ts';

/** The recipient's half of a claim link: made at the first press, kept from then on. */
export interface KeptReceipt {
  receiptToken: string;
  claimed: boolean;
}

/** What this browser holds for a claim link; read without schemas, since it decides what a card shows first. */
export async function keptReceipt(keeper: Keeper, claimToken: string): Promise<KeptReceipt | undefined> {
  const kept = keeper.get(await slot(claimToken)) as KeptReceipt | undefined;
  return typeof kept?.receiptToken === 'string' ? kept : undefined;
}

export async function keepReceipt(keeper: Keeper, claimToken: string, receipt: KeptReceipt): Promise<void> {
  keeper.set(await slot(claimToken), receipt);
}

/** The one receipt of this browser for a claim link, made when there is none yet. */
export async function receiptFor(keeper: Keeper, claimToken: string): Promise<KeptReceipt> {
  const kept = await keptReceipt(keeper, claimToken);
  if (kept) return kept;
  const fresh: KeptReceipt = {receiptToken: newToken('receipt'), claimed: false};
  await keepReceipt(keeper, claimToken, fresh);
  return fresh;
}

const slot = async (claimToken: string) => `receipt:${await hashToken(claimToken)}`;
