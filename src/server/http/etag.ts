/** Conditional requests (RFC 9110, section 13.1.2). */
import {createHash} from 'node:crypto';

export const createEtag = (body: string | Uint8Array) => `"${createHash('sha256').update(body).digest('hex').slice(0, 24)}"`;

/** Responds to a GET or HEAD with the body and its `ETag`, or with 304 if the caller has these bytes already. */
export function conditionalResponse(
  request: Request, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>, etag = createEtag(body),
): Response {
  if (matchesEtag(request.headers.get('if-none-match'), etag)) return new Response(null, {status: 304, headers: {...headers, etag}});
  const init = {headers: {...headers, etag, 'content-length': String(Buffer.byteLength(body))}};
  if (request.method === 'HEAD') return new Response(null, init);
  return new Response(typeof body === 'string' ? body : streamOf(body), init);
}

/** Sends the bytes as they are. `new Response(bytes)` would copy them for every client that is slow to read. */
const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new ReadableStream<Uint8Array>({
  pull(controller) {
    controller.enqueue(bytes);
    controller.close();
  },
}, {highWaterMark: 0});

const matchesEtag = (ifNoneMatch: string | null, etag: string) =>
  ifNoneMatch !== null && ifNoneMatch.split(',').map((tag) => tag.trim()).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
