/** In the browser: somebody in front of a claim card, with eyes, a finger and a keyboard. */
import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import type {BackendHandle} from './browser-backend.ts';

if (!customElements.get('gift-claim-card')) customElements.define('gift-claim-card', GiftClaimCard);

export const addressInput = {name: 'Lena Weber', street: 'Invalidenstraße 7', postalCode: '10115', city: 'Berlin'};

/** What somebody in front of a card can see and do. */
export function driveClaimCard(card: GiftClaimCard) {
  const queryAll = <T extends Element = HTMLElement>(selector: string) => [...(card.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
  const query = <T extends Element = HTMLElement>(selector: string) => queryAll<T>(selector)[0];
  const visibleText = () => (card.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
  const heading = () => query('#heading')?.textContent?.trim() ?? '';
  const expectText = async (text: string) => {
    const until = performance.now() + 8_000;
    while (!visibleText().includes(text)) {
      if (performance.now() > until) throw new Error(`never read “${text}”, only “${visibleText()}”`);
      await aTimeout(20);
    }
  };
  const click = async (words: string) => {
    const find = () => queryAll<HTMLElement>('button, a').find((press) => press.textContent?.trim() === words);
    await waitUntil(find, `no press says: ${words}`, {timeout: 8_000});
    const press = find()!;
    press.scrollIntoView({block: 'center'});
    const {left, top, width, height} = press.getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
  };
  const typeInto = async (field: string, text: string) => {
    query<HTMLInputElement>(`#${field}`)!.focus();
    await sendKeys({type: text});
  };
  /** Once nothing moves: half-faded words have no contrast to measure. */
  const expectAccessible = async () => {
    await waitUntil(() => !card.shadowRoot!.getAnimations().some(({playState}) => playState === 'running'), 'something never stops moving', {timeout: 15_000});
    await expect(card).to.be.accessible();
  };
  return {card, queryAll, query, visibleText, heading, expectText, click, typeInto, expectAccessible};
}
export type ClaimCardDriver = ReturnType<typeof driveClaimCard>;

/** The card as the link's token in the address bar brings it. */
export async function createClaimCard(backend: Pick<BackendHandle, 'url'>, token: string, hosted = false): Promise<ClaimCardDriver> {
  location.hash = token;
  return driveClaimCard(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url} ?hosted=${hosted}></gift-claim-card>`));
}

/** From the open box to an address form that speaks of Germany. */
export async function openAddressForm(driver: ClaimCardDriver) {
  await driver.click('Accept this gift');
  await driver.expectText('Where should it go?');
  await waitUntil(() => driver.query('#country'));
  const country = driver.query<HTMLSelectElement>('#country')!;
  country.value = 'DE';
  country.dispatchEvent(new Event('change', {bubbles: true}));
  // The country's rules are a file of their own.
  await waitUntil(() => driver.queryAll('form .input').map(({id}) => id).join(' ') === 'country name street extra postalCode city phone email');
}

export async function fillAddress(driver: ClaimCardDriver, address: Record<string, string> = addressInput) {
  for (const [field, text] of Object.entries(address)) await driver.typeInto(field, text);
}

/** From the sealed box to the address form, all of it written. */
export async function openFilledAddressForm(driver: ClaimCardDriver) {
  await driver.click('Open');
  await openAddressForm(driver);
  await fillAddress(driver);
}
