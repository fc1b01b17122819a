import type {GiftError} from '../../client/gift-error.ts';
import {GiftFailedEvent} from '../events.ts';
import {dispatch} from '../events-core.ts';

/** Dispatches `gift-failed`. An unexpected exception is a bug, not a failed request: its cause also goes to the console. */
export function reportError(element: EventTarget, error: GiftError): void {
  if (error.code === 'aborted') return;
  if (error.code === 'unknown') console.error(error.cause ?? error);
  dispatch(element, new GiftFailedEvent(error));
}
