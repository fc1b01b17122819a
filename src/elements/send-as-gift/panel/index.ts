/** The door of everything that a sender needs beyond the button. Loaded when somebody is about to press. */
import type {GiftClient} from '../../../client/gift-client.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {languageOf, nearestLang} from '../../../words/language.ts';
import {sayProblem} from '../../../words/say.ts';
import {GiftBox} from '../../gift-box/gift-box.ts';
import {clientFor} from '../../shared/clients.ts';
import {defineOnce} from '../../shared/define-once.ts';
import {GiftShare} from '../../shared/gift-share.ts';
import type {SendAsGift} from '../send-as-gift.ts';
import {bringBack, takeGiftBack} from './gift-back.ts';
import {GiftPanel} from './gift-panel.ts';
import {Making} from './making.ts';
import {readyToPlace} from './place.ts';
import {productOf, shopOf} from './products.ts';
import {takeReturn, wishOf} from './return-address.ts';
import {wordsIn} from './words.ts';

export {showReason} from './reason-tip.ts';

void readyToPlace();
defineOnce('gift-box', GiftBox);
defineOnce('gift-share', GiftShare);
defineOnce('send-as-gift-panel', GiftPanel);

const clientOf = ({client, backend}: SendAsGift): GiftClient => client ?? clientFor((backend ?? '').replace(/\/+$/, ''));

let panel: GiftPanel | undefined;
/** One panel for all buttons of a page, made on the first press. */
const thePanel = () => (panel ??= document.createElement('send-as-gift-panel') as GiftPanel);

export function open(button: SendAsGift): void {
  const making = new Making(button, clientOf(button), () => thePanel().requestUpdate());
  thePanel().show(button, making);
  void making.begin();
}

/** Closes the panel, if it is open for this button. */
export const close = async (button: SendAsGift): Promise<void> => {
  if (panel?.isFor(button)) await panel.close();
};

/** Back from the payment page, or reloaded with the link still to be shared: on where it was left. Or here to send one back. */
export function resume(button: SendAsGift): void {
  const client = clientOf(button);
  const wish = wishOf(button.product!);
  const returned = takeReturn(wish);
  const givesBack = takeGiftBack();
  const left = returned || client.tab.get('open') === wish;
  if (panel?.shows(wish)) return;
  if (!left || !client.giftOf(wish)) return givesBack ? bringBack(button) : undefined;
  const making = new Making(button, client, () => thePanel().requestUpdate());
  thePanel().show(button, making);
  making.confirm();
}

/** Why this button's product can't be a gift, in words; undefined when it can, or when nobody can tell right now. */
export async function whyNot(button: SendAsGift): Promise<string | undefined> {
  const client = clientOf(button);
  void shopOf(client).catch(() => {});
  const words = () => wordsIn[languageOf(nearestLang(button))]();
  try {
    const {giftable, reason = 'unknown'} = await productOf(client, button.product!);
    return giftable ? undefined : (await words()).reasons[reason];
  } catch (thrown) {
    const error = GiftError.from(thrown);
    if (!error.final) return undefined;
    console.warn(`<send-as-gift> product="${button.product}": ${error.message}`);
    return words().then(({common}) => sayProblem(error.code, common), () => undefined);
  }
}
