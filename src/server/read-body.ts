/**
 * Reads a whole body, or returns undefined once it exceeds `maxBytes`.
 *
 * Counts bytes instead of trusting `Content-Length` and stops reading at the limit, so an endless body cannot fill the
 * memory. Rejects if the connection breaks.
 */
export async function readBody({body}: Pick<Request, 'body'>, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** Like `readBody`, as UTF-8 text. */
export async function readBodyText(request: Pick<Request, 'body'>, maxBytes: number): Promise<string | undefined> {
  const bytes = await readBody(request, maxBytes);
  return bytes && new TextDecoder().decode(bytes);
}
