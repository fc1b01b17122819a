/** Bodies in, answers out: what is read is bounded and strict, what is refused is a problem of RFC 9457. */
import {MAX_BODY_BYTES, problems, type Problem} from '../../protocol/index.ts';
import {ProblemError} from '../problem.ts';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';

/** An answer before it has headers: what is kept for a repeat. */
export interface SerializedResponse {
  status: number;
  body: string;
}

export const serialize = (status: number, answer: unknown): SerializedResponse => ({status, body: JSON.stringify(answer)});

export function serializeProblem({code, details}: ProblemError): SerializedResponse {
  const {status, title, retryable} = problems[code];
  const problem: Problem = {type: `urn:send-as-gift:problem:${code}`, title, status, code, retryable, ...details};
  return serialize(status, problem);
}

export function toResponse({status, body}: SerializedResponse, headers: Record<string, string> = {}): Response {
  return new Response(body, {status, headers: {
    'content-type': status < 400 ? 'application/json' : PROBLEM_CONTENT_TYPE,
    'x-content-type-options': 'nosniff',
    ...headers,
  }});
}

/** The whole body, never more of it than is allowed: a length that is claimed is not believed, bytes are counted. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw new ProblemError('body-too-large');
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const {done, value} = await reader.read().catch(() => {
      throw new ProblemError('malformed-json');
    });
    if (done) break;
    length += value.byteLength;
    if (length > MAX_BODY_BYTES) {
      await reader.cancel().catch(() => {});
      throw new ProblemError('body-too-large');
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
export function parseJsonObject(bytes: Uint8Array, contentType: string | null): {text: string; value: object} {
  if (bytes.byteLength === 0 && contentType === null) return {text: '', value: {}};
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType ?? '')) throw new ProblemError('unsupported-media-type');
  try {
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && isSafeJson(value)) return {text, value};
  } catch {
    // What is wrong with it may quote it.
  }
  throw new ProblemError('malformed-json');
}

/** No half characters, which no database stores alike, and no key that reaches for a prototype. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function isSafeJson(root: unknown): boolean {
  const rest = [root];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === 'string' && LONE_SURROGATE.test(value)) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype' || LONE_SURROGATE.test(key)) return false;
      rest.push(inner);
    }
  }
  return true;
}

export async function computeEtag(body: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body)));
  return `"${Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

export const etagMatches = (ifNoneMatch: string | null, etag: string) =>
  ifNoneMatch !== null && ifNoneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
