import type {Card} from '../protocol/gift.ts';
import {badAnswer, type Transport} from './transport.ts';

/**
 * The face of a card, read without the schemas: a sealed card must be drawn
 * before they are worth loading. Whatever is shown of it is text, never markup.
 */
export async function readCard(transport: Transport, claimToken: string, signal?: AbortSignal): Promise<Card> {
  const {body, status, requestId} = await transport.send({method: 'GET', path: '/v1/claim', token: claimToken, signal});
  const card = body as Partial<Card> | null;
  const ok = typeof card === 'object' && card !== null && typeof card.gift === 'string' && typeof card.state === 'string' &&
    typeof card.senderName === 'string' && typeof card.note === 'string' &&
    typeof card.shop?.name === 'string' && typeof card.shop.domain === 'string' && typeof card.portions?.left === 'number';
  if (!ok) throw badAnswer(status, requestId, undefined);
  return card as Card;
}
