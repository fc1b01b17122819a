/** Focus and screen reader announcements of the claim card. */
import type {LitElement, ReactiveController} from 'lit';

export class FocusController implements ReactiveController {
  /** Text of the live region. */
  announcement = '';
  readonly #host: LitElement;
  #selector = '';
  #isView = false;
  #heading = '';
  /** The page keeps its focus until the recipient has interacted with the card. */
  #hasInteracted = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
    for (const type of ['click', 'keydown']) host.addEventListener(type, () => { this.#hasInteracted = true; });
  }

  announce(text: string) {
    this.announcement = text;
    this.#host.requestUpdate();
  }

  /** Moves the focus after the next update; for a new view, it also scrolls to the top of the card. */
  focus(selector: string, isView = false) {
    if (this.#hasInteracted) {
      this.#selector = selector;
      this.#isView = isView;
    }
    this.#host.requestUpdate();
  }

  hostUpdated() {
    const {renderRoot} = this.#host;
    const before = this.#heading;
    this.#heading = renderRoot.querySelector('#heading')?.textContent?.trim() || before;
    // A view that the recipient did not ask for is announced; the focus stays where it is.
    if (!this.#selector) return before && before !== this.#heading ? this.announce(this.#heading) : undefined;
    const target = renderRoot.querySelector<HTMLElement>(this.#selector);
    // The strings of the view may still be loading.
    if (!target) return;
    this.#selector = '';
    target.focus({preventScroll: this.#isView});
    // A new view starts at its top, not where the last click was.
    if (this.#isView && this.#host.getBoundingClientRect().top < 0) this.#host.scrollIntoView({block: 'start'});
  }
}
