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
    if (this.#dialog) return;
    const dialog = this.#dialog = this.#host.renderRoot.querySelector('dialog')!;
    new ResizeObserver(() => { if (dialog.open && !dialog.offsetHeight) this.#onHidden(); }).observe(dialog);
  }
}
