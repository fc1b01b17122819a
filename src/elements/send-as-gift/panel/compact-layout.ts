/** Where text is large or the screen is low, the policy scrolls with the rest, so that what stands fixed leaves room for it. */

/** Of the screen's height, what policy and press may take together. */
const MAX_FOOTER_RATIO = 0.22;

export class CompactLayoutObserver {
  readonly #resizeObserver: ResizeObserver;
  #dialog: Element | undefined;
  #footer: Element | null = null;

  constructor(onChange: (isCompact: boolean) => void) {
    // In a frame of its own: what resizes while sizes are told is an error to the page.
    this.#resizeObserver = new ResizeObserver(() => requestAnimationFrame(() => onChange(!!this.#dialog && isCompact(this.#dialog))));
  }

  /** To be called after each drawing: another screen has another foot. */
  observe(dialog: Element) {
    const footer = dialog.querySelector('.footer');
    if (this.#dialog && footer === this.#footer) return;
    this.#dialog = dialog;
    this.#footer = footer;
    this.#resizeObserver.disconnect();
    this.#resizeObserver.observe(dialog);
    if (footer) this.#resizeObserver.observe(footer);
  }
}

/** Measured alike wherever the policy stands, so that moving it changes nothing of the answer. */
function isCompact(dialog: Element): boolean {
  const policy = dialog.querySelector<HTMLElement>('.policy');
  const button = dialog.querySelector<HTMLElement>('.footer .button');
  return !!policy && !!button && policy.offsetHeight + button.offsetHeight > MAX_FOOTER_RATIO * innerHeight;
}
