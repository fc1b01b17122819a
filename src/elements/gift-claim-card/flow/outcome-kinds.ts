import type {Outcome} from '../claim-state.ts';

/** Asking again may help. */
export const isRetryable = (outcome: Outcome) => outcome === 'offline' || outcome === 'unreachable' || outcome === 'passcode-blocked';

/** The backend does not know the link: it may belong to another shop. */
export const isUnknownLink = (outcome: Outcome) => outcome === 'not-found' || outcome === 'unknown-receipt';

/** The link leads to no gift. */
export const hasNoGift = (outcome: Outcome) =>
  isUnknownLink(outcome) || outcome === 'no-link' || outcome === 'truncated' || outcome === 'manage-link';
