import {LitElement, nothing, type PropertyValues} from 'lit';
import type {ClaimController} from './claim-controller.ts';

/**
 * A gift as the one who holds its link sees it: the wrapped box, what is in
 * it, where it should go, and how it travels. The link's secret is read from
 * the page's address, behind `#`.
 *
 * @fires {GiftOpenedEvent} gift-opened - The recipient unwrapped the box.
 * @fires {GiftClaimedEvent} gift-claimed - The recipient accepted the gift.
 * @fires {GiftDeclinedEvent} gift-declined - The recipient said a quiet no.
 * @fires {GiftFailedEvent} gift-failed - Something did not work; nothing was lost.
 *
 * @csspart card - The whole card.
 * @csspart box - The drawing of the box.
 * @csspart heading - The heading of the screen.
 * @csspart note - The sender's note.
 * @csspart picture - The picture of the product.
 * @csspart button - The screen's one primary press.
 *
 * @cssprop --gift-accent - The box and the primary press.
 * @cssprop --gift-on-accent - Words on the accent.
 * @cssprop --gift-ribbon - The ribbon.
 * @cssprop --gift-surface - The card.
 * @cssprop --gift-surface-raised - What lies on the card.
 * @cssprop --gift-text - Words.
 * @cssprop --gift-text-quiet - Quiet words.
 * @cssprop --gift-border - Hairlines.
 * @cssprop --gift-input-border - Borders of fields.
 * @cssprop --gift-danger - What went wrong.
 * @cssprop --gift-success - What went well.
 * @cssprop --gift-focus - The ring around what has the focus.
 * @cssprop --gift-note-font - The handwriting of the note.
 */
export class GiftClaimCard extends LitElement {
  static override properties = {
    backend: {},
    hosted: {type: Boolean},
    theme: {reflect: true},
    claimToken: {attribute: false},
  };

  /** The gifting backend's address; the page's own origin unless told. */
  declare backend: string;
  /** On the backend's own page: the link stays in the address bar until the gift is accepted. */
  declare hosted: boolean;
  /** `light` or `dark`; the reader's own setting unless told. */
  declare theme: string | undefined;
  /** The claim or receipt token, where the page has it from elsewhere than its address. */
  declare claimToken: string | undefined;

  #controller: ClaimController | undefined;
  #loading = false;

  constructor() {
    super();
    this.backend = '';
    this.hosted = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    if (!this.#controller) void this.#load();
  }

  // The card itself comes after the page: this class is all that a script tag pays for.
  async #load() {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const {ClaimController} = await import('./claim-controller.ts');
      this.#controller = new ClaimController(this);
      this.requestUpdate();
    } catch {
      // Lost on its way: again as soon as there is a line.
      addEventListener('online', () => { if (this.isConnected) void this.#load(); }, {once: true});
    }
    this.#loading = false;
  }

  protected override updated(changed: PropertyValues<this>) {
    this.#controller?.hostPropertiesChanged(changed);
  }

  protected override render() {
    return this.#controller?.render() ?? nothing;
  }
}
