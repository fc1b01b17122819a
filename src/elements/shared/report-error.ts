import type {GiftError} from '../../client/gift-error.ts';
import {GiftFailedEvent} from '../events.ts';
import {dispatch} from '../events-core.ts';

/** Dispatches `gift-failed`. An unexpected exception is a bug, not a failed request: its cause also goes to the console. */
export function reportError(element: EventTarget, error: GiftError): void {
  if (error.code === 'aborted') return;
  if (error.code === 'unknown') console.error(error.cause ?? error);
  dispatch(element, new GiftFailedEvent(error));
}

/** A request that the page's own policy blocks looks like a lost connection: the console names the backend. */
export function reportBlockedRequests(backend: string): void {
  addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => {
    if (effectiveDirective === 'connect-src' && blockedURI.includes(`${backend}/v1/`)) console.warn(`<send-as-gift> needs connect-src ${backend}`);
  });
}
