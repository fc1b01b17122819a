import type {ReactiveController, ReactiveElement} from 'lit';

/** The share of the screen's height that policy and button may take before the policy scrolls with the form. */
const MAX_FOOTER_RATIO = 0.22;

/** Finds out whether large text or a low screen leaves little height to scroll in, so that the fixed footer must shrink. */
export class CompactLayoutController implements ReactiveController {
  isCompact = false;
  readonly #host: ReactiveElement;
  // Waits for a frame: resizing during the callback is reported to the page as an error.
  readonly #resizeObserver = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  #footer: Element | null | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Each screen has its own footer. */
  hostUpdated() {
    const footer = this.#host.renderRoot.querySelector('.footer');
    if (footer === this.#footer) return;
    this.#footer = footer;
    this.#resizeObserver.disconnect();
    this.#resizeObserver.observe(this.#host.renderRoot.querySelector('dialog')!);
    if (footer) this.#resizeObserver.observe(footer);
  }

  /** Measures policy and button wherever the policy is, so that moving it does not change the result. */
  #measure() {
    const policy = this.#host.renderRoot.querySelector<HTMLElement>('.policy');
    const button = this.#host.renderRoot.querySelector<HTMLElement>('.footer .button');
    const isCompact = !!policy && !!button && policy.offsetHeight + button.offsetHeight > MAX_FOOTER_RATIO * innerHeight;
    if (isCompact === this.isCompact) return;
    this.isCompact = isCompact;
    this.#host.requestUpdate();
  }
}
