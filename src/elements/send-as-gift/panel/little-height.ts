/** Where text is large or the screen is low, the policy scrolls with the rest, so that what stands fixed leaves room for it. */

/** Of the screen's height, what policy and press may take together. */
const MOST = 0.22;

export class LittleHeight {
  readonly #sizes: ResizeObserver;
  #dialog: Element | undefined;
  #foot: Element | null = null;

  constructor(tell: (low: boolean) => void) {
    // In a frame of its own: what resizes while sizes are told is an error to the page.
    this.#sizes = new ResizeObserver(() => requestAnimationFrame(() => tell(!!this.#dialog && isLow(this.#dialog))));
  }

  /** To be called after each drawing: another screen has another foot. */
  watch(dialog: Element) {
    const foot = dialog.querySelector('.foot');
    if (this.#dialog && foot === this.#foot) return;
    this.#dialog = dialog;
    this.#foot = foot;
    this.#sizes.disconnect();
    this.#sizes.observe(dialog);
    if (foot) this.#sizes.observe(foot);
  }
}

/** Measured alike wherever the policy stands, so that moving it changes nothing of the answer. */
function isLow(dialog: Element): boolean {
  const policy = dialog.querySelector<HTMLElement>('.policy');
  const press = dialog.querySelector<HTMLElement>('.foot .press');
  return !!policy && !!press && policy.offsetHeight + press.offsetHeight > MOST * innerHeight;
}
