import {LitElement, nothing} from 'lit';
import type {CustomStrings} from '../shared/custom-strings.ts';
import type {ClaimController} from './claim-controller.ts';

const importController = () => import('./claim-controller.ts');

/**
 * A gift as its recipient sees it: the sealed box, the product, the address form, and the delivery. The claim token is
 * read from the fragment of the page's URL.
 *
 * @tagname gift-claim-card
 *
 * @fires {GiftOpenedEvent} gift-opened - The recipient opened the gift.
 * @fires {GiftClaimedEvent} gift-claimed - The recipient accepted the gift.
 * @fires {GiftDeclinedEvent} gift-declined - The recipient declined the gift.
 * @fires {GiftFailedEvent} gift-failed - A request failed; the card shows what to do, and nothing that was typed is lost.
 *
 * @csspart card - The whole card.
 * @csspart box - The drawing of the box.
 * @csspart heading - The heading of the current view.
 * @csspart note - The sender's note.
 * @csspart picture - The image of the product.
 * @csspart button - The primary button of the current view.
 *
 * @cssproperty --gift-accent - Box and primary button.
 * @cssproperty --gift-on-accent - Text on the accent color.
 * @cssproperty --gift-ribbon - Ribbon of the box.
 * @cssproperty --gift-surface - Background of the card.
 * @cssproperty --gift-surface-raised - Background of raised surfaces on the card.
 * @cssproperty --gift-text - Text.
 * @cssproperty --gift-text-quiet - Secondary text.
 * @cssproperty --gift-border - Hairlines.
 * @cssproperty --gift-input-border - Borders of form fields.
 * @cssproperty --gift-danger - Errors.
 * @cssproperty --gift-success - Completed steps.
 * @cssproperty --gift-focus - Focus ring.
 * @cssproperty --gift-radius - Corner radius of buttons; that of cards is 5/3 of it, of fields 2/3.
 * @cssproperty --gift-space - The unit of paddings and gaps.
 * @cssproperty --gift-font - Font family; the page's by default.
 * @cssproperty --gift-note-font - Font family of the note.
 */
export class GiftClaimCard extends LitElement {
  static override properties = {
    backend: {},
    hosted: {type: Boolean},
    theme: {reflect: true},
    claimToken: {attribute: false},
    strings: {attribute: false},
  };

  /** URL of the gift backend; by default, the page's own origin. */
  declare backend: string;
  /** Set on the backend's own page: the token stays in the address bar until the gift is accepted. */
  declare hosted: boolean;
  /** `light` or `dark`; by default, the reader's own setting. */
  declare theme: string | undefined;
  /** Claim or receipt token, if the page does not pass it in its URL. */
  declare claimToken: string | undefined;
  /** Texts to show instead of the element's own, in the language of the page. */
  declare strings: CustomStrings | undefined;

  #controller: ClaimController | undefined;
  #isLoading = false;

  constructor() {
    super();
    this.backend = '';
    this.hosted = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    if (!this.#controller) void this.#load();
  }

  // The controller loads after the page: a script tag pays for this class only.
  async #load() {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const {ClaimController} = await importController();
      this.#controller = new ClaimController(this);
      this.requestUpdate();
    } catch {
      addEventListener('online', () => { if (this.isConnected) void this.#load(); }, {once: true});
    }
    this.#isLoading = false;
  }

  protected override render() {
    return this.#controller?.render() ?? nothing;
  }
}
