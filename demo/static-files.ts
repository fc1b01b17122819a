/** Static files: images, styles and scripts of the shop, and the built elements of the package. */
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
      // The hosted claim page and the poster load product images from another origin.
      'Access-Control-Allow-Origin': '*',
    },
  });
}
