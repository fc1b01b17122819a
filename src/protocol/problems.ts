/** The problem table: every error code with its HTTP status and whether the same request can succeed later (RFC 9457). */
import * as z from 'zod/mini';

interface ProblemDefinition {
  readonly status: number;
  readonly retryable: boolean;
  /** For the developer: what is wrong and what to do. Never contains input. */
  readonly title: string;
}

export const problems = {
  'malformed-request': {status: 400, retryable: false, title: 'The request is not valid HTTP, or its Host header is missing or invalid.'},
  'malformed-json': {status: 400, retryable: false, title: 'The body is not JSON. Send one JSON object in UTF-8.'},
  'validation-failed': {status: 400, retryable: false, title: 'A field is missing or invalid. See errors for which.'},
  'idempotency-key-missing': {status: 400, retryable: false, title: 'Send an Idempotency-Key header with every POST and PATCH.'},
  'idempotency-key-invalid': {status: 400, retryable: false, title: 'An Idempotency-Key is 16 to 128 letters, digits, hyphens or underscores.'},
  'credential-missing': {status: 401, retryable: false, title: 'Send the token as Authorization: Bearer.'},
  'credential-invalid': {status: 401, retryable: false, title: 'The token is of another kind than this endpoint accepts, or it was truncated.'},
  'origin-not-allowed': {status: 403, retryable: false, title: 'Add the origin of this page to allowedOrigins in the configuration of the backend.'},
  'secret-key-in-browser': {status: 403, retryable: false, title: 'A secret key must stay on the server. Send the request from there, and replace this key.'},
  'passcode-incorrect': {status: 403, retryable: false, title: 'The passcode is not the one that the sender chose.'},
  'passcode-blocked': {status: 403, retryable: false, title: 'Too many wrong passcodes. The sender has to change the passcode or replace the link.'},
  'not-found': {status: 404, retryable: false, title: 'Nothing was found here, or the token is unknown.'},
  'method-not-allowed': {status: 405, retryable: false, title: 'This address does not support this method. See the Allow header.'},
  'request-timeout': {status: 408, retryable: true, title: 'The request did not arrive in time. Send it again.'},
  'idempotency-in-progress': {status: 409, retryable: true, title: 'The same request is being processed. Send it again shortly.'},
  'state-conflict': {status: 409, retryable: false, title: 'The state of the gift does not allow this. See currentState.'},
  'already-claimed': {status: 409, retryable: false, title: 'Someone has already claimed this gift.'},
  'fully-claimed': {status: 409, retryable: false, title: 'Every portion of this gift has been claimed.'},
  'gift-expired': {status: 410, retryable: false, title: 'The claim window is over.'},
  'gift-cancelled': {status: 410, retryable: false, title: 'The sender cancelled this gift.'},
  'gift-stopped': {status: 410, retryable: false, title: 'The gift has ended because its payment did not last. See endReason of the gift.'},
  'link-replaced': {status: 410, retryable: false, title: 'The sender replaced this link by a new one.'},
  'personal-data-erased': {status: 410, retryable: false, title: 'The recipient had this data erased.'},
  'body-too-large': {status: 413, retryable: false, title: 'The body is larger than 32 KiB.'},
  'unsupported-media-type': {status: 415, retryable: false, title: 'Send Content-Type: application/json.'},
  'expectation-failed': {status: 417, retryable: false, title: 'The only supported expectation is 100-continue. Leave out the Expect header.'},
  'idempotency-key-reused': {status: 422, retryable: false, title: 'This Idempotency-Key was used for another request. Create a new key.'},
  'not-supported': {status: 422, retryable: false, title: 'This backend does not offer this feature. See features of GET /v1/shop.'},
  'fulfillment-key-retired': {status: 422, retryable: false, title: 'Fetch GET /v1/shop and encrypt the address again, to its key.'},
  'price-mismatch': {status: 422, retryable: false, title: 'The price is not the expected one. Fetch the product again and show it.'},
  'descriptor-malformed': {status: 422, retryable: false, title: 'The signed descriptor is incomplete or has a wrong field. Copy it whole, or sign it again.'},
  'descriptor-too-large': {status: 422, retryable: false, title: 'The signed descriptor is longer than 4,000 characters. Sign it with fewer variants or shorter texts.'},
  'descriptor-invalid': {status: 422, retryable: false, title: 'The signed descriptor was changed after it was signed. Sign it again.'},
  'descriptor-expired': {status: 422, retryable: false, title: 'The signed descriptor has expired. Sign a new one.'},
  'descriptor-key-unknown': {status: 422, retryable: false, title: 'The descriptor is signed with a key that this backend does not have. Sign it with a key of this backend.'},
  'descriptor-key-retired': {status: 422, retryable: false, title: 'The descriptor is signed with a retired key. Sign it with the current one.'},
  'descriptor-audience-mismatch': {status: 422, retryable: false, title: 'The descriptor is signed for another backend. Sign it with the publicUrl of this one as audience.'},
  'item-unavailable': {status: 422, retryable: false, title: 'The product or variant is unavailable.'},
  'not-giftable': {status: 422, retryable: false, title: 'The merchant does not offer this product as a gift.'},
  'address-undeliverable': {status: 422, retryable: false, title: 'The address is not deliverable. See errors.'},
  'country-not-served': {status: 422, retryable: false, title: 'The shop does not deliver to this country. See shipsTo of GET /v1/shop.'},
  'currency-unsupported': {status: 422, retryable: false, title: 'The backend does not support this currency.'},
  'rate-limited': {status: 429, retryable: true, title: 'Too many requests. Wait as long as Retry-After says.'},
  'headers-too-large': {status: 431, retryable: false, title: 'The request line and headers are larger than 16 KiB.'},
  internal: {status: 500, retryable: true, title: 'The backend failed. Nothing was changed; try again.'},
  'format-not-supported': {status: 501, retryable: false, title: 'oEmbed is available as JSON only. Leave out format, or send format=json.'},
  'payment-provider-error': {status: 502, retryable: true, title: 'The payment provider failed. Try again.'},
  'shop-error': {status: 502, retryable: true, title: 'The shop failed. Try again.'},
  unavailable: {status: 503, retryable: true, title: 'The backend is unavailable. Try again.'},
  'gateway-timeout': {status: 504, retryable: true, title: 'An upstream service did not respond in time. Try again.'},
} as const satisfies Record<string, ProblemDefinition>;

export type ProblemCode = keyof typeof problems;
export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

/** The body of an error response, `application/problem+json`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  code: z.string(),
  retryable: z.boolean(),
  retryAfterMs: z.optional(z.int()),
  errors: z.optional(z.array(z.object({pointer: z.string(), code: z.string()}))),
  currentState: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;
