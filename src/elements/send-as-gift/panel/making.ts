/**
 * One gift in the making: from the press on the button to the link. It knows
 * what is true and asks the client; drawing it is the panel's business.
 */
import type {GiftClient} from '../../../client/gift-client.ts';
import type {GiftWish} from '../../../client/draft-desk.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {sleep} from '../../../client/patience.ts';
import {watch} from '../../../client/watch.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {Money} from '../../../protocol/money.ts';
import type {Product} from '../../../protocol/product.ts';
import type {Feature, Shop} from '../../../protocol/shop.ts';
import {languageOf, nearestLang} from '../../../words/language.ts';
import {emit, GiftBeforePayEvent, GiftCreatedEvent, GiftFailedEvent, GiftPaidEvent} from '../../events.ts';
import {looked} from '../../shared/looked.ts';
import {firstGood, priceOf} from './choice.ts';
import {forgetWords, keepWords, readWords, type Prefill, type TypedWords} from './kept-words.ts';
import {offers, portionsOf} from './portions.ts';
import {forgetProduct, productOf, shopOf} from './products.ts';
import {returnAddress, wishOf} from './return-address.ts';

export type Screen = 'loading' | 'trouble' | 'refused' | 'form' | 'confirming' | 'unpaid' | 'elsewhere' | 'share';

/** The button's side of it. */
export interface Giver extends Element {
  readonly product?: string | null;
  readonly variant?: string | null;
  readonly prefill?: Prefill | null;
}

/** How long a payment may take to be confirmed before the sender is offered a way on. */
const PATIENT_MS = 6_000;

export class Making {
  screen: Screen = 'loading';
  product: Product | undefined;
  shop: Shop | undefined;
  gift: Gift | undefined;
  manageToken = '';
  /** The claim link, on the share screen. */
  link = '';
  checkoutUrl = '';
  typed: TypedWords;
  busy = false;
  leaving = false;
  error: GiftError | undefined;
  /** The price is not the one that the sender saw before. */
  newPrice = false;
  /** The shop has some of it, but not as many as this group. */
  tooFew = false;
  /** The payment is on a page of its own, beside this one. */
  paysBeside = false;
  /** This browser keeps what a reload needs. */
  keeps = true;
  /** The link was replaced while it was looked at. */
  renewed = false;
  /** The link has left this page in some way. */
  shared = false;

  readonly giver: Giver;
  readonly client: GiftClient;
  readonly wish: string;
  readonly #ref: string;
  readonly #changed: () => void;
  readonly #end = new AbortController();
  #asking: AbortController | undefined;

  constructor(giver: Giver, client: GiftClient, changed: () => void) {
    this.giver = giver;
    this.client = client;
    this.#ref = giver.product!;
    this.wish = wishOf(this.#ref);
    this.#changed = changed;
    this.typed = readWords(client, this.wish, giver.prefill);
  }

  /** A press: on with a gift that is already paid for, or the form. */
  async begin(): Promise<void> {
    this.#turn('loading');
    try {
      const kept = this.client.giftOf(this.wish);
      if (kept && await this.#resumed(kept.manageToken)) return;
      await this.#form();
    } catch (thrown) {
      this.#failed(thrown, 'trouble');
    }
  }

  /** Back from the payment page: nothing is believed but what the backend says. */
  confirm(): void {
    const kept = this.client.giftOf(this.wish);
    if (!kept) return void this.begin();
    this.manageToken = kept.manageToken;
    this.busy = this.leaving = false;
    this.#turn('confirming');
    this.#asking?.abort();
    const asking = this.#asking = new AbortController();
    const {signal} = asking;
    void watch<Gift>({
      signal, looked, firstMs: 1_000, mostMs: 4_000,
      ask: (etag) => this.client.giftIfChanged(kept.manageToken, etag, signal),
      show: (gift) => { this.gift = gift; void this.#confirmed(gift); },
      ended: (gift) => gift.state !== 'draft',
      trouble: (error) => {
        this.error = error;
        if (error && error.status === 404) { this.client.finish(this.wish); void this.begin(); }
        this.#changed();
      },
    });
    // Who pays in another tab takes as long as they like.
    sleep(PATIENT_MS, signal).then(() => { if (this.screen === 'confirming' && !this.paysBeside) this.#turn('unpaid'); }, () => {});
  }

  type(words: Partial<TypedWords>): void {
    this.typed = {...this.typed, ...words};
    keepWords(this.client, this.wish, this.typed);
    if (words.choice !== undefined) this.newPrice = false;
    this.tooFew = false;
    this.#changed();
  }

  /** What one costs: as the backend said last. */
  get price(): Money | undefined {
    return this.product && priceOf(this.product, this.typed.choice ?? '');
  }

  /** For how many; NaN where what was typed is no number for a group. */
  get portions(): number {
    return this.shop ? portionsOf(this.typed, this.shop) : 1;
  }

  /** What all of it costs; undefined while nobody can tell. */
  get total(): Money | undefined {
    const {price, portions} = this;
    return price && portions ? {...price, amount: price.amount * portions} : undefined;
  }

  /** The gift that this wish has become in this browser, paid for or not. */
  get draftId(): string | undefined {
    return this.client.giftOf(this.wish)?.gift;
  }

  /** Drafts the gift and leads to its payment. Pressing twice makes one gift. */
  async pay(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    this.newPrice = this.tooFew = false;
    this.#changed();
    const before = this.client.giftOf(this.wish)?.gift;
    try {
      if (!this.product) await this.#load();
      const {choice = '', note, from, cover} = this.typed;
      const {portions} = this;
      const {gift, checkout, manageToken} = await this.client.draft({
        wish: this.wish, product: this.#ref, expected: this.total, note: note.trim(), cover, senderName: from.trim(),
        lang: languageOf(nearestLang(this.giver)), returnUrl: returnAddress(this.wish),
        ...(choice && this.product!.variants.length > 1 && {variant: choice}),
        ...(portions > 1 && {portions}), ...this.#more(),
      }, this.#end.signal);
      this.gift = gift;
      this.manageToken = manageToken;
      if (gift.id !== before) emit(this.giver, new GiftCreatedEvent({gift: gift.id, state: gift.state}));
      if (checkout) this.#leave(checkout.url);
      else await this.#share(gift);
    } catch (thrown) {
      await this.#notPaid(GiftError.from(thrown));
    }
  }

  change(): Promise<void> {
    this.#asking?.abort();
    return this.#form().catch((thrown: unknown) => this.#failed(thrown, 'trouble'));
  }

  /** The sender is done with this gift; the next press begins another one. */
  finish(): void {
    this.client.finish(this.wish);
    forgetWords(this.client, this.wish);
  }

  /** The panel closes: nothing is asked any more, and a reload no longer brings this screen back. */
  end(): void {
    this.#asking?.abort();
    this.#end.abort();
    this.client.tab.remove('open');
    if (this.screen === 'share' && this.shared) this.finish();
  }

  /** The gift as it was seen elsewhere, for instance by the follow view below the link. */
  async saw(gift: Gift): Promise<void> {
    const renewed = gift.linkReplaced || gift.linkNumber !== this.gift?.linkNumber;
    this.gift = gift;
    if (renewed) {
      const before = this.link;
      this.link = await this.client.claimLink(gift, this.manageToken);
      this.renewed ||= this.link !== before;
    }
    this.#changed();
  }

  async #resumed(manageToken: string): Promise<boolean> {
    try {
      const gift = await this.client.gift(manageToken, this.#end.signal);
      if (gift.state === 'draft') return false;
      if (gift.state !== 'closed' && gift.state !== 'cancelled' && gift.state !== 'abandoned') {
        this.manageToken = manageToken;
        await this.#share(gift);
        return true;
      }
    } catch (thrown) {
      if (GiftError.from(thrown).status !== 404) throw thrown;
    }
    this.finish();
    this.typed = readWords(this.client, this.wish, this.giver.prefill);
    return false;
  }

  async #load(): Promise<void> {
    [this.product, this.shop] = await Promise.all([productOf(this.client, this.#ref), shopOf(this.client)]);
    this.typed.choice = firstGood(this.product, this.typed.choice, this.giver.variant);
  }

  async #form(): Promise<void> {
    await this.#load();
    this.#turn(this.product!.giftable ? 'form' : 'refused');
  }

  /** What was asked for beyond an ordinary gift, as far as the shop offers it. */
  #more(): Pick<GiftWish, 'secret' | 'passcode' | 'sendAt'> {
    const {secret, passcode, moment, zone} = this.typed;
    const offered = (feature: Feature) => offers(this.shop!, feature);
    return {
      ...(secret && offered('secret') && {secret}),
      ...(passcode.trim() && offered('passcode') && {passcode: passcode.trim()}),
      ...(moment && offered('schedule') && {sendAt: {at: moment, timeZone: zone}}),
    };
  }

  /** The payment page has been opened beside this one. */
  besidePayment(): void {
    if (this.screen === 'elsewhere') this.#turn('confirming');
  }

  #leave(url: string): void {
    this.checkoutUrl = url;
    this.paysBeside = false;
    this.client.tab.set('open', this.wish);
    if (!emit(this.giver, new GiftBeforePayEvent(url))) return this.confirm();
    // Where nothing can be kept, leaving this page would lose the only key to the gift; and a payment page refuses to be framed.
    this.keeps = this.client.lasting.set('probe', 1);
    this.client.lasting.remove('probe');
    if (!this.keeps || window.top !== window.self) {
      this.paysBeside = true;
      this.confirm();
      return this.#turn('elsewhere');
    }
    this.leaving = true;
    this.#changed();
    location.assign(url);
    // A page that is still here after a while was not left: a stopped or failed navigation.
    sleep(15_000, this.#end.signal).then(() => { if (this.leaving) this.confirm(); }, () => {});
  }

  async #confirmed(gift: Gift): Promise<void> {
    if (gift.state === 'draft') return;
    if (gift.state !== 'cancelled' && gift.state !== 'abandoned') return this.#share(gift);
    this.client.finish(this.wish);
    await this.change();
  }

  async #share(gift: Gift): Promise<void> {
    this.gift = gift;
    this.link = await this.client.claimLink(gift, this.manageToken);
    this.client.tab.set('open', this.wish);
    this.busy = this.leaving = false;
    this.#turn('share');
    if (this.client.tab.get(`paid:${gift.id}`)) return;
    this.client.tab.set(`paid:${gift.id}`, true);
    emit(this.giver, new GiftPaidEvent({gift: gift.id, state: gift.state}));
  }

  async #notPaid(error: GiftError): Promise<void> {
    this.busy = false;
    if (error.code === 'aborted') return;
    if (error.code === 'price-mismatch' || error.code === 'item-unavailable' || error.code === 'not-giftable') {
      forgetProduct(this.client, this.#ref);
      const {price: old, portions, typed: {choice}} = this;
      await this.#form().catch(() => {});
      this.tooFew = error.code === 'item-unavailable' && portions > 1 && this.product?.giftable === true && choice === this.typed.choice;
      this.newPrice = error.code === 'price-mismatch' && old?.amount !== this.price?.amount;
    }
    if (this.screen === 'unpaid' || this.screen === 'elsewhere') this.screen = 'form';
    this.#failed(error, this.screen);
  }

  /** Something that the form needs did not arrive. */
  fail(thrown: unknown): void {
    this.#failed(thrown, this.screen);
  }

  #failed(thrown: unknown, screen: Screen): void {
    const error = GiftError.from(thrown);
    if (error.code === 'aborted') return;
    this.error = error;
    this.busy = false;
    this.screen = screen;
    this.#changed();
    emit(this.giver, new GiftFailedEvent(error));
  }

  #turn(screen: Screen): void {
    this.screen = screen;
    this.error = undefined;
    this.#changed();
  }
}
