import {html, LitElement, nothing, type PropertyValues} from 'lit';
import type {StorageKey} from '../../client/storage-keys.ts';
import type {GiftClient} from '../../client/gift-client.ts';
import {buttonLabel} from '../../locales/button.ts';
import {matchLanguage, nearestLang} from '../../locales/language.ts';
import {dispatch, GiftBeforeOpenEvent} from '../events-core.ts';
import type {CustomStrings} from '../shared/custom-strings.ts';
import {onPageLanguageChange} from '../shared/page-language.ts';
import type {GiftButton, Prefill} from './button.ts';
import {loadedPanel, loadPanel} from './load-panel.ts';
import {styles} from './send-as-gift.styles.ts';

/**
 * A button that sends a product as a gift.
 *
 * It makes no request until a pointer, a finger or the focus reaches it. A click opens a panel in which the sender writes a
 * card, pays on the provider's page and gets a link to share. The language comes from the nearest `lang` attribute. A wrong
 * or missing attribute never throws: the button is unavailable, and the console says once what to do.
 *
 * @tagname send-as-gift
 *
 * @attribute {'plain' | 'outlined' | 'filled' | 'icon'} [appearance=plain] - `plain`: transparent, with a hairline border.
 *   `outlined`: with a border in the color of the label. `filled`: filled with the accent color. `icon`: the icon alone; the
 *   label remains for screen readers.
 * @attribute {'light' | 'dark'} [theme] - Overrides the page's colors for the button, and its `color-scheme` for the panel.
 *
 * @slot - The label; "Send as a gift" in the page's language by default.
 *
 * @fires {GiftBeforeOpenEvent} gift-before-open - The panel is about to open. Cancelable.
 * @fires {GiftCreatedEvent} gift-created - The gift exists and waits for its payment.
 * @fires {GiftBeforePayEvent} gift-before-pay - The page is about to be left for the payment page. Cancelable.
 * @fires {GiftPaidEvent} gift-paid - The payment is confirmed.
 * @fires {GiftSharedEvent} gift-shared - The sender shared the claim link; `method` says how.
 * @fires {GiftFailedEvent} gift-failed - A request failed; `error.code` says why.
 *
 * @csspart button - The native button.
 * @csspart icon - The drawing of a gift.
 * @csspart label - The label.
 * @csspart reason - The tooltip that says why the button is unavailable.
 * @csspart card - Picture, title and price above the button, with `card`.
 * @csspart picture - The picture of the card.
 * @csspart title - The product's title on the card.
 * @csspart price - The price on the card; the lowest and the highest until a variant is chosen.
 *
 * @cssproperty [--gift-accent=oklch(0.56 0.19 258)] - Color of label and icon, and the background of `filled`.
 * @cssproperty [--gift-on-accent=#fff] - Color of the label on `filled`.
 * @cssproperty [--gift-border] - The hairline border of `plain`; a mix with the page's text color by default.
 * @cssproperty [--gift-input-border] - The dashed border of an unavailable button.
 * @cssproperty [--gift-focus] - The focus outline.
 * @cssproperty [--gift-radius=12px] - The corner radius; that of cards is 5/3 of it, of fields 2/3.
 * @cssproperty [--gift-space=4px] - The unit of paddings and gaps in the panel.
 * @cssproperty [--gift-shadow] - The shadow of the panel.
 * @cssproperty [--gift-font] - The font family of panel and tooltip; the button's own by default.
 *
 * @cssstate open - The panel is open for this button.
 * @cssstate busy - The panel is loading after a click.
 * @cssstate unavailable - The product cannot be sent as a gift, or the configuration is incomplete.
 */
export class SendAsGift extends LitElement implements GiftButton {
  static override styles = styles;
  static override properties = {
    backend: {}, product: {}, variant: {}, unavailable: {}, card: {type: Boolean, reflect: true},
    client: {attribute: false}, prefill: {attribute: false}, strings: {attribute: false},
  };

  /** URL of the gifting backend; empty for the page's own origin. Required, unless `client` is set. */
  declare backend: string | null | undefined;
  /** The product's `ref` in the backend's catalog, or a signed descriptor, which any page can sell; found on the page by default. */
  declare product: string | null | undefined;
  /** The `ref` of the variant that is selected on the page. */
  declare variant: string | null | undefined;
  /** Why this product cannot be a gift, if the page knows: the button is unavailable and shows this text. */
  declare unavailable: string | null | undefined;
  /** Shows picture, title and price of the product above the button, for pages that have none of their own. */
  declare card: boolean;
  /** A client to use instead of `backend`. */
  declare client: GiftClient | undefined;
  /** Text for the fields `note` and `senderName` that are still empty when the panel opens. */
  declare prefill: Prefill | undefined;
  /** Texts to show in the panel instead of its own, in the language of the page. */
  declare strings: CustomStrings | undefined;

  #internals: ElementInternals | undefined;
  #unsubscribe: (() => void) | undefined;
  #isBusy = false;
  /** Why the backend refuses this product, or the page's configuration is wrong; empty if the panel failed to load. */
  #backendReason: string | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.#unsubscribe = onPageLanguageChange(() => this.requestUpdate(), this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  protected override willUpdate(changed: PropertyValues) {
    if (isOtherProduct(changed) || changed.has('client')) this.#backendReason = undefined;
  }

  // A page may have thousands of buttons: the element itself is the listener, which costs less than an expression in the template.
  protected override firstUpdated() {
    const button = this.renderRoot.querySelector('button')!;
    for (const type of ['click', 'pointerenter', 'focus', 'slotchange']) button.addEventListener(type, this);
  }

  protected override updated(changed: PropertyValues) {
    this.#toggleState('unavailable', this.#reason != null);
    if (this.card && changed.has('card')) void import('./card/product-card.ts').then((module) => module.showCard(this), () => {});
    if (this.#isMisconfigured) void loadPanel().then((panel) => panel.warnAboutConfig(this), () => {});
    else if (changed.size && mayResume()) void loadPanel().then((panel) => panel.resume(this, this.#onToggle));
  }

  /** @internal */
  handleEvent(event: Event) {
    if (event.type === 'slotchange') this.requestUpdate();
    else if (event.type === 'click') {
      event.preventDefault();
      // Empty: unavailable, without words for it.
      if (this.#reason == null) void this.open();
    } else void this.#preload();
  }

  /** Opens the panel, as a click does. Does nothing if `gift-before-open` is canceled. */
  async open(): Promise<void> {
    if (this.#isMisconfigured || this.#isBusy || !dispatch(this, new GiftBeforeOpenEvent())) return;
    const panel = loadedPanel();
    if (panel) return panel.open(this, this.#onToggle);
    const {isConnected} = this;
    this.#setBusy(true);
    try {
      const {open} = await loadPanel();
      // Single-page navigation may have removed the button meanwhile.
      if (this.isConnected === isConnected) open(this, this.#onToggle);
    } catch {
      this.#backendReason = '';
    } finally {
      this.#setBusy(false);
    }
  }

  /** Closes the panel, as Escape does. The text in the form is kept. */
  async close(): Promise<void> {
    await loadedPanel()?.close(this);
  }

  /** Why the button is unavailable, for people to read; empty if there are no words for it, or none yet. */
  get #reason(): string | undefined {
    return this.unavailable || (this.#backendReason ?? (this.#isMisconfigured ? '' : undefined));
  }

  /** Whether an attribute is missing or wrong, or the page's origin. The panel's module tells the console what to do. */
  get #isMisconfigured(): boolean {
    // Undefined on a server that renders elements.
    return globalThis.isSecureContext === false || (!this.client && this.backend == null)
      || !URL.canParse(this.backend || '/', document.baseURI);
  }

  get #onToggle() {
    return (isOpen: boolean) => this.#toggleState('open', isOpen);
  }

  #setBusy(isBusy: boolean) {
    this.#isBusy = isBusy;
    this.#toggleState('busy', isBusy);
    this.requestUpdate();
  }

  #toggleState(name: string, isOn: boolean) {
    try {
      if (isOn) (this.#internals ??= this.attachInternals()).states.add(name);
      else this.#internals?.states.delete(name);
    } catch {
      // Chrome before 125 only accepts names that begin with dashes.
    }
  }

  /** A click may follow: loads the panel, and asks whether the product can be a gift. */
  async #preload() {
    const {product, backend} = this;
    const panel = await loadPanel().catch(() => undefined);
    if (!panel) return;
    if (!this.unavailable) {
      const backendReason = await panel.unavailableReason(this, this.#isMisconfigured);
      if (product !== this.product || backend !== this.backend) return;
      this.#backendReason = backendReason;
      this.requestUpdate();
      await this.updateComplete;
    }
    const tooltip = this.renderRoot.querySelector<HTMLElement>('#reason');
    if (tooltip) panel.showTooltip(this, tooltip);
  }

  protected override render() {
    const reason = this.#reason;
    const isUnavailable = reason != null;
    const language = matchLanguage(nearestLang(this));
    const hasLabel = this.firstElementChild ?? this.textContent?.trim();
    return html`<button part="button" type="button" aria-haspopup="dialog" aria-disabled=${isUnavailable ? 'true' : nothing}
      aria-busy=${this.#isBusy ? 'true' : nothing} aria-describedby=${reason ? 'reason' : nothing}><span part="icon"></span><span
      part="label" lang=${hasLabel || language ? nothing : 'en'}><slot></slot>${hasLabel ? nothing : buttonLabel[language ?? 'en']}</span></button>${reason
        ? html`<span id="reason" part="reason" dir="auto" popover="manual">${reason}</span>` : nothing}`;
  }
}

const isOtherProduct = (changed: PropertyValues) => changed.has('product') || changed.has('backend');

/**
 * Whether a panel of this page may have to open again: after the payment page, a reload before the link was shared, or for a gift in
 * return. Only the panel's module knows for which product.
 */
function mayResume(): boolean {
  try {
    return /[?&]send-as-gift=|#gift-back$/.test(location.href)
      || Object.keys(sessionStorage).some((key) => key.endsWith(`:${'open-panel' satisfies StorageKey}`));
  } catch {
    return false;
  }
}

