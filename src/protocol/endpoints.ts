/**
 * The endpoint table: method, path, credential, request, response and limits of every endpoint.
 *
 * The client's methods, the server's routes, validation and rate limits, the OpenAPI document and `docs/protocol.md` read this table,
 * so that they cannot drift apart.
 */
import * as z from 'zod/mini';
import {Alert} from './alert.ts';
import {Address, CompactJwe, ShipTo} from './address.ts';
import {ClaimCard, Draft, Gift, Order, Receipt} from './gift.ts';
import {MAX_NAME_GRAPHEMES, MAX_NOTE_GRAPHEMES, MAX_PASSCODE_GRAPHEMES} from './gift-constants.ts';
import {Product, VariantRef} from './product.ts';
import {HttpUrl, Instant, multilineText, singleLineText} from './scalars.ts';
import {Shop} from './shop.ts';
import {TokenHash, type TokenKind} from './token-schema.ts';

/**
 * What a rate limit counts:
 * - `draft`: requests per client address;
 * - `read`, `write`: requests per token, or per client address if the endpoint takes none. An address, the merchant's secret key and
 *   a claim token may send ten times as many; a claim token with more than ten portions, as many times as there are portions;
 * - `claim`: as `write`, and also per recipient (`receiptHash`), because an office shares one address.
 */
export type RateLimit = 'draft' | 'read' | 'write' | 'claim';

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** `{name}` is one path segment. */
  readonly path: string;
  /** The kinds of token that are accepted; the token identifies the resource. Empty: no token is needed. */
  readonly credential: readonly TokenKind[];
  readonly request?: z.ZodMiniType;
  readonly response: z.ZodMiniType;
  /**
   * Which pages may call, beyond those of the backend's allowed origins. `any`: all pages; `descriptor`: all pages, if the product is
   * named by a signed descriptor. Where a manage token is accepted, also pages of the origin that the gift was drafted from.
   */
  readonly origins?: 'any' | 'descriptor';
  /** The status of a success. */
  readonly status: 200 | 201;
  readonly rateLimit: RateLimit;
  /** Sends server-sent events (`text/event-stream`); `response` describes the data of one event. */
  readonly stream?: true;
  /** One sentence for the OpenAPI document and `docs/protocol.md`. */
  readonly summary: string;
}

const endpoint = <const E extends Endpoint>(definition: E) => definition;

const EmptyBody = z.object({});
const encryptedAddressFields = {address: CompactJwe, shipTo: ShipTo};

export const endpoints = {
  shop: endpoint({method: 'GET', path: '/v1/shop', credential: [], response: Shop, status: 200, rateLimit: 'read', origins: 'any',
    summary: 'Returns the shop, its policy and the public key that addresses are encrypted to.'}),
  product: endpoint({method: 'GET', path: '/v1/products/{ref}', credential: [], response: Product, status: 200, rateLimit: 'read',
    origins: 'descriptor',
    summary: 'Returns a product with its variants and prices, and whether it can be sent as a gift. `ref` is its ref, or a list of identifiers from a page: `sku:…`, `gtin:…`, `url:…`.'}),

  draft: endpoint({method: 'POST', path: '/v1/gifts', credential: [], request: Draft, status: 201, rateLimit: 'draft', origins: 'descriptor',
    response: z.object({gift: Gift, checkout: z.object({url: HttpUrl, expiresAt: Instant})}),
    summary: 'Creates a draft and a checkout to pay for it.'}),
  gift: endpoint({method: 'GET', path: '/v1/gift', credential: ['manage'], response: Gift, status: 200, rateLimit: 'read',
    summary: 'Returns the gift as its sender sees it.'}),
  editNote: endpoint({method: 'PATCH', path: '/v1/gift', credential: ['manage'], response: Gift, status: 200, rateLimit: 'write',
    request: z.object({note: multilineText(MAX_NOTE_GRAPHEMES)}),
    summary: 'Changes the note. Possible until the gift is opened.'}),
  cancel: endpoint({method: 'POST', path: '/v1/gift/cancel', credential: ['manage'], response: Gift, status: 200, rateLimit: 'write',
    request: EmptyBody,
    summary: 'Cancels the gift and refunds every portion that is not claimed.'}),
  createLink: endpoint({method: 'POST', path: '/v1/gift/link', credential: ['manage'], response: Gift, status: 200, rateLimit: 'write',
    request: z.object({claimHash: TokenHash, replace: z.boolean()}),
    summary: 'Adds a claim link or, with `replace`, makes it the only one that works.'}),
  changePasscode: endpoint({method: 'POST', path: '/v1/gift/passcode', credential: ['manage'], response: Gift, status: 200,
    rateLimit: 'write', request: z.object({passcode: singleLineText(MAX_PASSCODE_GRAPHEMES)}),
    summary: 'Changes the passcode of a gift that has one. Wrong tries are counted anew, as after replacing the link.'}),
  extend: endpoint({method: 'POST', path: '/v1/gift/extend', credential: ['manage'], response: Gift, status: 200, rateLimit: 'write',
    request: EmptyBody,
    summary: 'Extends the claim window, within the limits of the policy.'}),
  events: endpoint({method: 'GET', path: '/v1/gift/events', credential: ['manage', 'receipt'], status: 200, rateLimit: 'read', stream: true,
    response: z.object({sequence: z.int()}),
    summary: 'Streams the gift’s sequence number, at once and after each change. It only speeds up polling.'}),

  card: endpoint({method: 'GET', path: '/v1/claim', credential: ['claim'], response: ClaimCard, status: 200, rateLimit: 'read',
    summary: 'Returns the claim card. Changes nothing.'}),
  claim: endpoint({method: 'POST', path: '/v1/claim', credential: ['claim'], response: Receipt, status: 200, rateLimit: 'claim',
    request: z.object({
      receiptHash: TokenHash, variant: z.optional(VariantRef), passcode: z.optional(singleLineText(MAX_PASSCODE_GRAPHEMES)),
      ...encryptedAddressFields,
    }),
    summary: 'Claims a portion; the address is encrypted.'}),
  open: endpoint({method: 'POST', path: '/v1/claim/open', credential: ['claim'], response: ClaimCard, status: 200, rateLimit: 'write',
    request: z.object({receiptHash: TokenHash, passcode: z.optional(singleLineText(MAX_PASSCODE_GRAPHEMES))}),
    summary: 'Opens the box and returns the claim card with the product.'}),
  decline: endpoint({method: 'POST', path: '/v1/claim/decline', credential: ['claim'], status: 200, rateLimit: 'write',
    request: z.object({
      receiptHash: TokenHash, passcode: z.optional(singleLineText(MAX_PASSCODE_GRAPHEMES)),
      note: z.optional(multilineText(MAX_NOTE_GRAPHEMES)),
    }),
    response: z.object({state: z.literal('declined')}),
    summary: 'Declines the gift, with an optional note to the sender.'}),

  receipt: endpoint({method: 'GET', path: '/v1/receipt', credential: ['receipt'], response: Receipt, status: 200, rateLimit: 'read',
    summary: 'Returns the claimed gift as its recipient sees it.'}),
  correctAddress: endpoint({method: 'PATCH', path: '/v1/receipt/address', credential: ['receipt'], response: Receipt, status: 200,
    rateLimit: 'write', request: z.object(encryptedAddressFields),
    summary: 'Corrects the address. Possible until the order is sent to the shop.'}),
  thank: endpoint({method: 'POST', path: '/v1/receipt/thanks', credential: ['receipt'], response: Receipt, status: 200, rateLimit: 'write',
    request: z.object({note: z._default(multilineText(MAX_NOTE_GRAPHEMES), ''), emoji: z._default(multilineText(1), '')}),
    summary: 'Sends a thank-you to the sender, once.'}),
  erase: endpoint({method: 'POST', path: '/v1/receipt/erase', credential: ['receipt'], response: Receipt, status: 200, rateLimit: 'write',
    request: EmptyBody,
    summary: 'Erases the recipient’s personal data.'}),

  orders: endpoint({method: 'GET', path: '/v1/orders', credential: ['secret'], status: 200, rateLimit: 'read',
    response: z.object({orders: z.array(Order), next: z.optional(z.string())}),
    summary: 'Lists the claimed portions, newest first. Pass `next` as the query parameter `after` for the next page.'}),
  shipping: endpoint({method: 'GET', path: '/v1/orders/{id}/shipping', credential: ['secret'], status: 200, rateLimit: 'read',
    response: z.object({jwe: CompactJwe, kid: z.string(), receiptHash: TokenHash, shipTo: ShipTo}),
    summary: 'Returns the encrypted address of an order.'}),
  decryptShipping: endpoint({method: 'POST', path: '/v1/orders/{id}/shipping/decrypt', credential: ['secret'], status: 200,
    rateLimit: 'write', request: EmptyBody, response: z.object({address: Address, auditedAt: Instant}),
    summary: 'Decrypts the address of an order, if the backend holds the fulfillment key. The access is recorded.'}),
  markShipped: endpoint({method: 'POST', path: '/v1/orders/{id}/shipped', credential: ['secret'], response: Order, status: 200,
    rateLimit: 'write',
    request: z.object({
      carrier: z.optional(singleLineText(MAX_NAME_GRAPHEMES)), number: z.optional(singleLineText(100)), url: z.optional(HttpUrl),
    }),
    summary: 'Reports that an order is on its way.'}),
  markDelivered: endpoint({method: 'POST', path: '/v1/orders/{id}/delivered', credential: ['secret'], response: Order, status: 200,
    rateLimit: 'write', request: EmptyBody,
    summary: 'Reports that an order has arrived.'}),
  cancelOrder: endpoint({method: 'POST', path: '/v1/orders/{id}/cancelled', credential: ['secret'], response: Order, status: 200,
    rateLimit: 'write', request: EmptyBody,
    summary: 'Reports that the shop cannot fulfill an order; the payer is refunded.'}),

  alerts: endpoint({method: 'GET', path: '/v1/alerts', credential: ['secret'], status: 200, rateLimit: 'read',
    response: z.object({alerts: z.array(Alert), next: z.optional(z.string())}),
    summary: 'Lists what needs a person, newest first: the open alerts, or all with the query parameter `all=true`. Pass `next` as `after` for the next page.'}),
  resolveAlert: endpoint({method: 'POST', path: '/v1/alerts/{id}/resolve', credential: ['secret'], response: Alert, status: 200,
    rateLimit: 'write', request: EmptyBody,
    summary: 'Marks an alert as dealt with. A failed refund counts as paid by other means.'}),
  retryAlert: endpoint({method: 'POST', path: '/v1/alerts/{id}/retry', credential: ['secret'], response: Alert, status: 200,
    rateLimit: 'write', request: EmptyBody,
    summary: 'Tries a failed refund again.'}),
} as const satisfies Record<string, Endpoint>;

type AnyName = keyof typeof endpoints;
/** Endpoints that stream events. */
export type StreamName = {[Name in AnyName]: (typeof endpoints)[Name] extends {stream: true} ? Name : never}[AnyName];
/** Endpoints that respond with one JSON document. */
export type EndpointName = Exclude<AnyName, StreamName>;

/** The body that a caller sends; fields with a default are optional. */
export type RequestOf<Name extends EndpointName> =
  (typeof endpoints)[Name] extends {request: infer R extends z.ZodMiniType} ? z.input<R> : undefined;
/** The body after validation, with defaults filled in. */
export type ParsedRequestOf<Name extends EndpointName> =
  (typeof endpoints)[Name] extends {request: infer R extends z.ZodMiniType} ? z.output<R> : undefined;
export type ResponseOf<Name extends EndpointName> = z.output<(typeof endpoints)[Name]['response']>;

/** The `Idempotency-Key` header, which every POST and PATCH requires. */
export const IDEMPOTENCY_KEY_PATTERN = /^[A-Za-z0-9_-]{16,128}$/;
/** The largest request body that a backend reads. */
export const MAX_BODY_BYTES = 32 * 1024;
