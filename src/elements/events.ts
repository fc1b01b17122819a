/**
 * What the elements tell the page. A fact is `gift-<past participle>`, bubbling
 * and composed; `gift-before-<verb>` asks, and may be cancelled. None of them
 * carries a token, an address or a name.
 */
import type {GiftError} from '../client/gift-error.ts';
import {fact} from './before-open-event.ts';

export {emit, GiftBeforeOpenEvent} from './before-open-event.ts';

/** A gift's id and state: what may be known of it by the page around the element. */
export interface GiftFact {
  readonly gift: string;
  readonly state: string;
}

abstract class GiftFactEvent extends Event implements GiftFact {
  readonly gift: string;
  readonly state: string;
  constructor(type: string, {gift, state}: GiftFact) {
    super(type, fact);
    this.gift = gift;
    this.state = state;
  }
}

/** The gift exists and waits to be paid for. */
export class GiftCreatedEvent extends GiftFactEvent {
  constructor(gift: GiftFact) { super('gift-created', gift); }
}
/** The payment provider has confirmed the payment. */
export class GiftPaidEvent extends GiftFactEvent {
  constructor(gift: GiftFact) { super('gift-paid', gift); }
}
/** The sender shared or copied the claim link. */
export class GiftSharedEvent extends GiftFactEvent {
  /** How: `share`, `copy` or `qr`. */
  readonly way: string;
  constructor(gift: GiftFact, way: string) {
    super('gift-shared', gift);
    this.way = way;
  }
}
/** The recipient unwrapped the box. */
export class GiftOpenedEvent extends GiftFactEvent {
  constructor(gift: GiftFact) { super('gift-opened', gift); }
}
/** The recipient accepted the gift. */
export class GiftClaimedEvent extends GiftFactEvent {
  constructor(gift: GiftFact) { super('gift-claimed', gift); }
}
/** The recipient said a quiet no. */
export class GiftDeclinedEvent extends GiftFactEvent {
  constructor(gift: GiftFact) { super('gift-declined', gift); }
}
/** The claim window ended without a claim. */
export class GiftExpiredEvent extends GiftFactEvent {
  constructor(gift: GiftFact) { super('gift-expired', gift); }
}
/** The sender took the gift back. */
export class GiftCancelledEvent extends GiftFactEvent {
  constructor(gift: GiftFact) { super('gift-cancelled', gift); }
}
/** Money went back to the payer. */
export class GiftRefundedEvent extends GiftFactEvent {
  constructor(gift: GiftFact) { super('gift-refunded', gift); }
}
/** Something did not work; `error.code` says what. Nothing was lost. */
export class GiftFailedEvent extends Event {
  readonly error: GiftError;
  constructor(error: GiftError) {
    super('gift-failed', fact);
    this.error = error;
  }
}
/** The sender is about to leave for the payment page. Cancel it to lead there another way. */
export class GiftBeforePayEvent extends Event {
  readonly checkoutUrl: string;
  constructor(checkoutUrl: string) {
    super('gift-before-pay', {...fact, cancelable: true});
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
