/** The pages that the backend hosts itself, and the files that they load: one and the same for everybody, but for the address on them. */
import type {Pages} from '../ports.ts';
import {builtFolder, serveAsset} from './assets.ts';
import {claimPage, managePage, pageHeaders} from './documents.ts';
import {CARD, oembed, unfurlTags} from './unfurl.ts';

export interface HostedPagesOptions {
  shopName: string;
  /** Where this backend is reached from outside, without a slash at the end. */
  publicUrl: string;
  /** Origins, beside https ones, from which product pictures may come: a shop on this very machine. */
  pictureOrigins?: readonly string[];
  /** Where the built elements are; the package's own `dist/` when left out. */
  assets?: URL;
}

/** A gift's id is 22 characters; anything else is no gift's page. */
const PAGE = /^\/(g|m)\/[A-Za-z0-9_-]{22}$/;
const PICTURE = /^\/g\/[A-Za-z0-9_-]{22}\/card\.png$/;
const ASSET = '/assets/';

export function hostedPages({shopName, publicUrl, pictureOrigins = [], assets = builtFolder()}: HostedPagesOptions): Pages {
  const headers = pageHeaders(pictureOrigins);
  const manage = managePage(shopName);
  const claim = (path: string) => claimPage(shopName, unfurlTags(publicUrl + path, publicUrl));

  return async (request) => {
    const {pathname, searchParams} = new URL(request.url);
    const [, page] = PAGE.exec(pathname) ?? [];
    const picture = PICTURE.test(pathname);
    if (page === undefined && !picture && pathname !== '/oembed' && !pathname.startsWith(ASSET)) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD'}});
    }
    if (picture) return forLong(await serveAsset(request, assets, CARD.file));
    if (pathname === '/oembed') return oembed(searchParams, publicUrl, shopName);
    if (page === undefined) return serveAsset(request, assets, pathname.slice(ASSET.length));
    return new Response(request.method === 'HEAD' ? null : page === 'g' ? claim(pathname) : manage, {headers});
  };
}

/** Chats ask for a picture again and again; it changes with a new version at most. */
function forLong(picture: Response | undefined): Response | undefined {
  picture?.headers.set('Cache-Control', 'public, max-age=604800');
  return picture;
}
