/** The door of everything that a sender needs beyond the button. Loaded when somebody is about to press. */
import type {GiftClient} from '../../../client/gift-client.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {matchLanguage, nearestLang} from '../../../locales/language.ts';
import {errorMessage} from '../../../locales/format.ts';
import {GiftBox} from '../../gift-box/gift-box.ts';
import {getClient} from '../../shared/clients.ts';
import {defineOnce} from '../../shared/define-once.ts';
import {GiftShare} from '../../gift-share/gift-share.ts';
import type {SendAsGift} from '../send-as-gift.ts';
import {openReturnGift, consumeReturnGiftHash} from './return-gift.ts';
import {GiftPanel} from './gift-panel.ts';
import {SendController} from './send-controller.ts';
import {preloadFloating} from './position.ts';
import {getProduct, getShop} from './catalog-cache.ts';
import {consumeReturnParam, draftKeyFor} from './return-url.ts';
import {wordsIn} from './strings.ts';

export {showTooltip} from './tooltip.ts';

void preloadFloating();
defineOnce('gift-box', GiftBox);
defineOnce('gift-share', GiftShare);
defineOnce('send-as-gift-panel', GiftPanel);

const clientForButton = ({client, backend}: SendAsGift): GiftClient => client ?? getClient((backend ?? '').replace(/\/+$/, ''));

let panel: GiftPanel | undefined;
/** One panel for all buttons of a page, made on the first press. */
const getPanel = () => (panel ??= document.createElement('send-as-gift-panel') as GiftPanel);

export function open(button: SendAsGift): void {
  const controller = new SendController(button, clientForButton(button), () => getPanel().requestUpdate());
  getPanel().show(button, controller);
  void controller.start();
}

/** Closes the panel, if it is open for this button. */
export const close = async (button: SendAsGift): Promise<void> => {
  if (panel?.isOpenFor(button)) await panel.close();
};

/** Back from the payment page, or reloaded with the link still to be shared: on where it was left. Or here to send one back. */
export function resume(button: SendAsGift): void {
  const client = clientForButton(button);
  const draftKey = draftKeyFor(button.product!);
  const returned = consumeReturnParam(draftKey);
  const returnsGift = consumeReturnGiftHash();
  const wasOpen = returned || client.sessionStore.get('open') === draftKey;
  if (panel?.isShowing(draftKey)) return;
  if (!wasOpen || !client.findDraft(draftKey)) return returnsGift ? openReturnGift(button) : undefined;
  const controller = new SendController(button, client, () => getPanel().requestUpdate());
  getPanel().show(button, controller);
  controller.awaitPayment();
}

/** Why this button's product can't be a gift, in words; undefined when it can, or when nobody can tell right now. */
export async function unavailableReason(button: SendAsGift): Promise<string | undefined> {
  const client = clientForButton(button);
  void getShop(client).catch(() => {});
  const words = () => wordsIn[matchLanguage(nearestLang(button))]();
  try {
    const {giftable, reason = 'unknown'} = await getProduct(client, button.product!);
    return giftable ? undefined : (await words()).unavailableReasons[reason];
  } catch (thrown) {
    const error = GiftError.from(thrown);
    if (!error.isFinal) return undefined;
    console.warn(`<send-as-gift> product="${button.product}": ${error.message}`);
    return words().then(({common}) => errorMessage(error.code, common), () => undefined);
  }
}
