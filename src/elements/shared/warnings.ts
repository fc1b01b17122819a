/** What the console tells the page's developer, once for all elements. Loaded only when there is something to say. */
import type {GiftError} from '../../client/gift-error.ts';
import type {Product} from '../../protocol/product.ts';
import type {GiftButton} from '../send-as-gift/button.ts';

/** Explains every code of a message, and every code of a refused request, under an anchor of that name. */
const DOCS = 'https://github.com/send-as-gift/send-as-gift/blob/main/docs/errors.md';

const warned = new Set<string>();

function warnOnce(code: string, message: string, tag = 'send-as-gift') {
  const text = `<${tag}> ${code}: ${message} See ${DOCS}#${code}`;
  if (warned.has(text)) return;
  warned.add(text);
  console.warn(text);
}

/** Why the button is unavailable. */
export function warnAboutConfig({client, backend}: GiftButton): void {
  if (!isSecureContext) warnOnce('insecure-page', 'The page needs https:// or localhost.');
  else if (!client && backend == null) warnOnce('backend-missing', 'Set backend="https://…", or backend="" for this origin.');
  else warnAboutBackendUrl(backend!);
}

export const warnAboutBackendUrl = (backend: string): void =>
  warnOnce('backend-invalid', `backend="${backend}" is not a URL. Set the address of the backend, such as https://gifts.your-shop.example.`);

/** Browsers block requests from an https page to an http address (mixed content). */
export const warnAboutInsecureBackend = (backend: string): void =>
  warnOnce('backend-insecure', `This page uses https, so the browser blocks ${backend}. Serve the backend with https.`);

/** The button names no product, and the backend knows none that the page shows. */
export const warnAboutDetection = (message: string): void =>
  warnOnce('product-not-found', `${message} Or set product="…".`);

export const warnAboutAttribute = (tag: string, name: string, value: string, allowed: readonly string[]): void =>
  warnOnce('attribute-invalid', `${name}="${value}" must be ${new Intl.ListFormat('en-GB', {type: 'disjunction'}).format(allowed)}.`, tag);

/** The backend has no such product, or refuses this page. The code is the one of the response. */
export const warnAboutRefusal = (backend: string, product: string | null | undefined, {code, message}: GiftError): void =>
  warnOnce(code === 'not-found' ? 'product-not-found' : code,
    `${backend || location.origin} refused ${product ? `product="${shorten(product)}"` : 'this page'}: ${message}`);

/** The variant that the page names is unavailable. Says nothing if all of them are. */
export function warnAboutVariant({ref, variants}: Product, named: string): void {
  const available = variants.filter((variant) => variant.available).map((variant) => variant.ref).join(', ');
  const isKnown = variants.some((variant) => variant.ref === named);
  if (available) {
    warnOnce('variant-unavailable', `variant="${named}" ${isKnown ? 'is sold out' : 'does not exist'} in product="${ref}". `
      + `Name one that is available: ${available}.`);
  }
}

const blockedBackends = new Set<string>();

/** The page's content security policy does not list the backend. */
export function warnAboutPolicy(backend: string): void {
  blockedBackends.add(backend);
  warnOnce('csp-connect-src', `The content security policy of this page needs connect-src ${backend}.`);
}

/** Says nothing if another message has given the reason. */
export function warnAboutUnreachableBackend(backend: string): void {
  if (blockedBackends.has(backend)) return;
  warnOnce('backend-unreachable', `${backend || location.origin} can’t be reached although the browser is online. `
    + 'Check its address, and whether the browser or an extension blocks it.');
}

export const warnAboutTrustedTypes = (): void =>
  warnOnce('csp-trusted-types', 'The content security policy of this page needs trusted-types lit-html.');

export const warnAboutStorage = (): void =>
  warnOnce('storage-blocked', 'The browser blocks storage on this page. Gifts can be sent, but this page forgets them when it closes.');

/** A text that the page sets has an unknown name, or the wrong kind. */
export const warnAboutTexts = (message: string): void => warnOnce('text-invalid', message);

export const warnAboutSegmenter = (): void =>
  warnOnce('segmenter-missing', 'This browser has no Intl.Segmenter, so an emoji may count as several characters of a note.');

/** A signed descriptor is long, and its beginning names its key. */
const shorten = (product: string) => (product.length > 80 ? `${product.slice(0, 40)}…` : product);
