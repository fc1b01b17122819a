import type {GiftError} from '../../../client/gift-error.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {Product} from '../../../protocol/product.ts';
import type {Shop} from '../../../protocol/shop.ts';

/** What the backend said last about the product and its shop. */
export interface Catalog {
  readonly product: Product;
  readonly shop: Shop;
}

/** `drafting`: the draft is being created. `redirecting`: the page is being left for the payment page. */
export type Progress = 'drafting' | 'redirecting';

/**
 * Why there is no payment yet. `insufficient-stock`: the shop has some, but fewer than this group needs. `unpaid`: the payment page was
 * left, or no payment was confirmed; it may still arrive. `payment-failed`: the payer's bank refused it, or it never arrived.
 */
export type FormProblem = {readonly kind: 'price-changed' | 'insufficient-stock' | 'unpaid' | 'payment-failed'} | {readonly kind: 'error'; readonly error: GiftError};

export interface FormState {
  readonly kind: 'form';
  readonly catalog: Catalog;
  readonly progress?: Progress;
  readonly problem?: FormProblem;
}

export interface ShareState {
  readonly kind: 'share';
  readonly gift: Gift;
  readonly manageToken: string;
  /** The claim link. */
  readonly link: string;
  /** The link was replaced while this screen was open. */
  readonly linkReplaced: boolean;
  /** The link has left this page at least once. */
  readonly isShared: boolean;
}

/** What the panel shows: exactly one of these. `error` in a payment state is a failing poll; polling continues. */
export type SendState =
  | {readonly kind: 'loading'}
  | {readonly kind: 'error'; readonly error: GiftError}
  | {readonly kind: 'not-giftable'; readonly product: Product}
  | FormState
  | {readonly kind: 'sent-gifts'}
  /** `checkoutUrl` is set if the payment page is open in another tab. */
  | {readonly kind: 'awaiting-payment'; readonly checkoutUrl?: string; readonly error?: GiftError}
  /** The checkout is completed, and the payer's bank has not decided yet. `hasMail`: the shop sends mail to payers. */
  | {readonly kind: 'payment-pending'; readonly manageToken: string; readonly hasMail: boolean}
  | {readonly kind: 'pay-in-new-tab'; readonly checkoutUrl: string; readonly storageAvailable: boolean; readonly error?: GiftError}
  | ShareState;

export type StateOf<Kind extends SendState['kind']> = Extract<SendState, {kind: Kind}>;
