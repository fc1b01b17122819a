import {LitElement, nothing} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import type {SentGift} from '../../client/sent-gifts.ts';
import type {Gift} from '../../protocol/gift.ts';
import type {CustomStrings} from '../shared/custom-strings.ts';
import type {StatusController} from './status-controller.ts';
import type {StatusElement} from './status-host.ts';

// At module level: inside a class, TypeScript 6.0 may leave the `.ts` of an `import()`.
const importController = () => import('./status-controller.ts');

/**
 * Shows its sender the status of a gift: its progress, the time that is left, refunds and thanks. The sender can edit the note, share the
 * gift again, replace its link, give more time and cancel it. The element finds the gift by the manage link in the address bar, or among
 * the gifts that were sent from this browser.
 *
 * @tagname gift-status
 * @fires {GiftOpenedEvent} gift-opened - The recipient opened the gift.
 * @fires {GiftClaimedEvent} gift-claimed - A recipient accepted the gift, or a portion of it.
 * @fires {GiftDeclinedEvent} gift-declined - A recipient declined.
 * @fires {GiftExpiredEvent} gift-expired - The claim window ended without a claim.
 * @fires {GiftCancelledEvent} gift-cancelled - The sender cancelled the gift, or its payment ended it.
 * @fires {GiftRefundedEvent} gift-refunded - Money was refunded to the payer.
 * @fires {GiftSharedEvent} gift-shared - The sender shared or copied the claim link; `method` says how.
 * @fires {GiftFailedEvent} gift-failed - An action failed; `error.code` says why.
 * @csspart heading - The state of the gift, or why there is none.
 * @csspart product - The product, its variant and price.
 * @csspart steps - The progress bar.
 * @csspart portions - The portions of a gift for a group.
 * @csspart note - The note.
 * @csspart thanks - What recipients wrote back.
 * @csspart decline-notes - What recipients wrote when they declined.
 * @csspart sent - The list of gifts that were sent from this browser.
 * @csspart button - The primary button.
 * @csspart secondary-button - All other buttons.
 * @cssproperty --gift-accent - Buttons, links and completed steps.
 * @cssproperty --gift-on-accent - Text on the accent color.
 * @cssproperty --gift-ribbon - The ribbon of the box, and the background of thanks.
 * @cssproperty --gift-surface - The background.
 * @cssproperty --gift-surface-raised - The background of the note.
 * @cssproperty --gift-text - Text.
 * @cssproperty --gift-text-quiet - Secondary text.
 * @cssproperty --gift-border - Borders and dividers.
 * @cssproperty --gift-input-border - Borders of fields and secondary buttons.
 * @cssproperty --gift-danger - Buttons that take something away, and error messages.
 * @cssproperty --gift-success - Confirmations of what has been done.
 * @cssproperty --gift-focus - The focus outline.
 * @cssproperty --gift-radius - Corner radius of buttons; that of cards is 5/3 of it, of fields 2/3.
 * @cssproperty --gift-space - The unit of paddings and gaps.
 * @cssproperty --gift-font - Font family; the page's by default.
 * @cssstate busy - A request is in flight.
 */
export class GiftStatus extends LitElement implements StatusElement {
  static override properties = {
    backend: {}, gift: {}, hosted: {type: Boolean}, compact: {type: Boolean, reflect: true}, theme: {reflect: true},
    manageToken: {attribute: false}, client: {attribute: false}, onGiftChange: {attribute: false}, strings: {attribute: false},
  };

  /** The backend's URL; empty for the page's own origin. */
  declare backend: string | null | undefined;
  /** The id of a gift that was sent from this browser. */
  declare gift: string | null | undefined;
  /** Set on the manage page itself: the manage link stays in the address bar, so that it can be kept. */
  declare hosted: boolean;
  /** Without the product, the share options and the box: for a place that shows them already. */
  declare compact: boolean;
  /** `light` or `dark`; by default the reader's own setting. */
  declare theme: string | null | undefined;
  /** The gift's manage token, if the page has it. Never an attribute, so that it is not in the page's source. */
  declare manageToken: string | undefined;
  /** The client to use instead of `backend`. */
  declare client: GiftClient | undefined;
  /** Texts to show instead of the element's own, in the language of the page. */
  declare strings: CustomStrings | undefined;
  /** @internal Lists these gifts, for the sender's panel, instead of finding one. */
  declare sentGifts: (() => readonly SentGift[]) | undefined;
  /** Called with every state of the gift that the backend reports. */
  declare onGiftChange: ((gift: Gift) => void) | undefined;

  readonly #internals = this.attachInternals();
  #controller: StatusController | undefined;
  #loading: Promise<void> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.#loading ??= importController().then(({StatusController}) => {
      this.#controller = new StatusController(this, this.#internals.states);
      this.requestUpdate();
      // Connecting the element again tries again.
    }, () => { this.#loading = undefined; });
  }

  protected override render() {
    return this.#controller?.render() ?? nothing;
  }
}
