import {html, LitElement, nothing, type PropertyValues} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import {buttonLabel, unavailableMessage} from '../../locales/button.ts';
import {matchLanguage, nearestLang} from '../../locales/language.ts';
import {dispatch, GiftBeforeOpenEvent} from '../events-core.ts';
import {onPageLanguageChange} from '../shared/page-language.ts';
import {giftIcon} from './gift-icon.ts';
import type {Prefill} from './panel/form-storage.ts';
import {loadPanel, loadedPanel} from './load-panel.ts';
import {styles} from './send-as-gift.styles.ts';

/**
 * A button that makes the item beside it a gift for someone else.
 *
 * @slot - The words on the button.
 * @fires {GiftBeforeOpenEvent} gift-before-open - The panel is about to open; cancelable.
 * @fires {GiftCreatedEvent} gift-created - The gift exists and waits to be paid for.
 * @fires {GiftBeforePayEvent} gift-before-pay - The page is about to be left for the payment; cancelable.
 * @fires {GiftPaidEvent} gift-paid - The payment is confirmed.
 * @fires {GiftSharedEvent} gift-shared - The claim link was shared or copied.
 * @fires {GiftFailedEvent} gift-failed - Something did not work; `error.code` says why.
 * @csspart button - The native button.
 * @csspart icon - The drawing on it.
 * @csspart label - The words on it.
 * @csspart reason - Why it can't be pressed.
 * @cssprop --gift-accent - Colour of the words and of the filled look.
 * @cssprop --gift-button-radius - Corner of the button; 12px unless set.
 */
export class SendAsGift extends LitElement {
  static override styles = styles;
  static override properties = {
    backend: {}, product: {}, variant: {}, unavailable: {},
    client: {attribute: false}, prefill: {attribute: false}, reason: {state: true}, busy: {state: true},
  };
  static override get observedAttributes() {
    return [...super.observedAttributes, 'lang'];
  }

  /** The gifting backend's address; empty for the page's own origin. */
  declare backend: string | null | undefined;
  /** What is being given: a catalog id or a signed descriptor. */
  declare product: string | null | undefined;
  /** The variant that is chosen on the page. */
  declare variant: string | null | undefined;
  /** Why this can't be a gift, where the page knows it already. */
  declare unavailable: string | null | undefined;
  /** How the panel reaches the backend, instead of by `backend`. */
  declare client: GiftClient | undefined;
  /** Words that the page knows already, `{note, senderName}`: they fill what is still empty when the panel opens. */
  declare prefill: Prefill | undefined;
  /** Why the backend says that this can't be a gift. */
  private declare reason: string | undefined;
  private declare busy: boolean;

  #unsubscribe: (() => void) | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.#unsubscribe = onPageLanguageChange(() => this.requestUpdate());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null) {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has('product') || changed.has('backend')) this.reason = undefined;
  }

  protected override updated(changed: PropertyValues) {
    const configError = this.#configError();
    if (configError) warnOnce(configError);
    // Back from the payment page, reloaded before the link was shared, or here to send one back.
    else if ((changed.has('product') || changed.has('backend')) && shouldResume(this)) void loadPanel().then((panel) => panel.resume(this));
  }

  /** Opens the panel, as a press does. */
  async open(): Promise<void> {
    if (this.#configError() || this.busy || !dispatch(this, new GiftBeforeOpenEvent())) return;
    const panel = loadedPanel();
    if (panel) return panel.open(this);
    this.busy = true;
    try {
      (await loadPanel()).open(this);
    } catch {
      this.reason = unavailableMessage[this.#language];
    } finally {
      this.busy = false;
    }
  }

  /** Closes the panel, as Escape does. What was typed is kept. */
  async close(): Promise<void> {
    await loadedPanel()?.close(this);
  }

  get #language() {
    return matchLanguage(nearestLang(this));
  }

  /** What the page's developer forgot; for the console. */
  #configError(): string | undefined {
    if (!this.client && this.backend == null) return 'needs a backend="https://…", or backend="" for this origin.';
    if (!this.product) return 'needs a product="…": the ref of an item that the backend knows.';
    return URL.canParse(this.backend || '/', document.baseURI) ? undefined : 'has a backend="…" that is no web address.';
  }

  /** Somebody may be about to press: loads what comes next, and learns and says whether this can be a gift at all. */
  async #preload() {
    const {product, backend} = this;
    const panel = await loadPanel().catch(() => undefined);
    if (!panel) return;
    if (!this.#configError() && !this.unavailable) {
      const reason = await panel.unavailableReason(this);
      if (product !== this.product || backend !== this.backend) return;
      this.reason = reason;
      await this.updateComplete;
    }
    const tooltip = this.renderRoot.querySelector<HTMLElement>('#reason');
    if (tooltip) panel.showTooltip(this, tooltip);
  }

  protected override render() {
    const reason = this.#configError() ? unavailableMessage[this.#language] : this.unavailable || this.reason;
    const hasLabel = [...this.childNodes].some((node) => node.nodeType === 1 || (node.nodeType === 3 && node.textContent!.trim()));
    return html`<button part="button" type="button" aria-haspopup="dialog" aria-disabled=${reason ? 'true' : nothing}
      aria-busy=${this.busy ? 'true' : nothing} aria-describedby=${reason ? 'reason' : nothing}
      @pointerenter=${this.#preload} @focus=${this.#preload} @touchstart=${{handleEvent: () => this.#preload(), passive: true}}
      @click=${(event: Event) => { event.preventDefault(); return reason || this.open(); }}>${giftIcon}<span part="label"><slot
      @slotchange=${() => this.requestUpdate()}></slot>${hasLabel ? nothing : buttonLabel[this.#language]}</span></button>${reason
        ? html`<span id="reason" part="reason" popover="manual">${reason}</span>` : nothing}`;
  }
}

const warned = new Set<string>();
function warnOnce(configError: string) {
  if (warned.has(configError)) return;
  warned.add(configError);
  console.warn(`<send-as-gift> ${configError}`);
}

function shouldResume({backend, product}: SendAsGift): boolean {
  if (location.search.includes('send-as-gift=') || location.hash === '#gift-back') return true;
  try {
    return sessionStorage.getItem(`send-as-gift:${(backend ?? '').replace(/\/+$/, '')}:open`) === JSON.stringify(product);
  } catch {
    return false;
  }
}
