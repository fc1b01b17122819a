import {durations} from './durations.ts';

/** Shared by all elements: durations and error messages. */
export const common = {
  close: 'Close',
  tryAgain: 'Try again',
  loading: 'One moment',
  ...durations,
  /** Follows an error message if the reader has typed something. */
  nothingLost: ' Nothing you typed is lost.',
  problems: {
    network: 'There is no connection right now.',
    timeout: 'This is taking too long.',
    unavailable: 'The shop can’t be reached right now.',
    'rate-limited': 'That was a bit fast. Please wait a moment and try again.',
    'price-mismatch': 'The price has changed. Here is the new one.',
    'item-unavailable': 'This one is no longer available.',
    'not-giftable': 'This item can’t be sent as a gift.',
    'not-found': 'The shop couldn’t find this link or product.',
    'origin-not-allowed': 'The shop doesn’t offer gifts on this page.',
    'not-supported': 'The shop doesn’t offer this.',
    'country-not-served': 'The shop doesn’t deliver to this country.',
    'address-undeliverable': 'Something in this address doesn’t look right.',
    'state-conflict': 'Something changed in the meantime. Here is the latest.',
    'insecure-context': 'This page isn’t secure, so a gift can’t be sent from it.',
    other: 'That didn’t work.',
  },
};

export type CommonStrings = typeof common;
