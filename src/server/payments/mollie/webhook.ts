/**
 * Mollie's webhooks. They are not signed and contain only the id of a payment, so the URL that Mollie is given contains a MAC
 * over the checkout's key: nobody else knows a URL that is accepted. The state is always retrieved.
 */
import {createHmac, timingSafeEqual} from 'node:crypto';
import {isLoopbackHost} from '../../../protocol/index.ts';
import type {WebhookEvent} from '../../ports.ts';
import {readBodyText} from '../../read-body.ts';

const PATH = '/v1/payments/mollie/webhooks';
const MAX_BODY_BYTES = 1_000;
const PAYMENT_ID = /^tr_[A-Za-z0-9]{1,64}$/;

/** Where Mollie reports changes of this checkout. Undefined on a loopback address: Mollie refuses a payment with such a URL. */
export function webhookUrl(publicUrl: string, webhookKey: Uint8Array, checkoutKey: string): string | undefined {
  if (isLoopbackHost(new URL(publicUrl).hostname)) return undefined;
  return `${publicUrl}${PATH}?${new URLSearchParams({key: checkoutKey, token: computeToken(webhookKey, checkoutKey).toString('base64url')})}`;
}

export async function parseWebhook(webhookKey: Uint8Array, request: Request): Promise<WebhookEvent | undefined> {
  const query = new URL(request.url).searchParams;
  if (!isToken(webhookKey, query.get('key') ?? '', query.get('token') ?? '')) return undefined;
  const body = await readBodyText(request, MAX_BODY_BYTES);
  const id = new URLSearchParams(body).get('id') ?? '';
  return PAYMENT_ID.test(id) ? {checkoutId: id, paymentId: id} : undefined;
}

function isToken(webhookKey: Uint8Array, checkoutKey: string, token: string): boolean {
  const given = Buffer.from(token, 'base64url');
  const expected = computeToken(webhookKey, checkoutKey);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const computeToken = (webhookKey: Uint8Array, checkoutKey: string) => createHmac('sha256', webhookKey).update(checkoutKey).digest();
