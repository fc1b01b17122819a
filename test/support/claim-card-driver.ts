/** In the browser: drives a claim card as its recipient does, with pointer and keyboard. */
import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import {emulateMedia, sendKeys, sendMouse} from '@web/test-runner-commands';
import {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import {createBackend, type BackendHandle} from './browser-backend.ts';
import {TIMEOUT_MS, waitFor} from './wait.ts';

if (!customElements.get('gift-claim-card')) customElements.define('gift-claim-card', GiftClaimCard);

export const addressInput = {name: 'Lena Weber', street: 'Invalidenstraße 7', postalCode: '10115', city: 'Berlin'};

/** Gives each test of a suite a backend of its own, in an empty tab with reduced motion. */
export function setUpBackend(): {backend: BackendHandle} {
  const suite = {} as {backend: BackendHandle};
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  beforeEach(async () => {
    resetTab();
    suite.backend = await createBackend();
  });
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));
  after(() => emulateMedia({reducedMotion: 'no-preference'}));
  return suite;
}

/** As a new tab of the same browser. */
export const resetTab = () => sessionStorage.clear();

export function driveClaimCard(element: GiftClaimCard) {
  const queryAll = <T extends Element = HTMLElement>(selector: string) => [...(element.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
  const query = <T extends Element = HTMLElement>(selector: string) => queryAll<T>(selector)[0];
  const visibleText = () => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
  const heading = () => query('#heading')?.textContent?.trim() ?? '';
  const announcement = () => query('[role=status]')?.textContent ?? '';
  const focused = () => element.shadowRoot?.activeElement ?? null;
  const expectText = async (text: string) => {
    const until = performance.now() + TIMEOUT_MS;
    while (!visibleText().includes(text)) {
      if (performance.now() > until) throw new Error(`“${text}” did not appear, only “${visibleText()}”`);
      await aTimeout(20);
    }
  };
  const expectFocus = (id: string) => waitFor(() => focused()?.id === id, `#${id} does not get the focus`);
  const expectAnnouncement = (text: string) => waitFor(() => announcement().includes(text), `“${text}” is not announced`);
  /** Clicks the button or link with this text. */
  const click = async (text: string) => {
    let isClicked = false;
    // The card can move while the mouse is on its way to where the target was.
    for (let attempt = 1; !isClicked; attempt++) {
      if (attempt > 5) throw new Error(`“${text}” could not be clicked`);
      let target: HTMLElement | undefined;
      await waitFor(() => (target = queryAll('button, a').find(({textContent}) => textContent?.trim() === text)), `there is no button “${text}”`);
      target!.addEventListener('click', () => { isClicked = true; }, {once: true, capture: true});
      target!.scrollIntoView({block: 'center'});
      const {left, top, width, height} = target!.getBoundingClientRect();
      await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
    }
  };
  const typeInto = async (field: string, text: string) => {
    query<HTMLInputElement>(`#${field}`)!.focus();
    await sendKeys({type: text});
  };
  const select = (field: string, value: string) => {
    const list = query<HTMLSelectElement>(`#${field}`)!;
    list.value = value;
    list.dispatchEvent(new Event('change', {bubbles: true}));
  };
  /** Waits for animations first: half-faded text has no contrast to measure. */
  const expectAccessible = async () => {
    const isMoving = () => element.shadowRoot!.getAnimations().some(({playState}) => playState === 'running');
    await waitFor(() => !isMoving(), 'an animation does not end');
    await expect(element).to.be.accessible();
  };
  return {
    element, queryAll, query, visibleText, heading, announcement, focused,
    expectText, expectFocus, expectAnnouncement, expectAccessible, click, typeInto, select,
  };
}
export type ClaimCardDriver = ReturnType<typeof driveClaimCard>;

/** The card of the token in the address bar. */
export async function createClaimCard(backend: Pick<BackendHandle, 'url'>, token: string, hosted = false): Promise<ClaimCardDriver> {
  location.hash = token;
  return reloadClaimCard(backend, hosted);
}

/** The card as after a reload, with the token that the tab has stored. */
export async function reloadClaimCard(backend: Pick<BackendHandle, 'url'>, hosted = false): Promise<ClaimCardDriver> {
  return driveClaimCard(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url} ?hosted=${hosted}></gift-claim-card>`));
}

/** From the opened gift to an address form for Germany. */
export async function openAddressForm(card: ClaimCardDriver) {
  await card.click('Accept this gift');
  await card.expectText('Where should it go?');
  await waitFor(() => card.query('#country'), 'the form does not load');
  card.select('country', 'DE');
  // The format of the country is a chunk of its own.
  const fields = () => card.queryAll('form .input').map(({id}) => id).join(' ');
  await waitFor(() => fields() === 'country name street extra postalCode city phone email', 'the format does not load');
}

export async function fillAddress(card: ClaimCardDriver, address: Record<string, string> = addressInput) {
  for (const [field, text] of Object.entries(address)) await card.typeInto(field, text);
}

/** From the sealed card to a filled address form. */
export async function openFilledAddressForm(card: ClaimCardDriver) {
  await card.click('Open');
  await openAddressForm(card);
  await fillAddress(card);
}
