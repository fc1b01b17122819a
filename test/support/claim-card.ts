/** In the browser: somebody in front of a claim card, with eyes, a finger and a keyboard. */
import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import type {ABackend} from './backend.ts';

if (!customElements.get('gift-claim-card')) customElements.define('gift-claim-card', GiftClaimCard);

export const LENA = {name: 'Lena Weber', street: 'Invalidenstraße 7', postalCode: '10115', city: 'Berlin'};

/** What somebody in front of a card can see and do. */
export function inFrontOf(card: GiftClaimCard) {
  const all = <T extends Element = HTMLElement>(selector: string) => [...(card.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
  const one = <T extends Element = HTMLElement>(selector: string) => all<T>(selector)[0];
  const reads = () => (card.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
  const heading = () => one('#heading')?.textContent?.trim() ?? '';
  const sees = async (text: string) => {
    const until = performance.now() + 8_000;
    while (!reads().includes(text)) {
      if (performance.now() > until) throw new Error(`never read “${text}”, only “${reads()}”`);
      await aTimeout(20);
    }
  };
  const press = async (words: string) => {
    const find = () => all<HTMLElement>('button, a').find((press) => press.textContent?.trim() === words);
    await waitUntil(find, `no press says: ${words}`, {timeout: 8_000});
    const press = find()!;
    press.scrollIntoView({block: 'center'});
    const {left, top, width, height} = press.getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
  };
  const write = async (field: string, text: string) => {
    one<HTMLInputElement>(`#${field}`)!.focus();
    await sendKeys({type: text});
  };
  /** Once nothing moves: half-faded words have no contrast to measure. */
  const isAccessible = async () => {
    await waitUntil(() => !card.shadowRoot!.getAnimations().some(({playState}) => playState === 'running'), 'something never stops moving', {timeout: 15_000});
    await expect(card).to.be.accessible();
  };
  return {card, all, one, reads, heading, sees, press, write, isAccessible};
}
export type Friend = ReturnType<typeof inFrontOf>;

/** The card as the link's token in the address bar brings it. */
export async function aCardFor(backend: Pick<ABackend, 'url'>, token: string, hosted = false): Promise<Friend> {
  location.hash = token;
  return inFrontOf(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url} ?hosted=${hosted}></gift-claim-card>`));
}

/** From the open box to an address form that speaks of Germany. */
export async function acceptsIt(friend: Friend) {
  await friend.press('Accept this gift');
  await friend.sees('Where should it go?');
  await waitUntil(() => friend.one('#country'));
  const country = friend.one<HTMLSelectElement>('#country')!;
  country.value = 'DE';
  country.dispatchEvent(new Event('change', {bubbles: true}));
  // The country's rules are a file of their own.
  await waitUntil(() => friend.all('form .input').map(({id}) => id).join(' ') === 'country name street extra postalCode city phone mail');
}

export async function fillsIn(friend: Friend, address: Record<string, string> = LENA) {
  for (const [field, text] of Object.entries(address)) await friend.write(field, text);
}

/** From the sealed box to the address form, all of it written. */
export async function lenasAddress(friend: Friend) {
  await friend.press('Open');
  await acceptsIt(friend);
  await fillsIn(friend);
}
