import {GiftError} from './gift-error.ts';

/** What only some pages or users need loads on first use. If that fails, throws a retryable `GiftError`. */
export const loadPart = <T>(part: Promise<T>): Promise<T> => part.catch((cause: unknown) => {
  throw new GiftError('network', 'A part of the code failed to load. Try again.', {retryable: true, cause});
});
