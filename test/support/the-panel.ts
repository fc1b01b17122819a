/** In the browser: a product page with our button on it, and the panel that it opens. */
import {fixture, html, waitUntil} from '@open-wc/testing';
import {resetMouse, sendKeys} from '@web/test-runner-commands';
import type {GiftPanel} from '../../src/elements/send-as-gift/panel/gift-panel.ts';
import type {SendAsGift} from '../../src/index.ts';
import '../../src/index.ts';
import {aBackend} from './backend.ts';
import type {GiftServerOptions} from './gift-server.ts';

export const panel = () => document.querySelector<GiftPanel>('send-as-gift-panel')!;
export const inPanel = <E extends HTMLElement = HTMLElement>(selector: string) =>
  document.querySelector('send-as-gift-panel')?.shadowRoot!.querySelector<E>(selector) ?? undefined;
export const allInPanel = <E extends HTMLElement = HTMLElement>(selector: string) => [...panel().shadowRoot!.querySelectorAll<E>(selector)];
/** In an element that the panel holds. */
export const within = <E extends HTMLElement = HTMLElement>(tag: string, selector: string) =>
  inPanel(tag)?.shadowRoot?.querySelector<E>(selector) ?? undefined;
export const heading = () => inPanel('#heading')?.textContent?.trim();
export const dialog = () => inPanel<HTMLDialogElement>('dialog');
export const isOpen = () => dialog()?.open ?? false;
export const payPress = () => inPanel('.foot .press')!;

export const seen = (selector: string) => waitUntil(() => isOpen() && inPanel(selector), `the panel never showed ${selector}`, {timeout: 15_000});
export const closed = () => waitUntil(() => !isOpen() && !inPanel('.scroll'), 'the panel never closed');
/** Once the panel has come in: half-faded words have no contrast to measure. */
export const still = async () => {
  await waitUntil(isOpen, 'the panel never opened', {timeout: 15_000});
  await Promise.all(dialog()!.getAnimations().map(({finished}) => finished));
};

export async function aProductPage({product = 'teapot', lang = 'en', ...options}: GiftServerOptions & {product?: string; lang?: string} = {}) {
  document.documentElement.lang = lang;
  const backend = await aBackend(options);
  const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product=${product}></send-as-gift>`);
  const native = button.shadowRoot!.querySelector('button')!;
  return {backend, button, native, press: () => native.click()};
}

export async function anOpenPanel(options?: Parameters<typeof aProductPage>[0]) {
  const page = await aProductPage(options);
  page.press();
  await seen('form');
  await still();
  return page;
}

/** Types with real keys into a field of the panel, or of an element that the panel holds. */
export async function write(field: HTMLInputElement | HTMLTextAreaElement | HTMLElement | undefined, words: string) {
  field!.focus();
  await sendKeys({type: words});
}

/** Gives a field its value at once, as a date picker does. */
export function put(field: HTMLInputElement | HTMLSelectElement | undefined, value: string) {
  field!.value = value;
  field!.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', {bubbles: true}));
}

/** What the backend was asked to draft. */
export const draftsOf = async (backend: Awaited<ReturnType<typeof aBackend>>) => (await backend.passed())
  .filter(({method, path, status}) => method === 'POST' && path === '/v1/gifts' && status === 201)
  .map(({requestBody}) => JSON.parse(requestBody) as Record<string, unknown>);

const here = location.href;

/** After each test: everything as it was. */
export async function tidy() {
  await (document.querySelector('send-as-gift-panel') as GiftPanel | null)?.close();
  await closed();
  await resetMouse();
  history.replaceState(null, '', here);
  document.documentElement.lang = 'en';
}
