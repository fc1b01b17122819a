/**
 * The pages that the backend hosts itself, and the files that they load: one and the same for everybody, but for the
 * address on them and the cover on the picture.
 */
import type {Cover} from '../../protocol/index.ts';
import type {Pages} from '../ports.ts';
import {builtFolder, serveAsset} from './assets.ts';
import {claimPage, managePage, pageHeaders} from './documents.ts';
import {cardFile, oembed, unfurlTags} from './unfurl.ts';

export interface HostedPagesOptions {
  shopName: string;
  /** Where this backend is reached from outside, without a slash at the end. */
  publicUrl: string;
  /** Origins, beside https ones, from which product pictures may come: a shop on this very machine. */
  pictureOrigins?: readonly string[];
  /** What a gift is wrapped in; undefined when there is no such gift. Without it every box is plain. */
  coverOf?(gift: string): Promise<Cover | undefined>;
  /** Where the built elements are; the package's own `dist/` when left out. */
  assets?: URL;
}

/** A gift's id is 22 characters; anything else is no gift's page. */
const PAGE = /^\/(g|m)\/[A-Za-z0-9_-]{22}$/;
const PICTURE = /^\/g\/([A-Za-z0-9_-]{22})\/card\.png$/;
const ASSET = '/assets/';

export function hostedPages(
  {shopName, publicUrl, pictureOrigins = [], coverOf = async () => undefined, assets = builtFolder()}: HostedPagesOptions,
): Pages {
  const headers = pageHeaders(pictureOrigins);
  const manage = managePage(shopName);
  const claim = (path: string) => claimPage(shopName, unfurlTags(publicUrl + path, publicUrl));

  return async (request) => {
    const {pathname, searchParams} = new URL(request.url);
    const [, page] = PAGE.exec(pathname) ?? [];
    const [, pictured] = PICTURE.exec(pathname) ?? [];
    if (page === undefined && pictured === undefined && pathname !== '/oembed' && !pathname.startsWith(ASSET)) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD'}});
    }
    if (pictured !== undefined) return forADay(await serveAsset(request, assets, cardFile((await coverOf(pictured)) ?? 'plain')));
    if (pathname === '/oembed') return oembed(searchParams, publicUrl, shopName);
    if (page === undefined) return serveAsset(request, assets, pathname.slice(ASSET.length));
    return new Response(request.method === 'HEAD' ? null : page === 'g' ? claim(pathname) : manage, {headers});
  };
}

/** Chats ask for a picture again and again; a gift keeps its cover, and a drawing changes with a new version at most. */
function forADay(picture: Response | undefined): Response | undefined {
  picture?.headers.set('Cache-Control', 'public, max-age=86400');
  return picture;
}
