/** How the test provider signs what it tells the backend: HMAC-SHA256 over the moment and the body. */
import {createHmac, timingSafeEqual} from 'node:crypto';

const HEADER = 'Test-Payments-Signature';
const FORM = /^t=(\d{10,16}),v1=([A-Za-z0-9_-]{43})$/;
/** How far the two clocks may be apart; a recorded notice is worthless after it. */
const TOLERANCE_MS = 5 * 60_000;

export function signedHeaders(key: Uint8Array, body: string, now: number): Record<string, string> {
  return {[HEADER]: `t=${now},v1=${mac(key, now, body).toString('base64url')}`};
}

export function isSigned(key: Uint8Array, headers: Headers, body: string, now: number): boolean {
  const [, moment, signature] = FORM.exec(headers.get(HEADER) ?? '') ?? [];
  if (!moment || !signature || Math.abs(now - Number(moment)) > TOLERANCE_MS) return false;
  const given = Buffer.from(signature, 'base64url');
  const wanted = mac(key, Number(moment), body);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const mac = (key: Uint8Array, now: number, body: string) => createHmac('sha256', key).update(`${now}.${body}`).digest();
