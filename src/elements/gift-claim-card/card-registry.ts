/**
 * Several cards on one page, each perhaps with another shop's backend: only one of them answers to a link. Who finds
 * the link in the address bar asks first; who doesn't know it passes it on; who has nothing to show says nothing, but
 * for the first of them.
 */
export interface RegisteredCard {
  readonly backend: string;
  /** Which gift this is about, so that two cards never show the same one. */
  readonly giftKey: string;
  /** It has a gift, or what has become of one, to show. */
  readonly hasContent: boolean;
  requestUpdate(): void;
  /** A card has come: a link that opened nothing here may be meant for it. */
  tryHandOff(): void;
  /** Shows what this link leads to, which its backend knows. */
  adopt(token: string): void;
  /** Its page gave it a link of its own, and it wants no other. */
  readonly isPinned: boolean;
  readonly signal: AbortSignal;
}

const cards = new Set<RegisteredCard>();

/** Returns its own undoing. */
export function register(card: RegisteredCard): () => void {
  cards.add(card);
  forEachOther(card, (other) => other.tryHandOff());
  return () => {
    cards.delete(card);
    forEachOther(card, (other) => other.requestUpdate());
  };
}

/** All the others, in the order in which they came. */
export const otherCards = (card: RegisteredCard) => [...cards].filter((other) => other !== card);

export function forEachOther(card: RegisteredCard, say: (other: RegisteredCard) => void): void {
  otherCards(card).forEach(say);
}

export function isHidden(card: RegisteredCard): boolean {
  let before = true;
  for (const other of cards) {
    if (other === card) before = false;
    else if (before ? !card.hasContent || (other.hasContent && other.giftKey === card.giftKey) : !card.hasContent && other.hasContent) return true;
  }
  return false;
}
