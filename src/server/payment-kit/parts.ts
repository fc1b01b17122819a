/** The parts of a story's backend that stand for the shop and its surroundings: all in memory. */
import {createHmac, randomBytes} from 'node:crypto';
import {CompactEncrypt, exportJWK, generateKeyPair} from 'jose';
import type {Address, FulfillmentKey, Policy} from '../../protocol/index.ts';
import {decryptAddress} from '../node/decrypt-address.ts';
import {createEncryption} from '../node/stored-text-encryption.ts';
import type {CaptureMode, Catalog, Keys, Mail, MailMessage, ShopConfig} from '../ports.ts';
import type {StoryClock} from './setup.ts';

/** Waits shorter than this end at once; the timeouts of calls to other systems are longer. */
const MIN_REAL_SLEEP_MS = 10_000;

export function createStoryClock(start = Date.now()): StoryClock {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => void (now += ms),
    async sleep(ms, signal) {
      if (ms < MIN_REAL_SLEEP_MS || signal?.aborted) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms).unref();
        signal?.addEventListener('abort', () => resolve(clearTimeout(timer)), {once: true});
      });
    },
  };
}

export const PRODUCT = {ref: 'mug', price: {amount: 2400, currency: 'EUR'}} as const;

/** One product. Orders are kept by their key. */
export function createStoryCatalog(): Catalog & {orders: Map<string, string>} {
  const orders = new Map<string, string>();
  return {
    orders,
    getProduct: async (ref) => (ref !== PRODUCT.ref ? undefined : {
      ref, title: 'Mug', giftable: true, variants: [{ref, title: 'Mug', price: PRODUCT.price, available: true}], stock: {[ref]: 1000 - orders.size},
    }),
    async placeOrder({key}) {
      const number = orders.get(key) ?? `G-${orders.size + 1}`;
      orders.set(key, number);
      return {number};
    },
  };
}

const address: Address = {name: 'Ada Example', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Invalidenstraße 1']};
export const shipTo = {country: address.country, postalCode: address.postalCode};

/** Keys with the real encryption, and the recipient's side of it. */
export async function createStoryKeys(): Promise<{keys: Keys; encryptAddress(receiptHash: string): Promise<string>}> {
  const {publicKey, privateKey} = await generateKeyPair('ECDH-ES', {crv: 'P-256', extractable: true});
  const {x, y} = await exportJWK(publicKey);
  const kid = 'story';
  const secret = randomBytes(32);
  const keys: Keys = {
    fulfillmentKey: {kty: 'EC', crv: 'P-256', x: x!, y: y!, kid, use: 'enc'} as FulfillmentKey,
    decryptAddress: (jwe) => decryptAddress(jwe, new Map([[kid, {key: privateKey, retired: false}]])),
    fingerprint: (text) => createHmac('sha256', secret).update(text).digest('base64url'),
    ...createEncryption(secret),
  };
  return {
    keys,
    encryptAddress: (receiptHash) => new CompactEncrypt(new TextEncoder().encode(JSON.stringify({v: 1, address})))
      .setProtectedHeader({alg: 'ECDH-ES', enc: 'A256GCM', kid, receipt: receiptHash}).encrypt(publicKey),
  };
}

export function createStoryMail(): Mail & {messages: MailMessage[]} {
  const messages: MailMessage[] = [];
  return {messages, send: async (message) => void messages.push(message)};
}

export function createShop(payment: CaptureMode): ShopConfig {
  const policy: Policy = {
    claimWindowSeconds: 5 * 86_400, afterWindow: 'refund', senderMayCancel: 'until-claimed', senderMayExtend: 1, shipping: 'included', payment,
  };
  return {name: 'Tea & Clay', domain: 'shop.example', locales: ['en'], currency: PRODUCT.price.currency, shipsTo: ['DE'], policy};
}
