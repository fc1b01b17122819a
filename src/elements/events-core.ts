/** The one event that the button dispatches before anything else is loaded. The others are in `events.ts`. */

export const eventInit = {bubbles: true, composed: true} as const;

/** The panel is about to open. Cancelable: the panel stays closed. */
export class GiftBeforeOpenEvent extends Event {
  constructor() { super('gift-before-open', {...eventInit, cancelable: true}); }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-before-open': GiftBeforeOpenEvent } }

/** Dispatches an event; false if it was canceled. The manifest analyzer would misread a direct `dispatchEvent` in a class. */
export const dispatch = (target: EventTarget, event: Event): boolean => target.dispatchEvent(event);
