/**
 * A phone's back button closes a sheet instead of leaving the page, in browsers without close watchers; with them, its
 * own dialogs do that by themselves. The open sheet stands on an entry of its own in the history: a copy of the
 * page's with a mark, taken away again when the sheet is closed by other means. The page's router hears of neither.
 */
import {sleep} from '../../../client/retry.ts';

const HISTORY_MARK = 'send-as-gift-sheet';

let onClose: (() => void) | undefined;
let pageUrl = '';
/** We are on the way back from our own entry. */
let isGoingBack = false;
let isListening = false;

const isOnOwnEntry = () => (history.state as Record<string, unknown> | null)?.[HISTORY_MARK] === true;

function pushEntry(): void {
  pageUrl = location.href;
  // After a reload the entry of before is still there.
  if (!isOnOwnEntry()) history.pushState({...(history.state as object | null), [HISTORY_MARK]: true}, '');
}

/** Calls back when the back button is pressed, once; returns its own undoing. */
export function onBackButton(callback: () => void): () => void {
  if (!isListening) addEventListener('popstate', onPopState, {capture: true});
  isListening = true;
  onClose = callback;
  if (!isGoingBack) pushEntry();
  return () => {
    if (onClose !== callback) return;
    onClose = undefined;
    // A page that went on in the meantime stands above it: then it stays.
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
