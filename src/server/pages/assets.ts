import {readFile} from 'node:fs/promises';
import {conditionalResponse, createEtag} from '../http/etag.ts';
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

interface Asset {
  bytes: Uint8Array<ArrayBuffer>;
  etag: string;
}

/** Responds with a built file, to any origin; undefined if there is none of that name. */
type ServeAsset = (request: Request, path: string) => Promise<Response | undefined>;

/** Serves the built files in a folder. Each is read once, and all responses share its bytes: they do not change while the backend runs. */
export function createAssets(folder: URL): ServeAsset {
  const assets = new Map<string, Promise<Asset | undefined>>();

  async function load(path: string): Promise<Asset | undefined> {
    const content = await readFile(new URL(path, folder)).catch(() => undefined);
    // Names of missing files are not remembered: callers can invent any number of them.
    if (!content) assets.delete(path);
    return content && {bytes: new Uint8Array(content), etag: createEtag(content)};
  }

  return async (request, path) => {
    const type = contentTypes[ASSET_PATH.exec(path)?.[1] ?? ''];
    if (!type || NOT_FOR_BROWSERS.test(path)) return undefined;
    const loading = assets.get(path) ?? load(path);
    assets.set(path, loading);
    const asset = await loading;
    return asset && conditionalResponse(request, asset.bytes, {
      'content-type': type,
      'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      // The built files name no source map themselves.
      ...(path.endsWith('.js') && {sourcemap: `${path.slice(path.lastIndexOf('/') + 1)}.map`}),
    }, asset.etag);
  };
}
