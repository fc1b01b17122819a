/** Files as they lie: the shop's own pictures, style and script, and the elements that the package was built to. */
import {readFile} from 'node:fs/promises';

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', map: 'application/json',
};
const NAME = /^(?:[a-z0-9][\w-]*\/)?[a-z0-9][\w.-]*\.(js|css|svg|map)$/i;

const distFolder = new URL('./', import.meta.resolve('send-as-gift/send-as-gift.js'));
const demoFolder = new URL('./', import.meta.url);

export const serveElementFile = (path: string) =>
  /^(?:chunks\/)?[^/]+$/.test(path) ? serveFile(distFolder, path) : Promise.resolve(undefined);
export const serveDemoFile = (path: string) => serveFile(demoFolder, path);

async function serveFile(folder: URL, path: string): Promise<Response | undefined> {
  const type = contentTypes[NAME.exec(path)?.[1] ?? ''];
  if (!type) return undefined;
  const bytes = await readFile(new URL(path, folder)).catch(() => undefined);
  return bytes && new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Cache-Control': path.startsWith('chunks/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      // The hosted claim page and a poster show the product's picture too.
      'Access-Control-Allow-Origin': '*',
    },
  });
}
