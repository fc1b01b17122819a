/**
 * A phone's back button closes a sheet instead of leaving the page, in browsers without close watchers; with them, its
 * own dialogs do that by themselves. The open sheet stands on an entry of its own in the history: a copy of the
 * page's with a mark, taken away again when the sheet is closed by other means. The page's router hears of neither.
 */
import {sleep} from '../../../client/patience.ts';

const MARK = 'send-as-gift-sheet';

let close: (() => void) | undefined;
let page = '';
/** We are on the way back from our own entry. */
let returning = false;
let listens = false;

const onTop = () => (history.state as Record<string, unknown> | null)?.[MARK] === true;

function enter(): void {
  page = location.href;
  // After a reload the entry of before is still there.
  if (!onTop()) history.pushState({...(history.state as object | null), [MARK]: true}, '');
}

/** Calls back when the back button is pressed, once; returns its own undoing. */
export function onBack(then: () => void): () => void {
  if (!listens) addEventListener('popstate', popped, {capture: true});
  listens = true;
  close = then;
  if (!returning) enter();
  return () => {
    if (close !== then) return;
    close = undefined;
    // A page that went on in the meantime stands above it: then it stays.
    if (returning || !onTop()) return;
    returning = true;
    history.back();
    void sleep(1_000).then(() => { returning = false; });
  };
}

function popped(event: Event): void {
  if (onTop()) return;
  if (returning) {
    returning = false;
    event.stopImmediatePropagation();
    if (close) enter();
  } else if (close) {
    const then = close;
    close = undefined;
    if (location.href === page) event.stopImmediatePropagation();
    then();
  }
}
