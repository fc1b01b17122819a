import type {Address, ShipTo} from '../protocol/address.ts';
import type {ClaimCard, Receipt} from '../protocol/gift.ts';
import {hashToken} from '../protocol/tokens.ts';
import type {EndpointCaller} from './endpoint-caller.ts';
import {GiftError} from './gift-error.ts';
import {createIdempotencyKey} from './idempotency-key.ts';
import {loadOrCreateReceipt, loadReceipt, saveReceipt} from './receipts.ts';
import type {KeyValueStore} from './storage.ts';

export interface ClaimParams {
  /** The variant that the recipient chose, if there is a choice. */
  variant?: string;
  passcode?: string;
  address: Address;
}

export interface ClaimResult {
  receipt: Receipt;
  /** Grants access to the receipt. The client stores it; offer it as a link too, because storage may be cleared. */
  receiptToken: string;
}

/** A claim that is being sent, stored before the request starts. Its address is encrypted. */
interface PendingClaim {
  /** Hash of the params: tells whether the recipient has changed them. */
  inputHash: string;
  idempotencyKey: string;
  request: {receiptHash: string; variant?: string; passcode?: string; address: string; shipTo: {country: string; postalCode?: string}};
}

/** Loaded together, because only recipients need either. */
export {recipientDecoders} from '../protocol/recipient-decoders.generated.ts';

/** Opens, claims and declines gifts. Repeating a call never claims twice. */
export class Claims {
  readonly #client: EndpointCaller;
  readonly #localStore: KeyValueStore;
  readonly #sessionStore: KeyValueStore;

  constructor(client: EndpointCaller, localStore: KeyValueStore, sessionStore: KeyValueStore) {
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
    const {receiptToken} = stored;
    const storageKey = `claim:${await hashToken(claimToken)}` as const;
    const inputHash = await hashToken(JSON.stringify(params));
    const prepare = async () => {
      const prepared: PendingClaim = {inputHash, ...await this.#createRequest(receiptToken, params, signal)};
      this.#sessionStore.set(storageKey, prepared);
      return prepared;
    };
    const send = ({idempotencyKey, request}: PendingClaim) =>
      this.#client.call('claim', {token: claimToken, idempotencyKey, request, signal});

    let pending = this.#sessionStore.get(storageKey) as PendingClaim | undefined;
    if (pending?.inputHash !== inputHash) pending = await prepare();
    let receipt: Receipt;
    try {
      receipt = await send(pending);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (error.isFinal) this.#sessionStore.remove(storageKey);
      // The shop has rotated its key since the form was rendered: encrypt once more, to the new key.
      if (error.code === 'fulfillment-key-retired') receipt = await send(await prepare());
      else if (error.code === 'state-conflict') receipt = await this.#recover(error, claimToken, receiptToken, params.address, signal);
      else throw error;
    }
    this.#sessionStore.remove(storageKey);
    await saveReceipt(this.#localStore, claimToken, {...stored, claimed: true});
    return {receipt, receiptToken};
  }

  async decline(claimToken: string, note?: string, signal?: AbortSignal, passcode?: string): Promise<void> {
    const receiptHash = await hashToken((await loadOrCreateReceipt(this.#localStore, claimToken)).receiptToken);
    await this.#client.call('decline', {token: claimToken, signal, request: {receiptHash, ...(passcode && {passcode}), ...(note && {note})}});
  }

  async correctAddress(receiptToken: string, address: Address, signal?: AbortSignal): Promise<Receipt> {
    const jwe = await this.#encrypt(address, await hashToken(receiptToken), signal);
    return this.#client.call('correctAddress', {token: receiptToken, signal, request: {address: jwe, shipTo: getShipTo(address)}});
  }

  async findReceiptToken(claimToken: string): Promise<string | undefined> {
    const stored = await loadReceipt(this.#localStore, claimToken);
    return stored?.claimed ? stored.receiptToken : undefined;
  }

  /** An earlier attempt with another address may have arrived although its response did not. Corrects the address then. */
  async #recover(conflict: GiftError, claimToken: string, receiptToken: string, address: Address, signal?: AbortSignal): Promise<Receipt> {
    try {
      return await this.correctAddress(receiptToken, address, signal);
    } catch (error) {
      if (GiftError.from(error).status === 404) throw conflict;
      // The recipient has the gift, but the order is already with the shop. From now on the link leads to the receipt.
      await saveReceipt(this.#localStore, claimToken, {receiptToken, claimed: true});
      throw error;
    }
  }

  async #createRequest(receiptToken: string, {address, variant, passcode}: ClaimParams, signal?: AbortSignal) {
    const receiptHash = await hashToken(receiptToken);
    const jwe = await this.#encrypt(address, receiptHash, signal);
    return {
      idempotencyKey: createIdempotencyKey(),
      request: {receiptHash, ...(variant && {variant}), ...(passcode && {passcode}), address: jwe, shipTo: getShipTo(address)},
    };
  }

  async #encrypt(address: Address, receiptHash: string, signal?: AbortSignal): Promise<string> {
    const [{encryptAddress}, shop] = await Promise.all([import('./encrypt-address.ts'), this.#client.call('shop', {signal})]);
    return encryptAddress(address, shop.fulfillmentKey, receiptHash);
  }
}

const getShipTo = ({country, postalCode}: Address): ShipTo => ({country, ...(postalCode && {postalCode})});
