/**
 * Every call once: method, path, credential, request and answer. The client's
 * methods, the server's routes and checks, and the OpenAPI document are all
 * read from this table, so they can't drift apart.
 */
import * as z from 'zod/mini';
import {Address, CompactJwe, ShipTo} from './address.ts';
import {Card, Draft, Gift, Order, Receipt} from './gift.ts';
import {NAME_GRAPHEMES, NOTE_GRAPHEMES} from './gift-words.ts';
import {Product, VariantRef} from './product.ts';
import {Instant, line, WebAddress, words} from './scalars.ts';
import {Shop} from './shop.ts';
import {TokenHash, type TokenKind} from './tokens.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** `{name}` stands for one path segment. */
  readonly path: string;
  /** The kinds of token it takes; the credential is the resource. Empty: anyone. */
  readonly credential: readonly TokenKind[];
  readonly request?: z.ZodMiniType;
  readonly answer: z.ZodMiniType;
  /** The status of success. */
  readonly status: 200 | 201;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
}

const call = <const C extends Call>(definition: C) => definition;

const Nothing = z.object({});
const Sealed = {address: CompactJwe, shipTo: ShipTo};

export const calls = {
  shop: call({method: 'GET', path: '/v1/shop', credential: [], answer: Shop, status: 200,
    summary: 'The shop, its policy and the key that addresses are sealed to.'}),
  product: call({method: 'GET', path: '/v1/products/{ref}', credential: [], answer: Product, status: 200,
    summary: 'A product with variants and prices; giftable, or the reason why not.'}),

  draft: call({method: 'POST', path: '/v1/gifts', credential: [], request: Draft, status: 201,
    answer: z.object({gift: Gift, checkout: z.object({url: WebAddress, expiresAt: Instant})}),
    summary: 'Drafts a gift and opens its checkout.'}),
  gift: call({method: 'GET', path: '/v1/gift', credential: ['manage'], answer: Gift, status: 200,
    summary: 'The gift as its sender sees it.'}),
  editNote: call({method: 'PATCH', path: '/v1/gift', credential: ['manage'], answer: Gift, status: 200,
    request: z.object({note: words(NOTE_GRAPHEMES)}),
    summary: 'Changes the note, until the gift is opened.'}),
  cancel: call({method: 'POST', path: '/v1/gift/cancel', credential: ['manage'], request: Nothing, answer: Gift, status: 200,
    summary: 'Takes back and refunds what nobody has claimed.'}),
  link: call({method: 'POST', path: '/v1/gift/link', credential: ['manage'], answer: Gift, status: 200,
    request: z.object({claimHash: TokenHash, replace: z.boolean()}),
    summary: 'One more claim link, or a new one in place of all.'}),
  extend: call({method: 'POST', path: '/v1/gift/extend', credential: ['manage'], request: Nothing, answer: Gift, status: 200,
    summary: 'Lengthens the claim window, as often as the policy lets.'}),

  card: call({method: 'GET', path: '/v1/claim', credential: ['claim'], answer: Card, status: 200,
    summary: 'The face of the claim card. Changes nothing.'}),
  open: call({method: 'POST', path: '/v1/claim/open', credential: ['claim'], answer: Card, status: 200,
    request: z.object({receiptHash: TokenHash, passcode: z.optional(line(40))}),
    summary: 'Unwraps the box.'}),
  claim: call({method: 'POST', path: '/v1/claim/claim', credential: ['claim'], answer: Receipt, status: 200,
    request: z.object({receiptHash: TokenHash, variant: z.optional(VariantRef), passcode: z.optional(line(40)), ...Sealed}),
    summary: 'Accepts the gift and says, sealed, where it goes.'}),
  decline: call({method: 'POST', path: '/v1/claim/decline', credential: ['claim'], status: 200,
    request: z.object({receiptHash: TokenHash, passcode: z.optional(line(40)), note: z.optional(words(NOTE_GRAPHEMES))}),
    answer: z.object({state: z.literal('declined')}),
    summary: 'A quiet no.'}),

  receipt: call({method: 'GET', path: '/v1/receipt', credential: ['receipt'], answer: Receipt, status: 200,
    summary: 'The gift as the one who claimed it sees it.'}),
  correctAddress: call({method: 'PATCH', path: '/v1/receipt/address', credential: ['receipt'], answer: Receipt, status: 200,
    request: z.object(Sealed), summary: 'Corrects the address, until the shop has taken the order.'}),
  thank: call({method: 'POST', path: '/v1/receipt/thanks', credential: ['receipt'], answer: Receipt, status: 200,
    request: z.object({note: z._default(words(NOTE_GRAPHEMES), ''), emoji: z._default(words(1), '')}),
    summary: 'Thanks the sender.'}),
  erase: call({method: 'POST', path: '/v1/receipt/erase', credential: ['receipt'], request: Nothing, answer: Receipt, status: 200,
    summary: 'Removes the recipient’s personal data.'}),

  orders: call({method: 'GET', path: '/v1/orders', credential: ['secret'], status: 200,
    answer: z.object({orders: z.array(Order), next: z.optional(z.string())}),
    summary: 'Claimed portions, newest first; `after` pages on.'}),
  shipping: call({method: 'GET', path: '/v1/orders/{id}/shipping', credential: ['secret'], status: 200,
    answer: z.object({jwe: CompactJwe, kid: z.string(), receiptHash: TokenHash, shipTo: ShipTo}),
    summary: 'The sealed address of one order.'}),
  openShipping: call({method: 'POST', path: '/v1/orders/{id}/shipping/open', credential: ['secret'], request: Nothing, status: 200,
    answer: z.object({address: Address, auditedAt: Instant}),
    summary: 'The address in the open, where the backend holds the fulfilment key. Audited.'}),
  shipped: call({method: 'POST', path: '/v1/orders/{id}/shipped', credential: ['secret'], answer: Order, status: 200,
    request: z.object({carrier: z.optional(line(NAME_GRAPHEMES)), number: z.optional(line(100)), url: z.optional(WebAddress)}),
    summary: 'The order is on its way.'}),
  delivered: call({method: 'POST', path: '/v1/orders/{id}/delivered', credential: ['secret'], request: Nothing, answer: Order, status: 200,
    summary: 'The order has arrived.'}),
  cancelOrder: call({method: 'POST', path: '/v1/orders/{id}/cancelled', credential: ['secret'], request: Nothing, answer: Order, status: 200,
    summary: 'The shop can’t fulfil this order; the payer is refunded.'}),
} as const satisfies Record<string, Call>;

/** What is answered bit by bit, as server-sent events (`text/event-stream`): `answer` is what the data of one event says. */
export const streams = {
  events: call({method: 'GET', path: '/v1/gift/events', credential: ['manage', 'receipt'], status: 200,
    answer: z.object({sequence: z.int()}),
    summary: 'Says now, and after each change, how far the gift’s sequence is. Only hastens the polling of the gift or receipt.'}),
} as const satisfies Record<string, Call>;

export type CallName = keyof typeof calls;
export type StreamName = keyof typeof streams;
/** What a caller sends, with defaults left out. */
export type RequestOf<Name extends CallName> =
  (typeof calls)[Name] extends {request: infer R extends z.ZodMiniType} ? z.input<R> : undefined;
/** What a rule receives, checked and with defaults filled in. */
export type CheckedRequestOf<Name extends CallName> =
  (typeof calls)[Name] extends {request: infer R extends z.ZodMiniType} ? z.output<R> : undefined;
export type AnswerOf<Name extends CallName> = z.output<(typeof calls)[Name]['answer']>;

/** `Idempotency-Key`: what every POST and PATCH carries. */
export const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{16,128}$/;
/** The largest body that is read; bytes. */
export const MAX_BODY_BYTES = 32 * 1024;
