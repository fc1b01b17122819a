import {LitElement, nothing, type PropertyValues} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import type {Gift} from '../../protocol/gift.ts';
import type {StatusController} from './status-controller.ts';

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
 * @csspart button - The primary press of a screen.
 * @csspart secondary-button - Every other press.
 * @cssprop --gift-accent - Presses and the steps that are done.
 * @cssprop --gift-surface - What it lies on.
 * @cssprop --gift-text - Words.
 * @cssprop --gift-text-quiet - Quiet words.
 * @cssprop --gift-border - Hairlines.
 * @cssprop --gift-danger - Taking the gift back.
 */
export class GiftStatus extends LitElement {
  static override properties = {
    backend: {}, gift: {}, hosted: {type: Boolean}, compact: {type: Boolean, reflect: true}, theme: {reflect: true},
    manageToken: {attribute: false}, client: {attribute: false}, onGiftChange: {attribute: false},
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
  declare onGiftChange: ((gift: Gift) => void) | undefined;

  #controller: StatusController | undefined;
  #loading: Promise<void> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.#loading ??= import('./status-controller.ts').then(({StatusController}) => {
      this.#controller = new StatusController(this);
      this.requestUpdate();
    }, () => { this.#loading = undefined; });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null) {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.#controller?.reloadStrings();
  }

  protected override updated(changed: PropertyValues) {
    if (['backend', 'gift', 'manageToken', 'client'].some((name) => changed.has(name))) this.#controller?.load();
    this.#controller?.drawn();
  }

  protected override render() {
    return this.#controller?.render() ?? nothing;
  }
}
