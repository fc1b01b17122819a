/**
 * The text of a signed product descriptor: `sagp1.{key id}.{payload}.{signature}`. Imports no schema, so that a browser can show what it
 * describes. Only the backend checks the signature.
 */

/** Stands for version 1 and HMAC-SHA256: nothing in the descriptor can choose another algorithm. */
export const DESCRIPTOR_PREFIX = 'sagp1.';

/** In characters: a descriptor travels in an attribute, a body and a path. */
export const MAX_DESCRIPTOR_LENGTH = 4_000;

const FORM = /^(sagp1\.([\w-]{1,32})\.([\w-]+))\.([\w-]{43})$/;

export interface DescriptorParts {
  /** The id of the signing key. */
  kid: string;
  /** The content, JSON in base64url. */
  payload: string;
  /** HMAC-SHA256 in base64url. */
  signature: string;
  /** What the signature covers: everything before it. */
  signed: string;
}

export const isDescriptor = (ref: string) => ref.startsWith(DESCRIPTOR_PREFIX);

/** Undefined if the text has another form. */
export function splitDescriptor(descriptor: string): DescriptorParts | undefined {
  const [, signed, kid, payload, signature] = FORM.exec(descriptor) ?? [];
  return signed === undefined ? undefined : {kid: kid!, payload: payload!, signature: signature!, signed};
}

/** Throws if the payload is not JSON in UTF-8 in base64url. */
export function decodePayload(payload: string): unknown {
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  return JSON.parse(new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes));
}
