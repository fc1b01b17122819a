/** The request that opens a gift. */
import {GiftError} from '../../../client/gift-error.ts';
import {sleep} from '../../../client/retry.ts';
import type {ClaimCard} from '../../../protocol/gift.ts';
import {GiftOpenedEvent} from '../../events.ts';
import {dispatch} from '../../events-core.ts';
import type {OpenedHost} from './opened-host.ts';

const IMAGE_TIMEOUT_MS = 1_500;

/** Resolves with the opened card, once its image is loaded. */
export async function openGift({client, signal, element}: OpenedHost, token: string, passcode?: string): Promise<ClaimCard> {
  let card: ClaimCard;
  try {
    card = await client.open(token, passcode, signal);
  } catch (thrown) {
    const error = GiftError.from(thrown);
    // Opened a moment ago, here or by someone with the same link: it can still be accepted.
    if (error.code !== 'state-conflict' || error.currentState !== 'opened') throw error;
    card = await client.card(token, signal);
  }
  dispatch(element, new GiftOpenedEvent({gift: card.gift, state: 'opened'}));
  await preloadImage(card.product?.image);
  return card;
}

/** Resolves when the image is decoded, at the latest after `IMAGE_TIMEOUT_MS`: it loads while the lid is in the air. */
async function preloadImage(url: string | undefined): Promise<void> {
  if (!url) return;
  const image = new Image();
  image.src = url;
  const timeout = new AbortController();
  await Promise.race([image.decode().catch(() => undefined), sleep(IMAGE_TIMEOUT_MS, timeout.signal).catch(() => undefined)]);
  timeout.abort();
}
