/** The payer's mail address: hidden before it reaches the store, and out in the open only inside the letter. */
import type {Settlement} from '../ports.ts';
import type {GiftRow, PayerRow} from '../store.ts';
import type {World} from '../world.ts';
import {isMailAddress} from './address.ts';

const about = (gift: string) => `payer of ${gift}`;

/** What is kept of a payer; undefined where there is no mail, or no address that could be written to. */
export async function hiddenPayer(world: World, gift: GiftRow, settlement: Settlement): Promise<string | undefined> {
  const address = settlement.state === 'paid' ? settlement.payerMail?.trim() : undefined;
  return world.mail && address && isMailAddress(address) ? world.keys.hide(address, about(gift.id)) : undefined;
}

export const payerAddress = (world: World, {gift, mail}: PayerRow) => world.keys.reveal(mail, about(gift));
