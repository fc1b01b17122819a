/** The built elements as files: found beside this package's own code, wherever it is installed. */
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {packageRoot} from '../node/package-root.ts';

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  map: 'application/json; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** Plain names only, at most two folders deep: no dot at the front, so nothing leads out of the folder. */
const ASSET_PATH = /^(?:[A-Za-z0-9_][A-Za-z0-9._-]*\/){0,2}[A-Za-z0-9_][A-Za-z0-9._-]*\.([a-z]+)$/;
/** What the browser has no use for. */
const SERVER_ONLY = /^(?:server|esm|cjs|types|conformance)\//;
/** A name that carries the hash of its content never changes its content. */
const HASHED = /^chunks\/.*-[A-Za-z0-9_-]{8,}\.js(?:\.map)?$/;

export const distUrl = () => new URL('dist/', packageRoot());

export async function serveAsset(request: Request, folder: URL, path: string): Promise<Response | undefined> {
  const type = contentTypes[ASSET_PATH.exec(path)?.[1] ?? ''];
  if (!type || SERVER_ONLY.test(path)) return undefined;
  const bytes = await readFile(new URL(path, folder)).catch(() => undefined);
  if (!bytes) return undefined;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'Content-Type': type,
    'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
    // A shop's page may take the elements from here: they are the same for everybody.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  const known = request.headers.get('If-None-Match')?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (known) return new Response(null, {status: 304, headers});
  if (request.method === 'HEAD') return new Response(null, {headers: {...headers, 'Content-Length': String(bytes.length)}});
  return new Response(new Uint8Array(bytes), {headers});
}
