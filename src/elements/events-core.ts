/** The one event that the button needs before anything is loaded; the others are in `events.ts`. */

export const eventInit = {bubbles: true, composed: true} as const;

/** The panel is about to open. Cancel it to do something else instead. */
export class GiftBeforeOpenEvent extends Event {
  constructor() { super('gift-before-open', {...eventInit, cancelable: true}); }
}

/** Dispatches; a function of its own, so that tools which read sources don't invent events. True unless cancelled. */
export const dispatch = (element: EventTarget, event: Event) => element.dispatchEvent(event);

declare global {
  interface GlobalEventHandlersEventMap {
    'gift-before-open': GiftBeforeOpenEvent;
  }
}
