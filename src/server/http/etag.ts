/** Conditional requests (RFC 9110, section 13.1.2). */
import {createHash} from 'node:crypto';

/** Responds to a GET or HEAD with the body and its `ETag`, or with 304 if the caller has these bytes already. */
export function conditionalResponse(request: Request, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Response {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 24)}"`;
  if (matchesEtag(request.headers.get('if-none-match'), etag)) return new Response(null, {status: 304, headers: {...headers, etag}});
  if (request.method === 'HEAD') return new Response(null, {headers: {...headers, etag, 'content-length': String(Buffer.byteLength(body))}});
  return new Response(body, {headers: {...headers, etag}});
}

const matchesEtag = (ifNoneMatch: string | null, etag: string) =>
  ifNoneMatch !== null && ifNoneMatch.split(',').map((tag) => tag.trim()).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
