import type {Card} from '../protocol/gift.ts';
import {isFace} from './card-face.ts';
import {badAnswer, type Transport} from './transport.ts';

/** The face of a card, asked for with all patience. */
export async function readCard(transport: Transport, claimToken: string, signal?: AbortSignal): Promise<Card> {
  const {body, status, requestId} = await transport.send({method: 'GET', path: '/v1/claim', token: claimToken, signal});
  if (!isFace(body)) throw badAnswer(status, requestId, undefined);
  return body;
}
