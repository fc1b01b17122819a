/** A friend who was given something comes to send one back: the claim card's link to the product's page asks for it by its fragment. */
import type {SendAsGift} from '../send-as-gift.ts';

/** Whether the page was reached by that link. The fragment is then taken away, so that one button follows it, once. */
export function consumeReturnGiftHash(): boolean {
  if (location.hash !== '#gift-back') return false;
  history.replaceState(history.state, '', location.pathname + location.search);
  return true;
}

/** Into view with the button, and on with the gift; where there can be none, its reason is told to whoever has the focus. */
export function openReturnGift(button: SendAsGift): void {
  button.scrollIntoView({block: 'center'});
  if (button.unavailable) button.shadowRoot!.querySelector('button')!.focus();
  else void button.open();
}
