/** The first look at a card, as cheap as it can be: nobody waits for a schema, or for the machinery of patience, to see a sealed box. */
import type {ClaimCard} from '../protocol/gift.ts';

const TIMEOUT_MS = 10_000;

/** Whether this can be shown as a face. Whatever is shown of it is text, never markup. */
export function isClaimCard(answer: unknown): answer is ClaimCard {
  const card = answer as Partial<ClaimCard> | null;
  return typeof card === 'object' && card !== null && typeof card.gift === 'string' && typeof card.state === 'string' &&
    typeof card.senderName === 'string' && typeof card.note === 'string' &&
    typeof card.shop?.name === 'string' && typeof card.shop.domain === 'string' && typeof card.portions?.left === 'number';
}

/** Asks once. Undefined when the answer is anything but a face: then `readCard` finds out why, with patience. */
export async function fetchCardOnce(backend: string, claimToken: string, signal: AbortSignal): Promise<ClaimCard | undefined> {
  const mine = new AbortController();
  const stop = () => mine.abort();
  const timer = setTimeout(stop, TIMEOUT_MS);
  signal.addEventListener('abort', stop, {once: true});
  try {
    const answer = await fetch(`${backend.replace(/\/+$/, '')}/v1/claim`, {
      headers: {accept: 'application/json', authorization: `Bearer ${claimToken}`}, signal: mine.signal,
      credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', redirect: 'error',
    });
    const body: unknown = answer.ok && await answer.json();
    return isClaimCard(body) ? body : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
