/** Identifies a request when it is repeated. Present on every POST and PATCH. */
export interface RequestIdentity {
  /** Hash of the credential; for drafts, which have none, the manage hash. */
  scope: string;
  /** The `Idempotency-Key` header. */
  key: string;
  /** HMAC of method, path and body: the same key with another fingerprint is another request. */
  fingerprint: string;
  /** The recipient who sends it. Erasing their personal data deletes what is stored about their requests. */
  receiptHash: string | null;
  /** HMAC of the client address. */
  addressHash: string;
}
