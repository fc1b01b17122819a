/** The payer's mail address: hidden before it reaches the store, and out in the open only inside the letter. */
import type {CheckoutStatus} from '../ports.ts';
import type {GiftRow, PayerRow} from '../storage/storage.ts';
import type {AppContext} from '../context.ts';
import {isEmailAddress} from './email-address.ts';

const encryptionContext = (gift: string) => `payer of ${gift}`;

/** What is kept of a payer; undefined where there is no mail, or no address that could be written to. */
export async function encryptPayer(world: AppContext, gift: GiftRow, settlement: CheckoutStatus): Promise<string | undefined> {
  const address = settlement.state === 'paid' ? settlement.payerEmail?.trim() : undefined;
  return world.mail && address && isEmailAddress(address) ? world.keys.encrypt(address, encryptionContext(gift.id)) : undefined;
}

export const decryptPayer = (world: AppContext, {giftId, encryptedEmail}: PayerRow) => world.keys.decrypt(encryptedEmail, encryptionContext(giftId));
