/** Everything a sender needs beyond the button. Loaded on pointer, touch or focus, or when the page opens the panel. */
import type {GiftClient} from '../../../client/gift-client.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {nearestLang} from '../../../locales/language.ts';
import {localeFor} from '../../../locales/locale.ts';
import {GiftBox} from '../../gift-box/gift-box.ts';
import {getClient} from '../../shared/clients.ts';
import {defineOnce} from '../../shared/define-once.ts';
import {checkAttributes, isInsecureBackend, warn} from '../../shared/page-checks.ts';
import type {GiftButton} from '../button.ts';
import {getProduct, getShop} from './catalog-cache.ts';
import {GiftPanel} from './gift-panel.ts';
import {findPageProduct, namedProduct} from './page-product.ts';
import {preloadFloating} from './position.ts';
import {consumeReturnGiftHash, openReturnGift} from './return-gift.ts';
import {consumeReturnParam, draftKeyFor} from './return-url.ts';
import {productErrorMessage, translations} from './strings.ts';

defineOnce('gift-box', GiftBox);
defineOnce('send-as-gift-panel', GiftPanel);

/** Tells the page's developer why the button is unavailable. */
export const warnAboutConfig = (button: GiftButton): void => warn((warnings) => warnings.warnAboutConfig(button));

const clientFor = ({client, backend}: GiftButton): GiftClient => client ?? getClient(backend);

let panel: GiftPanel | undefined;
const getPanel = () => (panel ??= document.createElement('send-as-gift-panel') as GiftPanel);

/** Opens the panel. `onToggle` is called with true now, and with false when it closes. */
export function open(button: GiftButton, onToggle: (isOpen: boolean) => void): void {
  checkAttributes(button, 'appearance', 'theme');
  void getPanel().show(button, clientFor(button), onToggle, namedProduct(button)).start();
}

/** Shows why a button is unavailable while it is hovered or focused. Few buttons are, so the tooltip loads on its own. */
export const showTooltip = (button: GiftButton, tooltip: HTMLElement): void =>
  void import('./tooltip.ts').then((module) => module.showTooltip(button, tooltip), () => {});

/** Closes the panel if it is open for this button. */
export const close = async (button: GiftButton): Promise<void> => {
  if (panel?.isOpenFor(button)) await panel.close();
};

/** Continues after the return from the payment page, after a reload before the link was shared, or with a gift in return. */
export async function resume(button: GiftButton, onToggle: (isOpen: boolean) => void): Promise<void> {
  const client = clientFor(button);
  const isReturnGift = consumeReturnGiftHash();
  const product = namedProduct(button) ?? await findPageProduct(button, client).catch(() => undefined);
  if (!product) return isReturnGift ? openReturnGift(button) : undefined;
  const draftKey = draftKeyFor(product.ref);
  const isReturning = consumeReturnParam(draftKey);
  const wasOpen = isReturning || client.sessionStore.get('open-panel') === product.ref;
  if (panel?.isShowing(draftKey)) return;
  if (wasOpen && client.findDraft(draftKey)) {
    const send = getPanel().show(button, client, onToggle, product);
    if (isReturning) send.awaitPayment();
    else void send.resumeCheckout();
  } else if (isReturnGift) openReturnGift(button);
}

/** Why the product cannot be a gift, for people to read. Undefined if it can, or if the backend does not answer. */
export async function unavailableReason(button: GiftButton, isMisconfigured: boolean): Promise<string | undefined> {
  checkAttributes(button, 'appearance', 'theme');
  const loadStrings = () => translations(localeFor(nearestLang(button)).language, button.strings);
  if (isMisconfigured) return loadStrings().then(({unavailableReasons}) => unavailableReasons.unknown, () => '');
  void preloadFloating();
  const client = clientFor(button);
  if (isInsecureBackend(client.backend)) return loadStrings().then(({unavailableReasons}) => unavailableReasons.unknown, () => undefined);
  void getShop(client).catch(() => {});
  try {
    const {ref} = await findPageProduct(button, client);
    const {giftable, reason = 'unknown'} = await getProduct(client, ref);
    return giftable ? undefined : (await loadStrings()).unavailableReasons[reason];
  } catch (thrown) {
    const error = GiftError.from(thrown);
    if (!error.isFinal) return undefined;
    warn((warnings) => (!button.product && error.code === 'not-found' ? warnings.warnAboutDetection(error.message)
      : warnings.warnAboutRefusal(client.backend, button.product, error)));
    return loadStrings().then((strings) => productErrorMessage(error, button.product, strings), () => undefined);
  }
}
