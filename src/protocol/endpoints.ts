/**
 * Every call once: method, path, credential, request and answer. The client's
 * methods, the server's routes and checks, and the OpenAPI document are all
 * read from this table, so they can't drift apart.
 */
import * as z from 'zod/mini';
import {Address, CompactJwe, ShipTo} from './address.ts';
import {ClaimCard, Draft, Gift, Order, Receipt} from './gift.ts';
import {MAX_NAME_GRAPHEMES, MAX_NOTE_GRAPHEMES} from './gift-constants.ts';
import {Product, VariantRef} from './product.ts';
import {Instant, singleLineText, HttpUrl, multilineText} from './scalars.ts';
import {Shop} from './shop.ts';
import {TokenHash, type TokenKind} from './token-schema.ts';

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** `{name}` stands for one path segment. */
  readonly path: string;
  /** The kinds of token it takes; the credential is the resource. Empty: anyone. */
  readonly credential: readonly TokenKind[];
  readonly request?: z.ZodMiniType;
  readonly response: z.ZodMiniType;
  /** The status of success. */
  readonly status: 200 | 201;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
}

const endpoint = <const C extends Endpoint>(definition: C) => definition;

const EmptyBody = z.object({});
const encryptedAddressFields = {address: CompactJwe, shipTo: ShipTo};

export const endpoints = {
  shop: endpoint({method: 'GET', path: '/v1/shop', credential: [], response: Shop, status: 200,
    summary: 'The shop, its policy and the key that addresses are sealed to.'}),
  product: endpoint({method: 'GET', path: '/v1/products/{ref}', credential: [], response: Product, status: 200,
    summary: 'A product with variants and prices; giftable, or the reason why not.'}),

  draft: endpoint({method: 'POST', path: '/v1/gifts', credential: [], request: Draft, status: 201,
    response: z.object({gift: Gift, checkout: z.object({url: HttpUrl, expiresAt: Instant})}),
    summary: 'Drafts a gift and opens its checkout.'}),
  gift: endpoint({method: 'GET', path: '/v1/gift', credential: ['manage'], response: Gift, status: 200,
    summary: 'The gift as its sender sees it.'}),
  editNote: endpoint({method: 'PATCH', path: '/v1/gift', credential: ['manage'], response: Gift, status: 200,
    request: z.object({note: multilineText(MAX_NOTE_GRAPHEMES)}),
    summary: 'Changes the note, until the gift is opened.'}),
  cancel: endpoint({method: 'POST', path: '/v1/gift/cancel', credential: ['manage'], request: EmptyBody, response: Gift, status: 200,
    summary: 'Takes back and refunds what nobody has claimed.'}),
  createLink: endpoint({method: 'POST', path: '/v1/gift/link', credential: ['manage'], response: Gift, status: 200,
    request: z.object({claimHash: TokenHash, replace: z.boolean()}),
    summary: 'One more claim link, or a new one in place of all.'}),
  extend: endpoint({method: 'POST', path: '/v1/gift/extend', credential: ['manage'], request: EmptyBody, response: Gift, status: 200,
    summary: 'Lengthens the claim window, as often as the policy lets.'}),

  card: endpoint({method: 'GET', path: '/v1/claim', credential: ['claim'], response: ClaimCard, status: 200,
    summary: 'The face of the claim card. Changes nothing.'}),
  open: endpoint({method: 'POST', path: '/v1/claim/open', credential: ['claim'], response: ClaimCard, status: 200,
    request: z.object({receiptHash: TokenHash, passcode: z.optional(singleLineText(40))}),
    summary: 'Unwraps the box.'}),
  claim: endpoint({method: 'POST', path: '/v1/claim', credential: ['claim'], response: Receipt, status: 200,
    request: z.object({receiptHash: TokenHash, variant: z.optional(VariantRef), passcode: z.optional(singleLineText(40)), ...encryptedAddressFields}),
    summary: 'Accepts the gift and says, sealed, where it goes.'}),
  decline: endpoint({method: 'POST', path: '/v1/claim/decline', credential: ['claim'], status: 200,
    request: z.object({receiptHash: TokenHash, passcode: z.optional(singleLineText(40)), note: z.optional(multilineText(MAX_NOTE_GRAPHEMES))}),
    response: z.object({state: z.literal('declined')}),
    summary: 'A quiet no.'}),

  receipt: endpoint({method: 'GET', path: '/v1/receipt', credential: ['receipt'], response: Receipt, status: 200,
    summary: 'The gift as the one who claimed it sees it.'}),
  correctAddress: endpoint({method: 'PATCH', path: '/v1/receipt/address', credential: ['receipt'], response: Receipt, status: 200,
    request: z.object(encryptedAddressFields), summary: 'Corrects the address, until the shop has taken the order.'}),
  thank: endpoint({method: 'POST', path: '/v1/receipt/thanks', credential: ['receipt'], response: Receipt, status: 200,
    request: z.object({note: z._default(multilineText(MAX_NOTE_GRAPHEMES), ''), emoji: z._default(multilineText(1), '')}),
    summary: 'Thanks the sender.'}),
  erase: endpoint({method: 'POST', path: '/v1/receipt/erase', credential: ['receipt'], request: EmptyBody, response: Receipt, status: 200,
    summary: 'Removes the recipient’s personal data.'}),

  orders: endpoint({method: 'GET', path: '/v1/orders', credential: ['secret'], status: 200,
    response: z.object({orders: z.array(Order), next: z.optional(z.string())}),
    summary: 'Claimed portions, newest first; `after` pages on.'}),
  shipping: endpoint({method: 'GET', path: '/v1/orders/{id}/shipping', credential: ['secret'], status: 200,
    response: z.object({jwe: CompactJwe, kid: z.string(), receiptHash: TokenHash, shipTo: ShipTo}),
    summary: 'The sealed address of one order.'}),
  decryptShipping: endpoint({method: 'POST', path: '/v1/orders/{id}/shipping/decrypt', credential: ['secret'], request: EmptyBody, status: 200,
    response: z.object({address: Address, auditedAt: Instant}),
    summary: 'The address in the open, where the backend holds the fulfillment key. Audited.'}),
  markShipped: endpoint({method: 'POST', path: '/v1/orders/{id}/shipped', credential: ['secret'], response: Order, status: 200,
    request: z.object({carrier: z.optional(singleLineText(MAX_NAME_GRAPHEMES)), number: z.optional(singleLineText(100)), url: z.optional(HttpUrl)}),
    summary: 'The order is on its way.'}),
  markDelivered: endpoint({method: 'POST', path: '/v1/orders/{id}/delivered', credential: ['secret'], request: EmptyBody, response: Order, status: 200,
    summary: 'The order has arrived.'}),
  cancelOrder: endpoint({method: 'POST', path: '/v1/orders/{id}/cancelled', credential: ['secret'], request: EmptyBody, response: Order, status: 200,
    summary: 'The shop can’t fulfil this order; the payer is refunded.'}),
} as const satisfies Record<string, Endpoint>;

/** What is answered bit by bit, as server-sent events (`text/event-stream`): `answer` is what the data of one event says. */
export const streams = {
  events: endpoint({method: 'GET', path: '/v1/gift/events', credential: ['manage', 'receipt'], status: 200,
    response: z.object({sequence: z.int()}),
    summary: 'Says now, and after each change, how far the gift’s sequence is. Only hastens the polling of the gift or receipt.'}),
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
export type StreamName = keyof typeof streams;
/** What a caller sends, with defaults left out. */
export type RequestOf<Name extends EndpointName> =
  (typeof endpoints)[Name] extends {request: infer R extends z.ZodMiniType} ? z.input<R> : undefined;
/** What a rule receives, checked and with defaults filled in. */
export type ParsedRequestOf<Name extends EndpointName> =
  (typeof endpoints)[Name] extends {request: infer R extends z.ZodMiniType} ? z.output<R> : undefined;
export type ResponseOf<Name extends EndpointName> = z.output<(typeof endpoints)[Name]['response']>;

/** `Idempotency-Key`: what every POST and PATCH carries. */
export const IDEMPOTENCY_KEY_PATTERN = /^[A-Za-z0-9_-]{16,128}$/;
/** The largest body that is read; bytes. */
export const MAX_BODY_BYTES = 32 * 1024;
