/** Drives a product page with a button, and the panel that it opens, in the browser. */
import {fixture, html} from '@open-wc/testing';
import {resetMouse, sendKeys} from '@web/test-runner-commands';
import type {GiftPanel} from '../../src/elements/send-as-gift/panel/gift-panel.ts';
import type {GiftBeforePayEvent, SendAsGift} from '../../src/index.ts';
import '../../src/index.ts';
import {createBackend} from './browser-backend.ts';
import type {TestServerOptions} from './test-server.ts';
import {waitFor} from './wait.ts';

export const panel = () => document.querySelector<GiftPanel>('send-as-gift-panel')!;
export const queryPanel = <E extends HTMLElement = HTMLElement>(selector: string) =>
  document.querySelector('send-as-gift-panel')?.shadowRoot!.querySelector<E>(selector) ?? undefined;
export const queryAllInPanel = <E extends HTMLElement = HTMLElement>(selector: string) =>
  [...panel().shadowRoot!.querySelectorAll<E>(selector)];
/** Queries an element inside the panel. */
export const queryIn = <E extends HTMLElement = HTMLElement>(tag: string, selector: string) =>
  queryPanel(tag)?.shadowRoot?.querySelector<E>(selector) ?? undefined;
export const heading = () => queryPanel('#heading')?.textContent?.trim();
export const dialog = () => queryPanel<HTMLDialogElement>('dialog');
export const isOpen = () => dialog()?.open ?? false;
export const payButton = () => queryPanel('.footer .button')!;

export const waitForSelector = (selector: string) => waitFor(() => isOpen() && queryPanel(selector), `the panel never showed ${selector}`);
export const waitForClose = () => waitFor(() => !isOpen() && !queryPanel('.scroll'), 'the panel never closed');
/** Waits until the panel is fully visible: text that is still fading in has no contrast to measure. */
export const waitForAnimations = async () => {
  await waitFor(isOpen, 'the panel never opened');
  await Promise.all(dialog()!.getAnimations().map(({finished}) => finished));
};

export async function createProductPage({product = 'teapot', lang = 'en', ...options}: TestServerOptions & {product?: string; lang?: string} = {}) {
  document.documentElement.lang = lang;
  const backend = await createBackend(options);
  const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product=${product}></send-as-gift>`);
  const native = button.shadowRoot!.querySelector('button')!;
  return {backend, button, native, click: () => native.click()};
}

export async function openPanel(options?: Parameters<typeof createProductPage>[0]) {
  const page = await createProductPage(options);
  page.click();
  await waitForSelector('form');
  await waitForAnimations();
  return page;
}

/** Types with real keys. */
export async function typeInto(field: HTMLInputElement | HTMLTextAreaElement | HTMLElement | undefined, words: string) {
  field!.focus();
  await sendKeys({type: words});
}

/** Sets a field's value at once, as a date picker does. */
export function setValue(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | undefined, value: string) {
  field!.value = value;
  field!.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', {bubbles: true}));
}

/** Fills in the card and pays, without leaving the page. Returns the URL of the payment page. */
export async function submitForm({button}: {button: SendAsGift}, {note, senderName = 'Ana'}: {note?: string; senderName?: string} = {}) {
  if (note) setValue(queryPanel<HTMLTextAreaElement>('#note'), note);
  setValue(queryPanel<HTMLInputElement>('#sender-name'), senderName);
  let checkoutUrl = '';
  button.addEventListener('gift-before-pay', (event) => {
    event.preventDefault();
    ({checkoutUrl} = event as GiftBeforePayEvent);
  }, {once: true});
  await waitFor(() => payButton().getAttribute('aria-disabled') !== 'true', 'nothing can be paid');
  payButton().click();
  await waitFor(() => checkoutUrl, 'the form was never submitted');
  return checkoutUrl;
}

/** Opens the panel, pays, and waits for the link. */
export async function openPaidPanel(options?: Parameters<typeof createProductPage>[0]) {
  const page = await openPanel(options);
  await page.backend.pay(await submitForm(page, {note: 'For slow mornings.'}));
  await waitForSelector('gift-share');
  return page;
}

/** The gifts that the backend was asked to draft. */
export const getDraftRequests = async (backend: Awaited<ReturnType<typeof createBackend>>) => (await backend.requests())
  .filter(({method, path, status}) => method === 'POST' && path === '/v1/gifts' && status === 201)
  .map(({requestBody}) => JSON.parse(requestBody) as Record<string, unknown>);

const initialUrl = location.href;

/** Restores the page after a test. */
export async function resetPage() {
  await panel()?.close();
  await waitForClose();
  await resetMouse();
  history.replaceState(null, '', initialUrl);
  document.documentElement.lang = 'en';
}
