/** A gift that can't be opened yet: looked at again when its moment comes, and now and then before. */
import {sleep} from '../../client/patience.ts';
import {GiftError} from '../../client/gift-error.ts';
import type {Card as CardFace} from '../../protocol/gift.ts';
import {looked} from '../shared/looked.ts';
import {timeNow} from '../shared/tick.ts';

export interface Waiting {
  face: CardFace;
  ask(signal: AbortSignal): Promise<CardFace>;
  show(face: CardFace): void;
  /** Told of what asking again would not better. */
  refused(error: GiftError): void;
  signal: AbortSignal;
}

/** A payment is confirmed within seconds; a friend’s whole group may be waiting for one day, with one link. */
const SOON_MS = 2_000;
const LATER_MS = 15_000;
const DAY_MS = 60_000;

export const isEarly = ({state}: CardFace) => state === 'unpaid' || state === 'scheduled';

export async function waitFor({face, ask, show, refused, signal}: Waiting): Promise<void> {
  let pause = SOON_MS;
  try {
    while (isEarly(face)) {
      const ahead = face.state === 'scheduled' && face.sendAt ? Date.parse(face.sendAt) - timeNow() : 0;
      pause = ahead > 0 ? Math.min(ahead, DAY_MS) : Math.min(pause * 1.25, LATER_MS);
      await sleep(pause, signal);
      // From here on it may be any moment, by the backend's clock.
      if (ahead > 0) pause = SOON_MS / 2;
      await looked(signal);
      try {
        face = await ask(signal);
        if (!signal.aborted) show(face);
      } catch (thrown) {
        const error = GiftError.from(thrown);
        if (!error.retryable && !signal.aborted) return refused(error);
      }
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
}
