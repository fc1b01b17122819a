/**
 * Closes the sheet on a phone's back button instead of leaving the page, for browsers without `CloseWatcher`: with it, dialogs
 * close natively. While the sheet is open, the history has an additional entry: a marked copy of the page's state. It is removed
 * when the sheet is closed another way. The page's router sees neither navigation.
 */
import {sleep} from '../../../client/retry.ts';

const HISTORY_MARK = 'send-as-gift-sheet';

let onClose: (() => void) | undefined;
let pageUrl = '';
/** `history.back()` from the sheet's entry is under way. */
let isGoingBack = false;
let isListening = false;

const isOnOwnEntry = () => (history.state as Record<string, unknown> | null)?.[HISTORY_MARK] === true;

function pushEntry(): void {
  pageUrl = location.href;
  // A reload keeps the entry.
  if (!isOnOwnEntry()) history.pushState({...(history.state as object | null), [HISTORY_MARK]: true}, '');
}

/** Calls back once, when the back button is used. Returns a function that removes the listener and the entry. */
export function onBackButton(callback: () => void): () => void {
  if (!isListening) addEventListener('popstate', onPopState, {capture: true});
  isListening = true;
  onClose = callback;
  if (!isGoingBack) pushEntry();
  return () => {
    if (onClose !== callback) return;
    onClose = undefined;
    // If the page has navigated on top of the entry, going back would undo that navigation.
    if (isGoingBack || !isOnOwnEntry()) return;
    isGoingBack = true;
    history.back();
    void sleep(1_000).then(() => { isGoingBack = false; });
  };
}

function onPopState(event: Event): void {
  if (isOnOwnEntry()) return;
  if (isGoingBack) {
    isGoingBack = false;
    event.stopImmediatePropagation();
    if (onClose) pushEntry();
  } else if (onClose) {
    const callback = onClose;
    onClose = undefined;
    if (location.href === pageUrl) event.stopImmediatePropagation();
    callback();
  }
}
