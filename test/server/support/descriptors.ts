/** Product descriptors of the tests' backend, and forged ones. */
import {createHmac} from 'node:crypto';
import type {ProductToSign} from '../../../src/server/index.ts';
import {createSigningKey, parseSigningKey} from '../../../src/server/descriptors/signing-key.ts';
import {createSignatureCheck} from '../../../src/server/node/signing-keys.ts';
import {BACKEND, createTestBackend, DAY_MS, type TestBackendOptions} from './test-backend.ts';

export const print: ProductToSign = {
  sku: 'print-7', title: 'Linocut, 7 of 30', image: 'https://cdn.example/print.jpg', imageAlt: 'A heron', amount: 9_500, currency: 'EUR',
};

/** The clock of the test backends stands at this time. */
export const TEST_TIME = Date.UTC(2026, 10, 22);

/** A backend that knows `key`, and a function that signs with it. */
export async function createSigningBackend(options: TestBackendOptions = {}) {
  const key = createSigningKey();
  const backend = await createTestBackend({checkSignature: createSignatureCheck('', [key]), ...options});
  return Object.assign(backend, {key, sign: (changes: Record<string, unknown> = {}) => signRaw(key, changes)});
}

/** Signs any content, as a signer with a mistake would; `time` by the clock of the tests. */
export function signRaw(key: string, changes: Record<string, unknown> = {}): string {
  return signPayload(key, JSON.stringify({
    ...print, audience: BACKEND, issued: TEST_TIME / 1000, expires: (TEST_TIME + 90 * DAY_MS) / 1000, ...changes,
  }));
}

export function signPayload(key: string, text: string | Uint8Array): string {
  const {kid, secret} = parseSigningKey(key)!;
  const signed = `sagp1.${kid}.${Buffer.from(text).toString('base64url')}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

export {createSigningKey};
