import {LitElement, nothing, type PropertyValues} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import type {Gift} from '../../protocol/gift.ts';
import type {StatusView} from './status-view.ts';

/**
 * A gift as its sender follows it: how far it is, and what can still be done
 * about it. It finds its gift by the manage link in the address bar, or among
 * those that were sent from this browser.
 *
 * @fires {GiftOpenedEvent} gift-opened - The recipient unwrapped the box.
 * @fires {GiftClaimedEvent} gift-claimed - The recipient accepted.
 * @fires {GiftDeclinedEvent} gift-declined - The recipient said no, thank you.
 * @fires {GiftExpiredEvent} gift-expired - Nobody accepted in time.
 * @fires {GiftCancelledEvent} gift-cancelled - The sender took it back.
 * @fires {GiftRefundedEvent} gift-refunded - Money went back to the payer.
 * @fires {GiftSharedEvent} gift-shared - The claim link was shared or copied.
 * @fires {GiftFailedEvent} gift-failed - Something did not work; `error.code` says why.
 * @csspart heading - What state it is in.
 * @csspart product - What was given.
 * @csspart steps - The line of steps.
 * @csspart note - The note.
 * @csspart press - The primary press of a screen.
 * @csspart press-second - Every other press.
 * @cssprop --gift-accent - Presses and the steps that are done.
 * @cssprop --gift-surface - What it lies on.
 * @cssprop --gift-text - Words.
 * @cssprop --gift-text-quiet - Quiet words.
 * @cssprop --gift-line - Hairlines.
 * @cssprop --gift-danger - Taking the gift back.
 */
export class GiftStatus extends LitElement {
  static override properties = {
    backend: {}, gift: {}, hosted: {type: Boolean}, compact: {type: Boolean, reflect: true}, theme: {reflect: true},
    manageToken: {attribute: false}, client: {attribute: false}, tell: {attribute: false},
  };
  static override get observedAttributes() {
    return [...super.observedAttributes, 'lang'];
  }

  /** The gifting backend's address; empty for the page's own origin. */
  declare backend: string | null | undefined;
  /** The id of a gift that was sent from this browser. */
  declare gift: string | null | undefined;
  /** On the manage page itself: the link stays in the address bar, so that it can be kept. */
  declare hosted: boolean;
  /** Without product and link: for a place that shows them already. */
  declare compact: boolean;
  declare theme: string | null | undefined;
  /** The gift's manage token, where the page holds it. Never an attribute, so that it isn't in the page's text. */
  declare manageToken: string | undefined;
  /** How it reaches the backend, instead of by `backend`. */
  declare client: GiftClient | undefined;
  /** Told every state of the gift that is seen. */
  declare tell: ((gift: Gift) => void) | undefined;

  #view: StatusView | undefined;
  #coming: Promise<void> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.#coming ??= import('./status-view.ts').then(({StatusView}) => {
      this.#view = new StatusView(this);
      this.requestUpdate();
    }, () => { this.#coming = undefined; });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null) {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.#view?.speak();
  }

  protected override updated(changed: PropertyValues) {
    if (['backend', 'gift', 'manageToken', 'client'].some((name) => changed.has(name))) this.#view?.begin();
    this.#view?.drawn();
  }

  protected override render() {
    return this.#view?.render() ?? nothing;
  }
}
