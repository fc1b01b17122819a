/** Request bodies: bounded, and strict about JSON. */
import {MAX_BODY_BYTES} from '../../protocol/index.ts';
import {ProblemError} from '../problem.ts';
import {readBody} from '../read-body.ts';
import {parseSafeJson} from '../safe-json.ts';

/** Reads the body. Throws `body-too-large`, or `malformed-json` if the connection breaks. */
export async function readRequestBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new ProblemError('body-too-large');
  const bytes = await readBody(request, maxBytes).catch(() => {
    throw new ProblemError('malformed-json');
  });
  if (!bytes) throw new ProblemError('body-too-large');
  return bytes;
}

/** Parses one JSON object in UTF-8. A request without a body and content type counts as `{}`, for endpoints without parameters. */
export function parseJsonObject(bytes: Uint8Array, contentType: string | null): {text: string; value: object} {
  if (bytes.byteLength === 0 && contentType === null) return {text: '', value: {}};
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType ?? '')) throw new ProblemError('unsupported-media-type');
  try {
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    const value = parseSafeJson(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return {text, value};
  } catch {
    // The parser's message may quote the body.
  }
  throw new ProblemError('malformed-json');
}
