import type {ReactiveController} from 'lit';
import type {GiftButton} from '../button.ts';

/** How long a button may be out of the document: a page that moves it inserts it again within this time. */
const MAX_ABSENCE_MS = 500;

/**
 * Calls back when the panel no longer belongs to what the page shows: the button is gone, as after single-page navigation, it has another
 * product, or the dialog or popover around both is closed. Returns a function that stops it.
 */
export function watchButton(button: GiftButton, container: Element, onGone: () => void): () => void {
  const {product} = button;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const controller: ReactiveController = {
    hostConnected: () => clearTimeout(timer),
    hostDisconnected: () => { timer = setTimeout(onGone, MAX_ABSENCE_MS); },
    hostUpdated: () => { if (button.product !== product) onGone(); },
  };
  const onToggle = () => { if (!container.matches(OPEN_CONTAINER)) onGone(); };
  const events = container === document.body ? [] : ['close', 'toggle'];
  button.addController(controller);
  for (const event of events) container.addEventListener(event, onToggle);
  return () => {
    clearTimeout(timer);
    button.removeController(controller);
    for (const event of events) container.removeEventListener(event, onToggle);
  };
}

/** A dialog or popover that is open. Browsers without popovers ignore that part of `:is()`. */
export const OPEN_CONTAINER = ':is(dialog[open], [role="dialog"], :popover-open)';

/** The parent for the panel: the dialog or popover around the button, since one may trap the focus and the other closes otherwise; or the body. */
export function panelContainer(button: Element): Element {
  for (let element: Element | null = button; element;) {
    const container: Element | null = element.closest(OPEN_CONTAINER);
    if (container) return container;
    const root: Node = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return document.body;
}
