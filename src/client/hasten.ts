/** Waits between two questions, and is woken by a stream of events where there is one. Without one it only waits. */
import {sleep} from './patience.ts';

export interface Hastener {
  /** Waits so many milliseconds, or until there is news; much longer while a stream will tell of it. Never throws. */
  rest(ms: number, signal: AbortSignal): Promise<void>;
  /** Lets go of the stream. */
  end(): void;
}

/** Calls `heard` for each event until its end; answers whether it may be asked for again. Never throws. */
export type Listen = (heard: () => void, signal: AbortSignal) => Promise<boolean>;

/** A stream that said nothing may be held up on its way: it is asked for again after so many questions, and twice as many. */
const PATIENT = 4;
const MOST_PATIENT = 64;
/** A stream that ends sooner, with no more than its first word said, may be cut off on its way each time. */
const BRIEF_MS = 5_000;

/** `hidden`: while nobody looks, the stream is let go of. `liveMs`: the longest wait while a stream is there. */
export function hastener(listen: Listen, hidden = () => false, liveMs = 30_000): Hastener {
  let stream: AbortController | undefined;
  let live = false;
  let news = false;
  let patience = PATIENT;
  let questions = 0;
  /** One stream may break off without more ado. */
  let lenient = true;
  let wake = () => {};

  function open() {
    const mine = stream = new AbortController();
    // A page that was left may be kept for its back button, and a browser has few lines to one host.
    globalThis.addEventListener?.('pagehide', end, {signal: mine.signal});
    const began = performance.now();
    let words = 0;
    const heard = () => {
      if (stream !== mine) return;
      live = news = true;
      words++;
      wake();
    };
    void listen(heard, mine.signal).then((again) => {
      if (stream !== mine) return;
      const lasted = words > 1 || (live && performance.now() - began > BRIEF_MS);
      if (lasted) patience = PATIENT;
      questions = !again ? Infinity : lasted || (live && lenient) ? 0 : patience;
      if (!lasted) patience = Math.min(MOST_PATIENT, patience * 2);
      lenient = lasted;
      // It broke off: what it would have told is asked for at once.
      if (live) wake();
      end();
    });
  }

  function end() {
    stream?.abort();
    stream = undefined;
    live = false;
  }

  return {
    end,
    async rest(ms, signal) {
      if (!stream && questions-- <= 0) open();
      if (!news && !signal.aborted) {
        const resting = new AbortController();
        wake = () => resting.abort();
        signal.addEventListener('abort', wake, {signal: resting.signal});
        await sleep(live ? Math.max(ms, liveMs) : ms, resting.signal).catch(() => {});
        wake();
      }
      news = false;
      if (hidden()) end();
    },
  };
}
