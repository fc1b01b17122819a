/**
 * The life of a gift, as every side of the wire agrees on it.
 *
 * A *sender* pays for a *gift*: one product, one or more *portions*, one note.
 * Until it is paid it is a *draft*. Its *claim link* is what travels and
 * carries the claim token. A *recipient* *opens* the box, then *claims* a
 * portion by saying where it goes, or *declines* it quietly. Only after a claim
 * does the shop get an *order*. The *claim window* is the time in which a claim
 * is possible, and the *policy* is what the *merchant* promises about it.
 *
 * These tables are the one source: the rules read them, the SQL restates them
 * as triggers, and `docs/lifecycle.md` is drawn from them.
 */

/** Where a gift may go from each state. An empty list is an ending. */
export const giftTransitions = {
  draft: ['paid', 'abandoned', 'cancelled'],
  paid: ['scheduled', 'ready', 'cancelled'],
  scheduled: ['ready', 'cancelled'],
  ready: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
  abandoned: [],
} as const;

/** Where one recipient's portion may go from each state. */
export const portionTransitions = {
  waiting: ['ready', 'cancelled'],
  ready: ['opened', 'claimed', 'declined', 'expired', 'cancelled'],
  opened: ['claimed', 'declined', 'expired', 'cancelled'],
  claimed: ['ordered', 'unavailable'],
  // A shop that hands parcels over itself may report delivery without shipping.
  ordered: ['shipped', 'delivered', 'unavailable'],
  shipped: ['delivered', 'unavailable'],
  delivered: [],
  declined: [],
  expired: [],
  cancelled: [],
  unavailable: [],
} as const;

/** Where a refund may go. One refund per portion, each paid once. */
export const refundTransitions = {
  pending: ['refunded', 'failed'],
  refunded: [],
  failed: [],
} as const;

export type GiftState = keyof typeof giftTransitions;
export type PortionState = keyof typeof portionTransitions;
export type RefundState = keyof typeof refundTransitions;

export const isGiftState = (value: string): value is GiftState => Object.hasOwn(giftTransitions, value);
export const isPortionState = (value: string): value is PortionState => Object.hasOwn(portionTransitions, value);
export const isRefundState = (value: string): value is RefundState => Object.hasOwn(refundTransitions, value);

type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

const canTransition = <State extends string>(transitions: Transitions<State>, from: State, to: State) => transitions[from].includes(to);

export const canTransitionGift = (from: GiftState, to: GiftState) => canTransition<GiftState>(giftTransitions, from, to);
export const canTransitionPortion = (from: PortionState, to: PortionState) => canTransition<PortionState>(portionTransitions, from, to);
export const canTransitionRefund = (from: RefundState, to: RefundState) => canTransition<RefundState>(refundTransitions, from, to);

/** The states from which a portion may go to `to`: the `WHERE state IN (…)` of its conditional write. */
export const portionStatesLeadingTo = (to: PortionState) =>
  (Object.keys(portionTransitions) as PortionState[]).filter((from) => canTransitionPortion(from, to));

/** The states from which a gift may go to `to`. */
export const giftStatesLeadingTo = (to: GiftState) =>
  (Object.keys(giftTransitions) as GiftState[]).filter((from) => canTransitionGift(from, to));

/** A portion that nobody has claimed and that somebody still may. */
export const isClaimable = (state: PortionState) => canTransitionPortion(state, 'claimed');

/** Portions that a recipient has accepted, whatever became of them since. */
export const hasActiveClaim = (state: PortionState) =>
  state === 'claimed' || state === 'ordered' || state === 'shipped' || state === 'delivered';
