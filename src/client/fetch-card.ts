/** Fetches the claim card without retries or schemas, so that the sealed card renders early. */
import type {ClaimCard} from '../protocol/gift.ts';
import {normalizeBackend} from './backend-url.ts';
import {fetchDefaults} from './fetch-defaults.ts';

const TIMEOUT_MS = 10_000;

/** Whether the sealed card can be rendered from this response. Its strings are rendered as text, never as markup. */
export function isClaimCard(response: unknown): response is ClaimCard {
  const card = response as Partial<ClaimCard> | null;
  return typeof card === 'object' && card !== null && typeof card.gift === 'string' && typeof card.state === 'string' &&
    typeof card.senderName === 'string' && typeof card.note === 'string' &&
    typeof card.shop?.name === 'string' && typeof card.shop.domain === 'string' && typeof card.portions?.left === 'number';
}

/** Sends one request. Undefined for any failure; `getCard` then retries and reports the reason. */
export async function fetchCardOnce(backend: string, claimToken: string, signal: AbortSignal): Promise<ClaimCard | undefined> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, TIMEOUT_MS);
  signal.addEventListener('abort', abort, {once: true});
  try {
    const response = await fetch(`${normalizeBackend(backend)}/v1/claim`, {
      ...fetchDefaults, headers: {accept: 'application/json', authorization: `Bearer ${claimToken}`}, signal: controller.signal,
    });
    const body: unknown = response.ok && await response.json();
    return isClaimCard(body) ? body : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
