import type {Address, ShipTo} from '../protocol/address.ts';
import type {ClaimCard, Receipt} from '../protocol/gift.ts';
import {hashToken} from '../protocol/tokens.ts';
import {GiftError} from './gift-error.ts';
import type {GiftClient} from './gift-client.ts';
import {saveReceipt, loadReceipt, loadOrCreateReceipt} from './receipts.ts';
import type {KeyValueStore} from './storage.ts';
import {createIdempotencyKey} from './idempotency-key.ts';

export interface ClaimParams {
  /** What the recipient chose, where there is a choice. */
  variant?: string;
  passcode?: string;
  address: Address;
}

export interface ClaimResult {
  receipt: Receipt;
  /** Follows the gift from now on. Kept by the client; offer it as a link, since storage may vanish. */
  receiptToken: string;
}

/** A claim as it was, or is about to be, sent. The address in it is sealed already. */
interface PendingClaim {
  /** A hash of what was typed: says whether it is the same wish, and nothing else. */
  inputHash: string;
  idempotencyKey: string;
  request: {receiptHash: string; variant?: string; passcode?: string; address: string; shipTo: {country: string; postalCode?: string}};
}

export class Claims {
  readonly #client: GiftClient;
  readonly #localStore: KeyValueStore;
  readonly #sessionStore: KeyValueStore;

  constructor(client: GiftClient, localStore: KeyValueStore, sessionStore: KeyValueStore) {
    this.#client = client;
    this.#localStore = localStore;
    this.#sessionStore = sessionStore;
  }

  async open(claimToken: string, passcode?: string, signal?: AbortSignal): Promise<ClaimCard> {
    const receiptHash = await hashToken((await loadOrCreateReceipt(this.#localStore, claimToken)).receiptToken);
    return this.#client.call('open', {token: claimToken, signal, request: {receiptHash, ...(passcode && {passcode})}});
  }

  async claim(claimToken: string, params: ClaimParams, signal?: AbortSignal): Promise<ClaimResult> {
    const stored = await loadOrCreateReceipt(this.#localStore, claimToken);
    const storageKey = `claim:${await hashToken(claimToken)}`;
    const inputHash = await hashToken(JSON.stringify(params));
    let claim = this.#sessionStore.get(storageKey) as PendingClaim | undefined;
    if (claim?.inputHash !== inputHash) claim = await this.#prepare(storageKey, stored.receiptToken, params, inputHash, signal);
    let receipt: Receipt;
    try {
      receipt = await this.#send(claimToken, claim, signal);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (error.isFinal) this.#sessionStore.remove(storageKey);
      receipt = await this.#recover(error, claimToken, stored.receiptToken, storageKey, params, inputHash, signal);
    }
    this.#sessionStore.remove(storageKey);
    await saveReceipt(this.#localStore, claimToken, {...stored, claimed: true});
    return {receipt, receiptToken: stored.receiptToken};
  }

  async decline(claimToken: string, note?: string, signal?: AbortSignal, passcode?: string): Promise<void> {
    const receiptHash = await hashToken((await loadOrCreateReceipt(this.#localStore, claimToken)).receiptToken);
    await this.#client.call('decline', {token: claimToken, signal, request: {receiptHash, ...(passcode && {passcode}), ...(note && {note})}});
  }

  async correctAddress(receiptToken: string, address: Address, signal?: AbortSignal): Promise<Receipt> {
    const receiptHash = await hashToken(receiptToken);
    const sealed = await this.#encrypt(address, receiptHash, signal);
    return this.#client.call('correctAddress', {token: receiptToken, signal, request: {address: sealed, shipTo: getShipTo(address)}});
  }

  async findReceiptToken(claimToken: string): Promise<string | undefined> {
    const stored = await loadReceipt(this.#localStore, claimToken);
    return stored?.claimed ? stored.receiptToken : undefined;
  }

  async #recover(
    error: GiftError, claimToken: string, receiptToken: string, storageKey: string, params: ClaimParams, inputHash: string, signal?: AbortSignal,
  ): Promise<Receipt> {
    if (error.code === 'fulfillment-key-retired') {
      // The shop changed its key since the form was drawn: once more, to the new one.
      return this.#send(claimToken, await this.#prepare(storageKey, receiptToken, params, inputHash, signal), signal);
    }
    if (error.code !== 'state-conflict') throw error;
    // An earlier try, with other words, may have arrived although its answer didn't: then these words correct it.
    try {
      return await this.correctAddress(receiptToken, params.address, signal);
    } catch (again) {
      if (GiftError.from(again).status === 404) throw error;
      // It is theirs all the same, and the shop has begun: this link leads to the receipt from now on.
      await saveReceipt(this.#localStore, claimToken, {receiptToken, claimed: true});
      throw again;
    }
  }

  #send(claimToken: string, {idempotencyKey, request}: PendingClaim, signal?: AbortSignal) {
    return this.#client.call('claim', {token: claimToken, idempotencyKey, request, signal});
  }

  async #prepare(storageKey: string, receiptToken: string, params: ClaimParams, inputHash: string, signal?: AbortSignal): Promise<PendingClaim> {
    const receiptHash = await hashToken(receiptToken);
    const address = await this.#encrypt(params.address, receiptHash, signal);
    const {variant, passcode} = params;
    const claim: PendingClaim = {
      inputHash, idempotencyKey: createIdempotencyKey(),
      request: {receiptHash, ...(variant && {variant}), ...(passcode && {passcode}), address, shipTo: getShipTo(params.address)},
    };
    this.#sessionStore.set(storageKey, claim);
    return claim;
  }

  async #encrypt(address: Address, receiptHash: string, signal?: AbortSignal): Promise<string> {
    const [{encryptAddress}, shop] = await Promise.all([import('./encrypt-address.ts'), this.#client.shop(signal)]);
    return encryptAddress(address, shop.fulfillmentKey, receiptHash);
  }
}

/** What shipping rules may see beside the sealed address. */
const getShipTo = ({country, postalCode}: Address): ShipTo => ({country, ...(postalCode && {postalCode})});
