import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Milliseconds since 1970: all elements read the clock here. It is for display only; the backend decides about deadlines. */
export const now = () => Date.now();

/** Updates its element once a second, for countdowns, while the page is visible. */
export class ClockController implements ReactiveController {
  /** Milliseconds since 1970, as of the last tick. */
  now = now();
  readonly #host: ReactiveControllerHost;
  readonly #intervalMs: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, intervalMs = 1_000) {
    this.#host = host;
    this.#intervalMs = intervalMs;
    host.addController(this);
  }

  hostConnected() {
    this.hostDisconnected();
    this.#timer = setInterval(() => {
      if (document.hidden) return;
      this.now = now();
      this.#host.requestUpdate();
    }, this.#intervalMs);
    this.now = now();
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}
