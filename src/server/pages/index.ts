/**
 * The hosted claim and manage pages with the files they load, and the page at the root. Of a claim or manage page every visitor
 * gets the same bytes: only the URL in the claim page and the cover of the preview image depend on the gift.
 */
import type {Cover} from '../../protocol/index.ts';
import {problemResponse} from '../http/responses.ts';
import type {Pages} from '../ports.ts';
import {ProblemError} from '../problem.ts';
import {createAssets, distUrl} from './assets.ts';
import {renderClaimPage, renderManagePage, renderMethodNotAllowedPage, renderNotFoundPage} from './documents.ts';
import {oembedResponse, ogImagePath, openGraphTags} from './link-preview.ts';
import {createRootPage} from './root-page.ts';
import {securityHeaders} from './security-headers.ts';

export interface HostedPagesOptions {
  shopName: string;
  /** The public URL of this backend, without a trailing slash. */
  publicUrl: string;
  /** Origins, besides https ones, from which product images may come: a shop on this machine. */
  imageOrigins?: readonly string[];
  /** The cover of a gift, or undefined if the gift does not exist. Default: every cover is plain. */
  getCover?(giftId: string): Promise<Cover | undefined>;
  /** The ref of a product that the backend serves, for the example on the page at the root. */
  exampleProduct?: string;
  /** Folder of the built files. Default: `dist/` of this package. */
  assets?: URL;
}

const ALLOW = 'GET, HEAD';
/** A gift's id has 22 characters. */
const GIFT_PAGE = /^\/(g|m)\/[A-Za-z0-9_-]{22}$/;
const OG_IMAGE = /^\/g\/([A-Za-z0-9_-]{22})\/card\.png$/;
const BELOW_GIFT_PAGES = /^\/[gm](\/|$)/;
const ASSETS_PREFIX = '/assets/';

/** The hosted claim and manage pages, their files and the page at the root, for the `pages` of `createGiftBackend`. */
export function hostedPages(
  {shopName, publicUrl, imageOrigins = [], getCover = async () => undefined, exampleProduct, assets = distUrl()}: HostedPagesOptions,
): Pages {
  const serveAsset = createAssets(assets);
  const headers = securityHeaders(imageOrigins);
  const managePage = renderManagePage(shopName);
  const renderRootPage = createRootPage({shopName, publicUrl, exampleProduct});

  function servePage(request: Request, pathname: string): Response {
    const {method} = request;
    const isRead = method === 'GET' || method === 'HEAD';
    const respond = (page: string, status: number) =>
      new Response(method === 'HEAD' ? null : page, {status, headers: {...headers, ...(!isRead && {allow: ALLOW})}});
    const [, kind] = GIFT_PAGE.exec(pathname) ?? [];
    if (!kind && pathname !== '/') return respond(renderNotFoundPage(shopName), 404);
    if (!isRead) return respond(renderMethodNotAllowedPage(shopName), 405);
    if (!kind) return renderRootPage(request);
    return respond(kind === 'm' ? managePage : renderClaimPage(shopName, openGraphTags(publicUrl + pathname, publicUrl)), 200);
  }

  async function serveFile(request: Request, {pathname, searchParams}: URL): Promise<Response | undefined> {
    const [, giftId] = OG_IMAGE.exec(pathname) ?? [];
    if (giftId === undefined && pathname !== '/oembed' && !pathname.startsWith(ASSETS_PREFIX)) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return problemResponse(new ProblemError('method-not-allowed'), {allow: ALLOW});
    if (giftId !== undefined) return cacheForDay(await serveAsset(request, ogImagePath((await getCover(giftId)) ?? 'plain')));
    if (pathname === '/oembed') return oembedResponse(searchParams, publicUrl, shopName);
    return serveAsset(request, pathname.slice(ASSETS_PREFIX.length));
  }

  return async (request) => {
    const url = new URL(request.url);
    const file = await serveFile(request, url);
    return file ?? (url.pathname === '/' || BELOW_GIFT_PAGES.test(url.pathname) ? servePage(request, url.pathname) : undefined);
  };
}

/** Chats fetch the image again and again. The cover of a gift never changes, and the drawing only with a new version. */
function cacheForDay(image: Response | undefined): Response | undefined {
  image?.headers.set('cache-control', 'public, max-age=86400');
  return image;
}
