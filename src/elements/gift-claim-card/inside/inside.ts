/** The card once it is open: which screen is on, and the calls that move the gift. Loaded at the first press. */
import {nothing, type TemplateResult} from 'lit';
import type {GiftClient} from '../../../client/gift-client.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {keepReceipt} from '../../../client/kept-receipts.ts';
import {sleep} from '../../../client/patience.ts';
import type {Address} from '../../../protocol/address.ts';
import type {Card as CardFace, Receipt} from '../../../protocol/gift.ts';
import type {Shop} from '../../../protocol/shop.ts';
import type {ClaimWords} from '../../../words/en/claim.ts';
import {sayProblem} from '../../../words/say.ts';
import {emit, GiftClaimedEvent, GiftDeclinedEvent, GiftOpenedEvent} from '../../events.ts';
import {clientFor} from '../../shared/clients.ts';
import {fields} from '../../shared/controls.styles.ts';
import {Speaking} from '../../shared/speaking.ts';
import type {After} from '../after.ts';
import type {Card, Screen as CardScreen} from '../card.ts';
import {endingOf, type Ending} from '../endings.ts';
import {leaveBehind} from '../leaving.ts';
import {wear} from '../wear.ts';
import {Accepted} from './accepted.ts';
import {AddressForm} from './address-form.ts';
import {formStyles} from './form.styles.ts';
import {insideStyles} from './inside.styles.ts';
import {declineUnknown, renderDecline, renderPassed} from './decline.ts';
import {Passcode} from './passcode.ts';
import {renderUnwrapped} from './unwrapped.ts';

const wordsIn = {
  en: async () => (await import('../../../words/en/claim.ts')).claim,
  'zh-Hans': async () => (await import('../../../words/zh-hans/claim.ts')).claim,
};

type Screen = 'passcode' | 'unwrapped' | 'decline' | 'passed' | 'address' | 'accepted';

const CHOSEN = 'chosen';

export class Inside implements CardScreen {
  readonly hasGift = true;
  readonly card: Card;
  readonly #after: After;
  readonly client: GiftClient;
  readonly #speaking: Speaking<ClaimWords>;
  #screen: Screen = 'unwrapped';
  #token = '';
  #face: CardFace | undefined;
  #chosen: string | undefined;
  #passcode: Passcode | undefined;
  #form: AddressForm | undefined;
  #accepted: Accepted | undefined;
  #kindWord = '';
  #offered = '';
  #busy = false;
  /** What to say about the last try; a function, since the language may change while it stands there. */
  #trouble: ((words: ClaimWords) => string) | undefined;
  /** Ends with this very gift’s turn, also when the card goes on with another link. */
  signal: AbortSignal;

  constructor(card: Card, after: After) {
    this.card = card;
    this.signal = card.signal;
    this.#after = after;
    this.client = clientFor(card.host.backend);
    this.#speaking = new Speaking(card.host, wordsIn);
    wear(card.host, fields, insideStyles, formStyles);
  }

  get words(): ClaimWords {
    return this.#speaking.words!;
  }

  get language(): string {
    return this.#speaking.language;
  }

  get common() {
    return this.#after.words!.common;
  }

  /** A box with a passcode asks for it; one that this tab has opened already asks no more. */
  async unlock(claimToken: string, sealed: CardFace): Promise<void> {
    this.#token = claimToken;
    this.#face = sealed;
    this.#screen = 'passcode';
    this.#passcode = new Passcode(this, sealed, (passcode) => this.open(claimToken, sealed, passcode));
    await this.#speaking.load();
    const {kept} = this.#passcode;
    if (kept) void this.#passcode.try(kept);
  }

  /** The passcode was right; where it was asked for at the claim, what was typed is still there. */
  unlocked() {
    if (!this.#form) leaveBehind(this.card.host.renderRoot);
    this.#go(this.#form ? 'address' : 'unwrapped');
  }

  async open(claimToken: string, sealed: CardFace, passcode?: string): Promise<void> {
    let face: CardFace;
    try {
      face = await this.client.open(claimToken, passcode, this.signal);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      // Opened a moment ago, here or by someone with the same link: it is still there to be accepted.
      if (error.code !== 'state-conflict' || error.currentState !== 'opened') throw error;
      face = await this.client.card(claimToken, this.signal);
    }
    this.#has(claimToken, face);
    emit(this.card.host, new GiftOpenedEvent({gift: sealed.gift, state: 'opened'}));
    await picture(face.product?.image);
  }

  /** Opened here before: no need to unwrap it twice. */
  async showOpened(claimToken: string, face: CardFace): Promise<void> {
    this.#has(claimToken, face);
    await this.#speaking.load();
  }

  /** `fallback` is what the claim link said, should the receipt be no receipt after all. */
  async showReceipt(receiptToken: string, claimToken?: string, fallback: Ending = 'lost'): Promise<void | 'ended'> {
    try {
      const receipt = await this.client.receipt(receiptToken, this.signal);
      if (claimToken) await keepReceipt(this.client.lasting, claimToken, {receiptToken, claimed: true});
      if (this.signal.aborted) return 'ended';
      this.card.accepted(receiptToken);
      if (receipt.erased) return this.#end('erased');
      this.#follow(receipt, receiptToken);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      const ending = error.status === 404 || error.status === 401 ? fallback : endingOf(error);
      if (!ending) throw error;
      this.card.fail(error);
      return this.#end(ending);
    }
  }

  #end(ending: Ending): 'ended' {
    this.card.end(ending);
    return 'ended';
  }

  #has(claimToken: string, face: CardFace) {
    this.#token = claimToken;
    this.#face = face;
    // What was chosen here before a reload, else what the sender chose, which may be swapped.
    const {variants = [], product} = face;
    const there = (wanted: unknown) => variants.find(({ref, available}) => ref === wanted && available)?.ref;
    const only = variants.length === 1 ? variants[0]!.ref : undefined;
    this.#chosen = there(this.client.tab.get(CHOSEN)) ?? there(product?.variant?.ref) ?? there(only);
  }

  resume() {
    this.signal = this.card.signal;
    this.#accepted?.follow();
  }

  /** Another screen takes the place of this whole inside. */
  leave() {
    this.#accepted?.rest();
    this.#passcode?.leave();
    this.card.host.removeController(this.#speaking);
    this.#speaking.hostDisconnected();
  }

  #go(screen: Screen) {
    this.#screen = screen;
    this.#trouble = undefined;
    this.card.focusHeading();
  }

  #choose = (ref: string) => {
    this.#chosen = ref;
    this.#trouble = undefined;
    this.client.tab.set(CHOSEN, ref);
    this.card.redraw();
  };

  #accept = () => {
    if (this.#face?.variants?.length && !this.#chosen) {
      this.#trouble = (words) => words.chooseFirst;
      this.card.redraw();
      this.card.host.renderRoot.querySelector<HTMLElement>('.choice input:not(:disabled)')?.focus();
      return;
    }
    this.#form ??= new AddressForm(this, {
      keep: true, back: () => this.#go('unwrapped'), send: (address) => this.#claim(address),
      notServed: (country) => this.declineFor(country),
    });
    this.#go('address');
  };

  /** Throws what the form can show beside a field; everything else is handled here. */
  async #claim(address: Address): Promise<void> {
    const {signal} = this;
    try {
      const passcode = this.#passcode?.kept;
      const wish = {...(this.#chosen && {variant: this.#chosen}), ...(passcode && {passcode}), address};
      const {receipt, receiptToken} = await this.client.claim(this.#token, wish, signal);
      this.#forget();
      emit(this.card.host, new GiftClaimedEvent({gift: receipt.gift, state: receipt.state}));
      if (signal.aborted) return;
      this.card.accepted(receiptToken);
      this.#follow(receipt, receiptToken);
      this.card.announce(this.words.yours);
      this.#go('accepted');
    } catch (thrown) {
      const error = GiftError.from(thrown);
      const ending = endingOf(error);
      const own = ending === 'claimed' ? await this.client.receiptTokenFor(this.#token) : undefined;
      if (own) {
        this.card.fail(error);
        await this.#already(own);
      } else if (ending) {
        this.card.fail(error);
        this.card.end(ending, this.#face);
      } else if (error.code === 'item-unavailable' && this.#face?.variants?.length) {
        this.card.fail(error);
        await this.#chooseAgain();
      } else if (!this.#locked(error)) throw error;
    }
  }

  /** The passcode is asked for once more, where that was what was wrong. */
  #locked(error: GiftError): boolean {
    if (!this.#passcode || (error.code !== 'passcode-wrong' && error.code !== 'rate-limited')) return false;
    this.#go('passcode');
    this.#passcode.refused(error);
    return true;
  }

  /** What this tab kept on the way is needed no more. */
  #forget() {
    this.#form?.forget();
    this.#passcode?.forget();
    this.client.tab.remove(CHOSEN);
  }

  /** An earlier try had arrived, and the shop has begun: it is theirs, at the address they gave first. */
  async #already(receiptToken: string) {
    const receipt = await this.client.receipt(receiptToken, this.signal);
    this.#forget();
    this.card.accepted(receiptToken);
    this.#follow(receipt, receiptToken);
    this.#go('accepted');
    this.#accepted!.tell((words) => words.correctLater);
  }

  /** The chosen one was taken in the meantime: back to what is left, with the address kept. */
  async #chooseAgain() {
    const gone = this.#chosen;
    try {
      this.#face = await this.client.card(this.#token, this.signal);
    } catch {
      // What is shown is old, but the next try tells.
    }
    const variants = this.#face?.variants?.map((variant) => (variant.ref === gone ? {...variant, available: false} : variant));
    this.#face = {...this.#face!, variants};
    this.#chosen = undefined;
    this.#go('unwrapped');
    this.#trouble = () => sayProblem('item-unavailable', this.common);
  }

  /**
   * The quiet no of somebody whose country the shop does not deliver to: with the reason as a kind word, to be changed
   * or left out, since the sender may be able to help. The money goes back as after any other no.
   */
  declineFor(countryName: string) {
    // Their own words stay; those for another country don't.
    if (this.#kindWord === this.#offered) this.#kindWord = this.#offered = this.words.noDelivery(countryName);
    this.#go('decline');
  }

  #decline = async (event: Event) => {
    if (!event.isTrusted || this.#busy) return;
    const face = this.#face!;
    this.#busy = true;
    this.#trouble = undefined;
    this.card.redraw();
    try {
      await this.client.decline(this.#token, this.#kindWord.trim() || undefined, this.signal, this.#passcode?.kept);
      this.#forget();
      emit(this.card.host, new GiftDeclinedEvent({gift: face.gift, state: 'declined'}));
      // In a group nothing has ended: what one leaves is there for the others.
      if (face.portions.total > 1) this.#go('passed');
      else this.card.end('declined', face);
    } catch (thrown) {
      const error = GiftError.from(thrown);
      if (this.#locked(error)) return;
      this.card.fail(error);
      const ending = endingOf(error);
      if (ending) this.card.end(ending, face);
      else this.#trouble = (words) => (error.endUnknown ? declineUnknown(face, words) : sayProblem(error.code, this.common));
    } finally {
      this.#busy = false;
      this.card.redraw();
    }
  };

  #follow(receipt: Receipt, receiptToken: string) {
    this.#accepted = new Accepted(this, receipt, receiptToken);
    this.#screen = 'accepted';
    this.#accepted.follow();
  }

  /** Whose gift it is and which shop's, told by the receipt once there is one. */
  get seen(): {shop: {name: string; domain: string}; senderName: string} {
    return this.#accepted?.receipt ?? this.#face!;
  }

  shop(): Promise<Shop> {
    return this.client.shop(this.signal);
  }

  render(): TemplateResult | typeof nothing {
    const words = this.#speaking.words;
    const face = this.#face;
    if (!words || !this.card.speaking.words || !this.#after.words) return nothing;
    if (this.#screen === 'accepted') return this.#accepted!.render();
    if (!face) return nothing;
    const trouble = this.#trouble?.(words);
    if (this.#screen === 'passcode') return this.#passcode!.render();
    if (this.#screen === 'address') return this.#form!.render();
    if (this.#screen === 'passed') return renderPassed({face, words, onBack: () => this.#go('unwrapped')});
    if (this.#screen === 'decline') {
      return renderDecline({
        face, words, trouble, busy: this.#busy, kindWord: this.#kindWord,
        onWrite: (text) => { this.#kindWord = text; this.card.redraw(); },
        onDecline: this.#decline, onBack: () => this.#go('unwrapped'),
      });
    }
    return renderUnwrapped({
      face, words, cardWords: this.card.speaking.words.card, trouble, chosen: this.#chosen,
      onChoose: this.#choose, onAccept: this.#accept, onDecline: () => this.#go('decline'),
    });
  }
}

/** The picture is fetched while the lid is in the air, so that it is there when it rises; a slow one is not waited for long. */
async function picture(address: string | undefined): Promise<void> {
  if (!address) return;
  const image = new Image();
  image.src = address;
  const patience = new AbortController();
  await Promise.race([image.decode().catch(() => undefined), sleep(PICTURE_PATIENCE_MS, patience.signal).catch(() => undefined)]);
  patience.abort();
}
const PICTURE_PATIENCE_MS = 1_500;
