/** A recipient sends a gift in return: the claim card links to the product's page with a fragment. */
import {focusButton, type GiftButton} from '../button.ts';

/** Whether the page was opened by that link. Removes the fragment, so that one button follows it, once. */
export function consumeReturnGiftHash(): boolean {
  if (location.hash !== '#gift-back') return false;
  history.replaceState(history.state, '', location.pathname + location.search);
  return true;
}

/** Scrolls to the button and opens it, or focuses it so that the reason why it is unavailable is read out. */
export function openReturnGift(button: GiftButton): void {
  button.scrollIntoView({block: 'center'});
  if (button.unavailable) focusButton(button);
  else void button.open();
}
