/** Limits and choices of a gift. Imports no schema, so that forms can use them without loading one. */

/** The longest note; graphemes. */
export const MAX_NOTE_GRAPHEMES = 500;
/** The longest name of a sender or carrier; graphemes. */
export const MAX_NAME_GRAPHEMES = 60;
export const MAX_PASSCODE_GRAPHEMES = 40;

export const MAX_PORTIONS = 100;

/** The longest time for which a gift can be claimed, extensions included, and the furthest day for which it can be scheduled. */
export const MAX_CLAIM_WINDOW_DAYS = 180;
export const MAX_CLAIM_WINDOW_MS = MAX_CLAIM_WINDOW_DAYS * 86_400_000;

/** The designs of a gift box and its card. */
export const covers = ['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter'] as const;
export type Cover = (typeof covers)[number];

export const distributions = ['first-come', 'draw'] as const;
