import type {ClaimCard} from '../protocol/gift.ts';
import {isClaimCard} from './fetch-card.ts';
import {invalidResponse, type Transport} from './transport.ts';

/** Fetches the claim card with retries. Imports no schema, so that a card can use it before the client is loaded. */
export async function getCard(transport: Transport, claimToken: string, signal?: AbortSignal): Promise<ClaimCard> {
  const {body, status, requestId} = await transport.send({method: 'GET', path: '/v1/claim', token: claimToken, signal});
  if (!isClaimCard(body)) throw invalidResponse(status, requestId, undefined);
  return body;
}
