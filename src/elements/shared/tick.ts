/** The time as a countdown wants it: a clock that redraws its element now and then, and rests while nobody looks. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** The elements' one look at the clock; milliseconds since 1970. What is decided by time, the backend decides. */
export const timeNow = () => Date.now();

export class Tick implements ReactiveController {
  /** Milliseconds since 1970, as of the last tick. */
  now = timeNow();
  readonly #host: ReactiveControllerHost;
  readonly #everyMs: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, everyMs = 1_000) {
    this.#host = host;
    this.#everyMs = everyMs;
    host.addController(this);
  }

  hostConnected() {
    this.hostDisconnected();
    this.#timer = setInterval(() => {
      if (document.hidden) return;
      this.now = timeNow();
      this.#host.requestUpdate();
    }, this.#everyMs);
    this.now = timeNow();
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}
