/**
 * Every key that the package stores in a browser. The union checks the keys at compile time and costs a page no bytes.
 *
 * `storage.ts` puts `send-as-gift:{backend}:` in front, so that two shops on one page do not mix. No key contains a token; `{claimHash}` is
 * the SHA-256 of one.
 */
export type StorageKey = LocalStorageKey | SessionStorageKey;

/** What a later visit needs. */
type LocalStorageKey =
  /** `draft:{draftKey}`: tokens and idempotency key of a draft. */
  | `draft:${string}`
  /** `form:{draftKey}`: the input of the send form, without its passcode. */
  | `form:${string}`
  /** `sent:{giftId}`: a gift sent from this browser, with its manage token. */
  | `sent:${string}`
  /** `receipt:{claimHash}`: the receipt token that this browser created for a claim link. */
  | `receipt:${string}`
  /** Written and removed again to find out whether storage works. */
  | 'probe';

/** What only this tab needs. */
type SessionStorageKey =
  /** The draft key of the open panel, so that a reload or the return from a payment page opens it again. */
  | 'open-panel'
  /** `form-passcode:{draftKey}`: the passcode typed into the send form. */
  | `form-passcode:${string}`
  /** `passcode-nonce:{draftKey}`: replaces the passcode in a draft's fingerprint, so that local storage never holds it. */
  | `passcode-nonce:${string}`
  /** `paid:{giftId}`: the page was told that this gift is paid. */
  | `paid:${string}`
  /** The token of a claim card, after it was removed from the address bar. */
  | 'card-token'
  /** `claim:{claimHash}`: a claim that may not have arrived, with its encrypted address. */
  | `claim:${string}`
  /** `variant:{giftId}`: the variant that the recipient chose. */
  | `variant:${string}`
  /** `claim-passcode:{giftId}`: the passcode that the recipient entered. */
  | `claim-passcode:${string}`
  /** The address form as typed. */
  | 'address-form';

export const variantKey = (giftId: string) => `variant:${giftId}` as const;
export const claimPasscodeKey = (giftId: string) => `claim-passcode:${giftId}` as const;
export const ADDRESS_FORM_KEY = 'address-form';
