/**
 * The events of the elements. All bubble and are composed; none carries a token, an address or a name. `gift-<past participle>`
 * states a fact; `gift-before-<verb>` can be canceled. The maps extend `GlobalEventHandlersEventMap`, because documents and
 * windows listen too.
 */
import type {GiftError} from '../client/gift-error.ts';
import {eventInit} from './events-core.ts';

export {GiftBeforeOpenEvent} from './events-core.ts';

/** What a page may know about a gift. */
export interface GiftRef {
  /** The gift's id. */
  readonly gift: string;
  /** The gift's state, or the state of one recipient's portion in events from the claim card. */
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

/** The gift exists and waits for its payment. */
export class GiftCreatedEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-created', gift); }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-created': GiftCreatedEvent } }

/** The sender is about to leave for the payment page. Cancelable: the page then leads there itself. */
export class GiftBeforePayEvent extends Event {
  /** The URL of the payment page. */
  readonly checkoutUrl: string;
  constructor(checkoutUrl: string) {
    super('gift-before-pay', {...eventInit, cancelable: true});
    this.checkoutUrl = checkoutUrl;
  }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-before-pay': GiftBeforePayEvent } }

/** The backend confirmed the payment. */
export class GiftPaidEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-paid', gift); }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-paid': GiftPaidEvent } }

/** The sender shared the claim link. */
export class GiftSharedEvent extends GiftStateEvent {
  /**
   * How: `share` (the system's dialog), `copy`, `qr`, `whatsapp`, `telegram`, `line`, `sms`, `email`, `wechat`, `poster` or `print`.
   * The values suit the `method` parameter of Google Analytics' `share` event.
   */
  readonly method: string;
  constructor(gift: GiftRef, method: string) {
    super('gift-shared', gift);
    this.method = method;
  }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-shared': GiftSharedEvent } }

/** The recipient opened the gift. */
export class GiftOpenedEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-opened', gift); }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-opened': GiftOpenedEvent } }

/** The recipient accepted the gift. */
export class GiftClaimedEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-claimed', gift); }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-claimed': GiftClaimedEvent } }

/** The recipient declined the gift. */
export class GiftDeclinedEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-declined', gift); }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-declined': GiftDeclinedEvent } }

/** The claim window ended before the gift was accepted. */
export class GiftExpiredEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-expired', gift); }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-expired': GiftExpiredEvent } }

/** The sender canceled the gift. */
export class GiftCancelledEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-cancelled', gift); }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-cancelled': GiftCancelledEvent } }

/** Money was refunded to the payer. */
export class GiftRefundedEvent extends GiftStateEvent {
  constructor(gift: GiftRef) { super('gift-refunded', gift); }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-refunded': GiftRefundedEvent } }

/** A request failed. Nothing that was typed is lost. */
export class GiftFailedEvent extends Event {
  /** Its `code` says why, its `retryable` whether another try may succeed. */
  readonly error: GiftError;
  constructor(error: GiftError) {
    super('gift-failed', eventInit);
    this.error = error;
  }
}
declare global { interface GlobalEventHandlersEventMap { 'gift-failed': GiftFailedEvent } }
