/** What the console tells the page's developer, once for all buttons. Loaded only when there is something to say. */
import type {Product} from '../../../protocol/product.ts';
import type {GiftButton} from '../button.ts';

const warned = new Set<string>();

function warnOnce(message: string) {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`<send-as-gift> ${message}`);
}

/** Why the button is unavailable. */
export const warnAboutConfig = ({client, backend}: GiftButton) => warnOnce(
  !isSecureContext ? 'needs https:// or localhost.'
    : !client && backend == null ? 'needs a backend="https://…", or backend="" for this origin.'
      : 'needs a valid URL as backend="…".');

/** The button names no product, and the backend knows none that the page shows. */
export const warnAboutDetection = (message: string) => warnOnce(`product-not-found: ${message} `
  + 'Or set product="…". See https://github.com/send-as-gift/send-as-gift/blob/main/docs/product-detection.md#product-not-found');

export const warnAboutAttribute = (name: string, value: string, allowed: readonly string[]) =>
  warnOnce(`${name}="${value}" must be ${new Intl.ListFormat('en-GB', {type: 'disjunction'}).format(allowed)}.`);

/** The backend has no such product, or refuses this page. */
export const warnAboutRefusal = (backend: string, product: string | null | undefined, message: string) =>
  warnOnce(`${backend || location.origin} refused ${product ? `product="${product}"` : 'this page'}: ${message}`);

/** The variant that the page names is unavailable. Says nothing if all of them are. */
export function warnAboutVariant({ref, variants}: Product, named: string): void {
  const available = variants.filter((variant) => variant.available).map((variant) => variant.ref).join(', ');
  const isKnown = variants.some((variant) => variant.ref === named);
  if (available) warnOnce(`variant="${named}" ${isKnown ? 'is sold out' : 'does not exist'} in product="${ref}". Name one that is available: ${available}.`);
}
