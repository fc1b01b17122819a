import {readFile} from 'node:fs/promises';
import {conditionalResponse} from '../http/etag.ts';
import {packageRoot} from '../node/package-root.ts';

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  map: 'application/json; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** At most two folders, and no name that begins with a dot, so no path leaves the folder. */
const ASSET_PATH = /^(?:[A-Za-z0-9_][A-Za-z0-9._-]*\/){0,2}[A-Za-z0-9_][A-Za-z0-9._-]*\.([a-z]+)$/;
/** Folders of the package that no browser loads. */
const NOT_FOR_BROWSERS = /^(?:server|esm|cjs|types|conformance)\//;
/** Names that contain the hash of their content: it never changes. */
const HASHED = /^chunks\/.*-[A-Za-z0-9_-]{8,}\.js(?:\.map)?$/;

/** The built files of this package, wherever it is installed. */
export const distUrl = () => new URL('dist/', packageRoot());

/** Serves a built file to any origin; undefined if there is none of that name. */
export async function serveAsset(request: Request, folder: URL, path: string): Promise<Response | undefined> {
  const type = contentTypes[ASSET_PATH.exec(path)?.[1] ?? ''];
  if (!type || NOT_FOR_BROWSERS.test(path)) return undefined;
  const bytes = await readFile(new URL(path, folder)).catch(() => undefined);
  return bytes && conditionalResponse(request, new Uint8Array(bytes), {
    'content-type': type,
    'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
}
