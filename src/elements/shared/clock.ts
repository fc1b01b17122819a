/** The time as a countdown wants it: a clock that redraws its element now and then, and rests while nobody looks. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** The elements' one look at the clock; milliseconds since 1970. What is decided by time, the backend decides. */
export const now = () => Date.now();

export class ClockController implements ReactiveController {
  /** Milliseconds since 1970, as of the last tick. */
  now = now();
  readonly #host: ReactiveControllerHost;
  readonly #intervalMs: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, everyMs = 1_000) {
    this.#host = host;
    this.#intervalMs = everyMs;
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
