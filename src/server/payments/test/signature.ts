/** Signature of the test provider's webhooks: HMAC-SHA256 over timestamp and body. */
import {createHmac, timingSafeEqual} from 'node:crypto';

const HEADER = 'Test-Payments-Signature';
const SIGNATURE_PATTERN = /^t=(\d{10,16}),v1=([A-Za-z0-9_-]{43})$/;
/** Allowed difference between the two clocks; an older webhook is refused as a replay. */
const TOLERANCE_MS = 5 * 60_000;

export function signedHeaders(key: Uint8Array, body: string, now: number): Record<string, string> {
  return {[HEADER]: `t=${now},v1=${computeMac(key, now, body).toString('base64url')}`};
}

export function verifySignature(key: Uint8Array, headers: Headers, body: string, now: number): boolean {
  const [, timestamp, signature] = SIGNATURE_PATTERN.exec(headers.get(HEADER) ?? '') ?? [];
  if (!timestamp || !signature || Math.abs(now - Number(timestamp)) > TOLERANCE_MS) return false;
  const given = Buffer.from(signature, 'base64url');
  const expected = computeMac(key, Number(timestamp), body);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const computeMac = (key: Uint8Array, timestamp: number, body: string) =>
  createHmac('sha256', key).update(`${timestamp}.${body}`).digest();
