import type {ClaimStrings} from '../../locales/en/claim.ts';
import type {OutcomeStrings} from '../../locales/en/outcomes.ts';
import type {ClaimCard, Receipt} from '../../protocol/gift.ts';
import type {BoxLayers} from '../gift-box/closed-box.ts';
import type {SealedStrings} from './sealed-strings.ts';

/** Why there is no box to open. */
export type Outcome = keyof OutcomeStrings;

/** A sentence for the recipient, resolved while rendering: the page's language may change while it is shown. */
export type Message<Strings = ClaimStrings> = (strings: Strings) => string;

/** An opened gift, and the variant that the recipient has selected. */
export interface OpenedCard {
  card: ClaimCard;
  variant?: string;
}

/** Shop and sender, as the card and the receipt name them. */
export type GiftParties = Pick<ClaimCard, 'senderName'> & {shop: {name: string; domain: string}};

/** An accepted gift. */
interface ClaimedGift {
  receipt: Receipt;
  receiptToken: string;
  /** Why the last request came too late. */
  notice?: Message;
  /** Polling for changes currently fails. */
  isOffline?: boolean;
}

/** State of the claim card: exactly one of these is on screen. */
export type ClaimState =
  | {kind: 'loading'; error?: Message<SealedStrings>}
  | {kind: 'sealed'; card: ClaimCard; error?: Message<SealedStrings>}
  | {kind: 'opening'; card: ClaimCard; layers: BoxLayers}
  | {kind: 'outcome'; outcome: Outcome; card?: ClaimCard}
  | ({kind: 'passcode'} & OpenedCard)
  | ({kind: 'product'; error?: Message} & OpenedCard)
  | ({kind: 'decline'} & OpenedCard)
  | ({kind: 'group-declined'} & OpenedCard)
  | ({kind: 'address'} & OpenedCard)
  | ({kind: 'receipt'} & ClaimedGift)
  | ({kind: 'correction'} & ClaimedGift);

export type StateOf<Kind extends ClaimState['kind']> = Extract<ClaimState, {kind: Kind}>;
