import type {ReactiveController} from 'lit';
import type {GiftButton} from '../button.ts';

/** How long a button may be out of the document: a page that moves it inserts it again within this time. */
const MAX_ABSENCE_MS = 500;

/**
 * Calls back when the page no longer shows what the panel was opened for: the button is gone, as after single-page navigation, or it has
 * another product. Returns a function that stops it.
 */
export function watchButton(button: GiftButton, onGone: () => void): () => void {
  const {product} = button;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hostConnected = () => clearTimeout(timer);
  const controller: ReactiveController = {
    hostConnected,
    hostDisconnected: () => { timer = setTimeout(onGone, MAX_ABSENCE_MS); },
    hostUpdated: () => { if (button.product !== product) onGone(); },
  };
  button.addController(controller);
  return () => {
    hostConnected();
    button.removeController(controller);
  };
}
