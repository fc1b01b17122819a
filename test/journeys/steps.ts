/** What people do on the way of a gift, in their own words. */
import type {Person} from '../support/people.ts';
import type {Street} from '../support/street.ts';

export interface Sent {
  /** The link that travels. */
  link: string;
}

/** From the product page to the payment provider's page. */
export async function goesToPay(sender: Person, street: Street, {ref = 'mug', note = 'For slow mornings.', from = 'Ana', pay = 'Pay €24 and get the link', query = ''} = {}) {
  await sender.goes(`${street.shop}/products/${ref}${query}`);
  await sender.presses('Send as a gift');
  await sender.types('From', from);
  if (note) await sender.types('Note', note);
  await sender.presses(pay);
  await sender.sees('Test payment');
}

/** The whole of the sender's way: from the product page to the link. */
export async function sends(sender: Person, street: Street, choices: Parameters<typeof goesToPay>[2] = {}): Promise<Sent> {
  await goesToPay(sender, street, choices);
  await sender.presses('Pay');
  await sender.sees('It’s wrapped');
  return {link: await sender.reads('The link for your friend')};
}

/** From the link to the address form. */
export async function opens(friend: Person, link: string) {
  await friend.goes(link);
  await friend.sees('A gift from Ana');
  await friend.presses('Open');
  await friend.sees('Accept this gift');
}

export const berlin = {
  name: 'Lena Quittenbaum', street: 'Holunderpfad 71', postalCode: '10115', city: 'Berlin', phone: '030 12345678',
};

export async function fillsIn(friend: Person, address = berlin) {
  await friend.chooses('Country or region', 'DE');
  await friend.types('Name', address.name);
  await friend.types('Street and house number', address.street);
  await friend.types('Postal code', address.postalCode);
  await friend.types('City', address.city);
}

export async function accepts(friend: Person, address = berlin) {
  await friend.presses('Accept this gift');
  await fillsIn(friend, address);
  await friend.presses('Accept and send it here');
}
