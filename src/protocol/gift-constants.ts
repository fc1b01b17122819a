/** How long the words of a gift may be, and what it can come in; without any schema, so that a form needs none. */

/** How long a note may be; graphemes. */
export const MAX_NOTE_GRAPHEMES = 500;
/** How long a sender's or recipient's short line may be; graphemes. */
export const MAX_NAME_GRAPHEMES = 60;

/** The drawings that a note can come in. */
export const covers = ['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter'] as const;
export type Cover = (typeof covers)[number];

export const distributions = ['first-come', 'draw'] as const;
