/**
 * The lifecycle of a gift.
 *
 * A *sender* pays for a *gift*: one product, one or more *portions*, one note. Until it is paid, it is a *draft*. The sender shares its
 * *claim link*, which carries the claim token. A *recipient* *opens* the box and then *claims* a portion by entering an address, or
 * *declines* it. Only a claim creates an *order* at the shop. The *claim window* is the time in which a gift can be claimed; the *policy*
 * states what the *merchant* promises.
 *
 * These tables are the single source: the server's rules read them, SQL triggers enforce them, `docs/protocol.md` draws them.
 */

/** The states that a gift can change to, for each state. An empty list marks a final state. */
export const giftTransitions = {
  draft: ['paid', 'abandoned', 'cancelled'],
  paid: ['scheduled', 'ready', 'cancelled'],
  scheduled: ['ready', 'cancelled'],
  ready: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
  abandoned: [],
} as const;

/** The states that a portion can change to. A portion is what one recipient claims. */
export const portionTransitions = {
  waiting: ['ready', 'cancelled'],
  ready: ['opened', 'claimed', 'declined', 'expired', 'cancelled'],
  opened: ['claimed', 'declined', 'expired', 'cancelled'],
  claimed: ['ordered', 'unavailable'],
  // A shop that hands parcels over itself may report a delivery without shipping.
  ordered: ['shipped', 'delivered', 'unavailable'],
  shipped: ['delivered', 'unavailable'],
  delivered: [],
  declined: [],
  expired: [],
  cancelled: [],
  unavailable: [],
} as const;

/**
 * The states that a refund can change to. There is at most one refund per portion, and it is paid once. A bank can return a refund
 * days after it was paid; what failed is owed until the merchant lets it be tried again.
 */
export const refundTransitions = {
  pending: ['refunded', 'failed'],
  refunded: ['failed'],
  failed: ['pending'],
} as const;

export type GiftState = keyof typeof giftTransitions;
export type PortionState = keyof typeof portionTransitions;
export type RefundState = keyof typeof refundTransitions;

export const isGiftState = (value: string): value is GiftState => Object.hasOwn(giftTransitions, value);

type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

const canTransition = <State extends string>(transitions: Transitions<State>, from: State, to: State) => transitions[from].includes(to);

export const canTransitionGift = (from: GiftState, to: GiftState) => canTransition<GiftState>(giftTransitions, from, to);
export const canTransitionPortion = (from: PortionState, to: PortionState) => canTransition<PortionState>(portionTransitions, from, to);

/** The states from which a portion can change to `to`: the `WHERE state IN (…)` of the conditional write. */
export const portionStatesLeadingTo = (to: PortionState) =>
  (Object.keys(portionTransitions) as PortionState[]).filter((from) => canTransitionPortion(from, to));

/** The states from which a gift can change to `to`. */
export const giftStatesLeadingTo = (to: GiftState) =>
  (Object.keys(giftTransitions) as GiftState[]).filter((from) => canTransitionGift(from, to));

/** Not claimed yet, and open to a claim. */
export const isClaimable = (state: PortionState) => canTransitionPortion(state, 'claimed');

/** Claimed by a recipient who receives, or has received, the product. Excludes `unavailable`. */
export const hasActiveClaim = (state: string) => state === 'claimed' || state === 'ordered' || state === 'shipped' || state === 'delivered';

/** Accepted by a recipient at some time, even if the shop could not fulfill the order (`unavailable`) and the payer was refunded. */
export const isAccepted = (state: string) => state === 'unavailable' || hasActiveClaim(state);
