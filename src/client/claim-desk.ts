import type {Address, ShipTo} from '../protocol/address.ts';
import type {Card, Receipt} from '../protocol/gift.ts';
import {hashToken} from '../protocol/token-forms.ts';
import {GiftError} from './gift-error.ts';
import type {GiftClient} from './gift-client.ts';
import {keepReceipt, keptReceipt, receiptFor} from './kept-receipts.ts';
import type {Keeper} from './keeper.ts';
import {newKey} from './new-key.ts';

export interface ClaimWish {
  /** What the recipient chose, where there is a choice. */
  variant?: string;
  passcode?: string;
  address: Address;
}

export interface ClaimedGift {
  receipt: Receipt;
  /** Follows the gift from now on. Kept by the client; offer it as a link, since storage may vanish. */
  receiptToken: string;
}

/** A claim as it was, or is about to be, sent. The address in it is sealed already. */
interface KeptClaim {
  /** A hash of what was typed: says whether it is the same wish, and nothing else. */
  typed: string;
  key: string;
  request: {receiptHash: string; variant?: string; passcode?: string; address: string; shipTo: {country: string; postalCode?: string}};
}

export class ClaimDesk {
  readonly #client: GiftClient;
  readonly #lasting: Keeper;
  readonly #tab: Keeper;

  constructor(client: GiftClient, lasting: Keeper, tab: Keeper) {
    this.#client = client;
    this.#lasting = lasting;
    this.#tab = tab;
  }

  async open(claimToken: string, passcode?: string, signal?: AbortSignal): Promise<Card> {
    const receiptHash = await hashToken((await receiptFor(this.#lasting, claimToken)).receiptToken);
    return this.#client.call('open', {token: claimToken, signal, request: {receiptHash, ...(passcode && {passcode})}});
  }

  async claim(claimToken: string, wish: ClaimWish, signal?: AbortSignal): Promise<ClaimedGift> {
    const kept = await receiptFor(this.#lasting, claimToken);
    const slot = `claim:${await hashToken(claimToken)}`;
    const typed = await hashToken(JSON.stringify(wish));
    let claim = this.#tab.get(slot) as KeptClaim | undefined;
    if (claim?.typed !== typed) claim = await this.#begin(slot, kept.receiptToken, wish, typed, signal);
    let receipt: Receipt;
    try {
      receipt = await this.#send(claimToken, claim, signal);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (error.final) this.#tab.remove(slot);
      receipt = await this.#secondTry(error, claimToken, kept.receiptToken, slot, wish, typed, signal);
    }
    this.#tab.remove(slot);
    await keepReceipt(this.#lasting, claimToken, {...kept, claimed: true});
    return {receipt, receiptToken: kept.receiptToken};
  }

  async decline(claimToken: string, note?: string, signal?: AbortSignal, passcode?: string): Promise<void> {
    const receiptHash = await hashToken((await receiptFor(this.#lasting, claimToken)).receiptToken);
    await this.#client.call('decline', {token: claimToken, signal, request: {receiptHash, ...(passcode && {passcode}), ...(note && {note})}});
  }

  async correctAddress(receiptToken: string, address: Address, signal?: AbortSignal): Promise<Receipt> {
    const receiptHash = await hashToken(receiptToken);
    const sealed = await this.#seal(address, receiptHash, signal);
    return this.#client.call('correctAddress', {token: receiptToken, signal, request: {address: sealed, shipTo: shipToOf(address)}});
  }

  async receiptTokenFor(claimToken: string): Promise<string | undefined> {
    const kept = await keptReceipt(this.#lasting, claimToken);
    return kept?.claimed ? kept.receiptToken : undefined;
  }

  async #secondTry(
    error: GiftError, claimToken: string, receiptToken: string, slot: string, wish: ClaimWish, typed: string, signal?: AbortSignal,
  ): Promise<Receipt> {
    if (error.code === 'fulfilment-key-retired') {
      // The shop changed its key since the form was drawn: once more, to the new one.
      return this.#send(claimToken, await this.#begin(slot, receiptToken, wish, typed, signal), signal);
    }
    if (error.code !== 'state-conflict') throw error;
    // An earlier try, with other words, may have arrived although its answer didn't: then these words correct it.
    try {
      return await this.correctAddress(receiptToken, wish.address, signal);
    } catch (again) {
      if (GiftError.from(again).status === 404) throw error;
      // It is theirs all the same, and the shop has begun: this link leads to the receipt from now on.
      await keepReceipt(this.#lasting, claimToken, {receiptToken, claimed: true});
      throw again;
    }
  }

  #send(claimToken: string, {key, request}: KeptClaim, signal?: AbortSignal) {
    return this.#client.call('claim', {token: claimToken, key, request, signal});
  }

  async #begin(slot: string, receiptToken: string, wish: ClaimWish, typed: string, signal?: AbortSignal): Promise<KeptClaim> {
    const receiptHash = await hashToken(receiptToken);
    const address = await this.#seal(wish.address, receiptHash, signal);
    const {variant, passcode} = wish;
    const claim: KeptClaim = {
      typed, key: newKey(),
      request: {receiptHash, ...(variant && {variant}), ...(passcode && {passcode}), address, shipTo: shipToOf(wish.address)},
    };
    this.#tab.set(slot, claim);
    return claim;
  }

  async #seal(address: Address, receiptHash: string, signal?: AbortSignal): Promise<string> {
    const [{seal}, shop] = await Promise.all([import('./seal.ts'), this.#client.shop(signal)]);
    return seal(address, shop.fulfilmentKey, receiptHash);
  }
}

/** What shipping rules may see beside the sealed address. */
const shipToOf = ({country, postalCode}: Address): ShipTo => ({country, ...(postalCode && {postalCode})});
