import type {ClaimCardElement} from './claim-host.ts';

/**
 * Several cards on one page, perhaps of different shops: only one of them shows the page's link. The card that finds the
 * link in the address bar asks its backend first; if that does not know the link, the card hands it to the others. A card
 * without content is hidden, except the first if none has any.
 */
export interface RegisteredCard {
  readonly element: ClaimCardElement;
  /** Identifies the gift, so that two cards never show the same one. */
  readonly giftKey: string;
  /** The card shows a gift, or what became of one. */
  readonly hasContent: boolean;
  readonly signal: AbortSignal;
  /** Another card was added: it may know the link that is unknown here. */
  tryHandOff(): void;
  /** Shows a link that the card's backend knows. */
  adopt(token: string): void;
}

/** The page set the card's link, so it takes no other. */
export const isPinned = ({element}: RegisteredCard) => element.claimToken !== undefined;

const cards = new Set<RegisteredCard>();

/** Returns a function that unregisters the card. */
export function register(card: RegisteredCard): () => void {
  cards.add(card);
  forEachOther(card, (other) => other.tryHandOff());
  return () => {
    cards.delete(card);
    forEachOther(card, (other) => other.element.requestUpdate());
  };
}

/** All other cards, in the order of their registration. */
export const otherCards = (card: RegisteredCard) => [...cards].filter((other) => other !== card);

export function forEachOther(card: RegisteredCard, action: (other: RegisteredCard) => void): void {
  otherCards(card).forEach(action);
}

export function isHidden(card: RegisteredCard): boolean {
  let isBefore = true;
  for (const other of cards) {
    if (other === card) isBefore = false;
    else if (isBefore && (!card.hasContent || (other.hasContent && other.giftKey === card.giftKey))) return true;
    else if (!isBefore && !card.hasContent && other.hasContent) return true;
  }
  return false;
}
