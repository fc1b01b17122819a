/** The pages that the backend hosts itself, and the files that they load. All of it is the same bytes for everybody. */
import type {Pages} from '../ports.ts';
import {builtFolder, serveAsset} from './assets.ts';
import {claimPage, managePage, pageHeaders} from './documents.ts';

export interface HostedPagesOptions {
  shopName: string;
  /** Origins, beside https ones, from which product pictures may come: a shop on this very machine. */
  pictureOrigins?: readonly string[];
  /** Where the built elements are; the package's own `dist/` when left out. */
  assets?: URL;
}

/** A gift's id is 22 characters; anything else is no gift's page. */
const PAGE = /^\/(g|m)\/[A-Za-z0-9_-]{22}$/;
const ASSET = '/assets/';

export function hostedPages({shopName, pictureOrigins = [], assets = builtFolder()}: HostedPagesOptions): Pages {
  const headers = pageHeaders(pictureOrigins);
  const documents = {g: claimPage(shopName), m: managePage(shopName)} as const;

  return async (request) => {
    const {pathname} = new URL(request.url);
    const [, page] = PAGE.exec(pathname) ?? [];
    if (page === undefined && !pathname.startsWith(ASSET)) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, {status: 405, headers: {Allow: 'GET, HEAD'}});
    }
    if (page === undefined) return serveAsset(request, assets, pathname.slice(ASSET.length));
    return new Response(request.method === 'HEAD' ? null : documents[page as 'g' | 'm'], {headers});
  };
}
