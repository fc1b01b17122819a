import type {LitElement, ReactiveController} from 'lit';

/**
 * Moves the keyboard focus into a confirmation that opens, and back to the button that opened it when it closes. When the user
 * moves to another view, its heading receives the focus, so that screen readers announce it.
 */
export class ConfirmFocus implements ReactiveController {
  readonly #element: LitElement;
  readonly #getOpen: () => string;
  #lastOpen = '';
  #toHeading = false;

  /** `getOpen` returns the value of `data-action` on the button whose confirmation is open, or an empty string. */
  constructor(element: LitElement, getOpen: () => string) {
    this.#element = element;
    this.#getOpen = getOpen;
    element.addController(this);
  }

  /** Focuses the heading of the view that renders next. */
  moveToHeading() {
    this.#toHeading = true;
  }

  hostUpdated() {
    const open = this.#getOpen();
    const last = this.#lastOpen;
    if (open === last && !this.#toHeading) return;
    const root = this.#element.renderRoot;
    const heading = root.querySelector<HTMLElement>('h2');
    // The view that the user moved to is still loading.
    if (this.#toHeading && !heading) return;
    this.#lastOpen = open;
    const target = this.#toHeading ? undefined : root.querySelector<HTMLElement>(open ? '[data-confirm]' : `[data-action="${last}"]`);
    this.#toHeading = false;
    (target ?? heading)?.focus();
  }
}
