/** The payer's email address: encrypted before it is stored, decrypted only to send a mail. */
import type {CheckoutStatus} from '../ports.ts';
import type {GiftRow, PayerRow} from '../storage/storage.ts';
import type {AppContext} from '../context.ts';
import {isEmailAddress} from './email-address.ts';

const purpose = (giftId: string) => `payer of ${giftId}`;

/** Returns undefined if the backend sends no mail or the payment provider reported no valid address: then nothing is stored. */
export async function encryptPayer({mail, keys}: AppContext, gift: GiftRow, checkout: CheckoutStatus): Promise<string | undefined> {
  const email = checkout.state === 'paid' ? checkout.payerEmail?.trim() : undefined;
  return mail && email && isEmailAddress(email) ? keys.encrypt(email, purpose(gift.id)) : undefined;
}

export const decryptPayer = ({keys}: AppContext, {giftId, encryptedEmail}: PayerRow) => keys.decrypt(encryptedEmail, purpose(giftId));
