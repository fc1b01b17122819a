import type {ReactiveController, ReactiveElement} from 'lit';

/** Calls back when the page hides the open dialog with its container: a hidden modal dialog would still block the page. */
export class HiddenDialogController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #onHidden: () => void;
  #dialog: HTMLDialogElement | null | undefined;

  constructor(host: ReactiveElement, onHidden: () => void) {
    this.#host = host;
    this.#onHidden = onHidden;
  }

  hostUpdated() {
    if (!this.#dialog) {
      this.#dialog = this.#host.renderRoot.querySelector('dialog');
      new ResizeObserver(this.#check).observe(this.#dialog!);
    }
    // The observer reports no dialog that is hidden before its first frame.
    requestAnimationFrame(this.#check);
  }

  #check = () => {
    const dialog = this.#dialog!;
    if (dialog.open && !dialog.offsetHeight) this.#onHidden();
  };
}
