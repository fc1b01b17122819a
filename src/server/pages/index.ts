/**
 * The pages that the backend hosts itself, and the files that they load: one and the same for everybody, but for the
 * address on them and the cover on the picture.
 */
import type {Cover} from '../../protocol/index.ts';
import type {Pages} from '../ports.ts';
import {distUrl, serveAsset} from './assets.ts';
import {renderClaimPage, renderManagePage, pageHeaders} from './documents.ts';
import {ogImagePath, oembedResponse, openGraphTags} from './link-preview.ts';

export interface HostedPagesOptions {
  shopName: string;
  /** Where this backend is reached from outside, without a slash at the end. */
  publicUrl: string;
  /** Origins, beside https ones, from which product pictures may come: a shop on this very machine. */
  imageOrigins?: readonly string[];
  /** What a gift is wrapped in; undefined when there is no such gift. Without it every box is plain. */
  getCover?(gift: string): Promise<Cover | undefined>;
  /** Where the built elements are; the package's own `dist/` when left out. */
  assets?: URL;
}

/** A gift's id is 22 characters; anything else is no gift's page. */
const PAGE = /^\/(g|m)\/[A-Za-z0-9_-]{22}$/;
const OG_IMAGE = /^\/g\/([A-Za-z0-9_-]{22})\/card\.png$/;
const ASSETS_PREFIX = '/assets/';

export function createHostedPages(
  {shopName, publicUrl, imageOrigins = [], getCover = async () => undefined, assets = distUrl()}: HostedPagesOptions,
): Pages {
  const headers = pageHeaders(imageOrigins);
  const manage = renderManagePage(shopName);
  const claim = (path: string) => renderClaimPage(shopName, openGraphTags(publicUrl + path, publicUrl));

  return async (request) => {
    const {pathname, searchParams} = new URL(request.url);
    const [, page] = PAGE.exec(pathname) ?? [];
    const [, pictured] = OG_IMAGE.exec(pathname) ?? [];
    if (page === undefined && pictured === undefined && pathname !== '/oembed' && !pathname.startsWith(ASSETS_PREFIX)) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD'}});
    }
    if (pictured !== undefined) return cacheForDay(await serveAsset(request, assets, ogImagePath((await getCover(pictured)) ?? 'plain')));
    if (pathname === '/oembed') return oembedResponse(searchParams, publicUrl, shopName);
    if (page === undefined) return serveAsset(request, assets, pathname.slice(ASSETS_PREFIX.length));
    return new Response(request.method === 'HEAD' ? null : page === 'g' ? claim(pathname) : manage, {headers});
  };
}

/** Chats ask for a picture again and again; a gift keeps its cover, and a drawing changes with a new version at most. */
function cacheForDay(picture: Response | undefined): Response | undefined {
  picture?.headers.set('Cache-Control', 'public, max-age=86400');
  return picture;
}
