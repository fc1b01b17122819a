/**
 * Several cards on one page, each perhaps with another shop's backend: only one of them answers to a link. Who finds
 * the link in the address bar asks first; who doesn't know it passes it on; who has nothing to show says nothing, but
 * for the first of them.
 */
export interface Neighbour {
  readonly backend: string;
  /** Which gift this is about, so that two cards never show the same one. */
  readonly about: string;
  /** It has a gift, or what has become of one, to show. */
  readonly busy: boolean;
  redraw(): void;
  /** A card has come: a link that opened nothing here may be meant for it. */
  offer(): void;
  /** Shows what this link leads to, which its backend knows. */
  take(token: string): void;
  /** Its page gave it a link of its own, and it wants no other. */
  readonly fixed: boolean;
  readonly signal: AbortSignal;
}

const cards = new Set<Neighbour>();

/** Returns its own undoing. */
export function join(card: Neighbour): () => void {
  cards.add(card);
  tell(card, (other) => other.offer());
  return () => {
    cards.delete(card);
    tell(card, (other) => other.redraw());
  };
}

/** All the others, in the order in which they came. */
export const others = (card: Neighbour) => [...cards].filter((other) => other !== card);

export function tell(card: Neighbour, say: (other: Neighbour) => void): void {
  others(card).forEach(say);
}

export function isQuiet(card: Neighbour): boolean {
  let before = true;
  for (const other of cards) {
    if (other === card) before = false;
    else if (before ? !card.busy || (other.busy && other.about === card.about) : !card.busy && other.busy) return true;
  }
  return false;
}
