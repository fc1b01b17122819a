/** Bodies in, answers out: what is read is bounded and strict, what is refused is a problem of RFC 9457. */
import {MAX_BODY_BYTES, problems, type Problem} from '../protocol/index.ts';
import {Refusal} from './refusal.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/** An answer before it has headers: what is kept for a repeat. */
export interface Said {
  status: number;
  body: string;
}

export const said = (status: number, answer: unknown): Said => ({status, body: JSON.stringify(answer)});

export function refused({code, facts}: Refusal): Said {
  const {status, title, retryable} = problems[code];
  const problem: Problem = {type: `urn:send-as-gift:problem:${code}`, title, status, code, retryable, ...facts};
  return said(status, problem);
}

export function respond({status, body}: Said, headers: Record<string, string> = {}): Response {
  return new Response(body, {status, headers: {
    'content-type': status < 400 ? 'application/json' : PROBLEM_TYPE,
    'x-content-type-options': 'nosniff',
    ...headers,
  }});
}

/** The whole body, never more of it than is allowed: a length that is claimed is not believed, bytes are counted. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw new Refusal('body-too-large');
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const {done, value} = await reader.read().catch(() => {
      throw new Refusal('malformed-json');
    });
    if (done) break;
    length += value.byteLength;
    if (length > MAX_BODY_BYTES) {
      await reader.cancel().catch(() => {});
      throw new Refusal('body-too-large');
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** One JSON object in UTF-8. No body at all is an empty one, for calls that say nothing. */
export function parseObject(bytes: Uint8Array, contentType: string | null): {text: string; value: object} {
  if (bytes.byteLength === 0 && contentType === null) return {text: '', value: {}};
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType ?? '')) throw new Refusal('unsupported-media-type');
  try {
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && isClean(value)) return {text, value};
  } catch {
    // What is wrong with it may quote it.
  }
  throw new Refusal('malformed-json');
}

/** No half characters, which no database stores alike, and no key that reaches for a prototype. */
const HALF = /\p{Surrogate}/u;

function isClean(root: unknown): boolean {
  const rest = [root];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === 'string' && HALF.test(value)) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype' || HALF.test(key)) return false;
      rest.push(inner);
    }
  }
  return true;
}

export async function etagOf(body: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body)));
  return `"${Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

export const matches = (ifNoneMatch: string | null, etag: string) =>
  ifNoneMatch !== null && ifNoneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
