import type {ReactiveController} from 'lit';
import {sleep} from '../../../client/retry.ts';
import type {GiftButton} from '../button.ts';

/** How long a button may be out of the document: a page that moves it inserts it again within this time. */
const MAX_ABSENCE_MS = 500;

/**
 * Calls back when the page no longer shows what the panel was opened for: the button is gone, as after single-page navigation, or it has
 * another product. `onUpdate` is called when the button has rendered anything else. Returns a function that stops it.
 */
export function watchButton(button: GiftButton, onGone: () => void, onUpdate: () => void): () => void {
  const {product} = button;
  let absence: AbortController | undefined;
  const hostConnected = () => absence?.abort();
  const controller: ReactiveController = {
    hostConnected,
    hostDisconnected: () => {
      absence = new AbortController();
      sleep(MAX_ABSENCE_MS, absence.signal).then(onGone, () => {});
    },
    hostUpdated: () => (button.product === product ? onUpdate() : onGone()),
  };
  button.addController(controller);
  return () => {
    hostConnected();
    button.removeController(controller);
  };
}
