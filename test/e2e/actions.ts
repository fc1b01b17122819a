/** What senders and recipients do in the end-to-end tests. */
import type {BrowserUser} from '../support/browser-user.ts';
import type {ShopEnvironment} from '../support/e2e-environment.ts';

/** What a user of any browser can do. */
export type User = Pick<BrowserUser, 'goto' | 'click' | 'type' | 'select' | 'expectText' | 'inputValue'>;

export interface SendResult {
  /** The claim link. */
  link: string;
}

export interface SendOptions {
  /** The product. */
  ref?: string;
  note?: string;
  from?: string;
  /** Label of the button that pays. */
  pay?: string;
  /** Query of the product page's URL. */
  query?: string;
  /** What the payment provider's page says. */
  paymentPage?: string;
}

/** Goes from the product page to the payment provider's page. */
export async function goToPayment(sender: User, env: ShopEnvironment, options: SendOptions = {}) {
  const {ref = 'mug', note = 'For slow mornings.', from = 'Ana', pay = 'Pay €24 and get the link', query = '', paymentPage = 'Test payment'} = options;
  await sender.goto(`${env.shopUrl}/products/${ref}${query}`);
  await sender.click('Send as a gift');
  await sender.type('From', from);
  if (note) await sender.type('Note', note);
  await sender.click(pay);
  await sender.expectText(paymentPage);
}

/** Pays for a gift and returns its claim link. */
export async function sendGift(sender: User, env: ShopEnvironment, options?: SendOptions): Promise<SendResult> {
  await goToPayment(sender, env, options);
  await sender.click('Pay');
  await sender.expectText('It’s wrapped');
  return {link: await sender.inputValue('The link for your friend')};
}

/** Opens the gift behind a claim link. */
export async function openGift(recipient: User, link: string) {
  await recipient.goto(link);
  await recipient.expectText('A gift from Ana');
  await recipient.click('Open');
  await recipient.expectText('Accept this gift');
}

export const berlinAddress = {
  name: 'Lena Quittenbaum', street: 'Holunderpfad 71', postalCode: '10115', city: 'Berlin', phone: '030 12345678',
};

export async function fillAddress(recipient: User, address = berlinAddress) {
  await recipient.select('Country or region', 'DE');
  await recipient.type('Name', address.name);
  await recipient.type('Street and house number', address.street);
  await recipient.type('Postal code', address.postalCode);
  await recipient.type('City', address.city);
}

export async function acceptGift(recipient: User, address = berlinAddress) {
  await recipient.click('Accept this gift');
  await fillAddress(recipient, address);
  await recipient.click('Accept and send it here');
}
