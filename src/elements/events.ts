/**
 * What the elements tell the page. A fact is `gift-<past participle>`, bubbling
 * and composed; `gift-before-<verb>` asks, and may be cancelled. None of them
 * carries a token, an address or a name.
 */
import type {GiftError} from '../client/gift-error.ts';
import {eventInit} from './events-core.ts';

export {dispatch, GiftBeforeOpenEvent} from './events-core.ts';

/** A gift's id and state: what may be known of it by the page around the element. */
export interface GiftRef {
  readonly gift: string;
  readonly state: string;
}

abstract class GiftStateEvent extends Event implements GiftRef {
  readonly gift: string;
  readonly state: string;
  constructor(type: string, {gift, state}: GiftRef) {
    super(type, eventInit);
    this.gift = gift;
    this.state = state;
  }
}

/** The gift exists and waits to be paid for. */
export class GiftCreatedEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-created', gift); }
}
/** The payment provider has confirmed the payment. */
export class GiftPaidEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-paid', gift); }
}
/** The sender shared or copied the claim link. */
export class GiftSharedEvent extends GiftStateEvent {
  /** How: `share`, `copy` or `qr`. */
  readonly method: string;
  constructor(gift: GiftRef, method: string) {
    super('gift-shared', gift);
    this.method = method;
  }
}
/** The recipient unwrapped the box. */
export class GiftOpenedEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-opened', gift); }
}
/** The recipient accepted the gift. */
export class GiftClaimedEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-claimed', gift); }
}
/** The recipient said a quiet no. */
export class GiftDeclinedEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-declined', gift); }
}
/** The claim window ended without a claim. */
export class GiftExpiredEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-expired', gift); }
}
/** The sender took the gift back. */
export class GiftCancelledEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-cancelled', gift); }
}
/** Money went back to the payer. */
export class GiftRefundedEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-refunded', gift); }
}
/** Something did not work; `error.code` says what. Nothing was lost. */
export class GiftFailedEvent extends Event {
  readonly error: GiftError;
  constructor(error: GiftError) {
    super('gift-failed', eventInit);
    this.error = error;
  }
}
/** The sender is about to leave for the payment page. Cancel it to lead there another way. */
export class GiftBeforePayEvent extends Event {
  readonly checkoutUrl: string;
  constructor(checkoutUrl: string) {
    super('gift-before-pay', {...eventInit, cancelable: true});
    this.checkoutUrl = checkoutUrl;
  }
}

declare global {
  // Elements, documents and windows all listen by this map: the events bubble.
  interface GlobalEventHandlersEventMap {
    'gift-created': GiftCreatedEvent;
    'gift-paid': GiftPaidEvent;
    'gift-shared': GiftSharedEvent;
    'gift-opened': GiftOpenedEvent;
    'gift-claimed': GiftClaimedEvent;
    'gift-declined': GiftDeclinedEvent;
    'gift-expired': GiftExpiredEvent;
    'gift-cancelled': GiftCancelledEvent;
    'gift-refunded': GiftRefundedEvent;
    'gift-failed': GiftFailedEvent;
    'gift-before-pay': GiftBeforePayEvent;
  }
}
