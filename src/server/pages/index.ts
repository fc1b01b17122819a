/**
 * The hosted claim and manage pages with the files they load, and the page at the root. Of a claim or manage page every visitor
 * gets the same bytes: only its URL, its language and the cover of the preview image depend on the gift. The element in it then speaks
 * the visitor's own language.
 */
import {matchLanguage} from '../../locales/language.ts';
import {localeFor} from '../../locales/locale.ts';
import type {Cover} from '../../protocol/index.ts';
import type {Brand} from '../brand.ts';
import {problemResponse} from '../http/responses.ts';
import {requestLocale, shopLanguage} from '../languages.ts';
import type {Pages} from '../ports.ts';
import {ProblemError} from '../problem.ts';
import {createAssets, distUrl} from './assets.ts';
import {renderClaimPage, renderManagePage, renderMethodNotAllowedPage, renderNotFoundPage} from './documents.ts';
import {oembedResponse, ogImagePath, openGraphTags} from './link-preview.ts';
import {createRootPage} from './root-page.ts';
import {securityHeaders} from './security-headers.ts';

export interface HostedPagesOptions {
  shopName: string;
  /** Colors, theme and logo of the shop. */
  brand?: Brand;
  /** The public URL of this backend, without a trailing slash. */
  publicUrl: string;
  /** Origins, besides https ones, from which product images may come: a shop on this machine. */
  imageOrigins?: readonly string[];
  /** The shop's languages. The first supported one is used where gift and visitor have none; by default English. */
  locales?: readonly string[];
  /** Cover and language (BCP 47) of a gift, or undefined if the gift does not exist. Default: every cover is plain. */
  findGift?(giftId: string): Promise<{cover: Cover; lang: string} | undefined>;
  /** The ref of a product that the backend serves, for the example on the page at the root. */
  exampleProduct?: string;
  /** Folder of the built files. Default: `dist/` of this package. */
  assets?: URL;
}

const ALLOW = 'GET, HEAD';
/** A gift's id has 22 characters. */
const GIFT_PAGE = /^\/(g|m)\/([A-Za-z0-9_-]{22})$/;
const OG_IMAGE = /^\/g\/([A-Za-z0-9_-]{22})\/card\.png$/;
const BELOW_GIFT_PAGES = /^\/[gm](\/|$)/;
const ASSETS_PREFIX = '/assets/';

/** The hosted claim and manage pages, their files and the page at the root, for the `pages` of `createGiftBackend`. */
export function hostedPages(
  {
    shopName, brand = {}, publicUrl, imageOrigins = [], locales = [], findGift = async () => undefined, exampleProduct, assets = distUrl(),
  }: HostedPagesOptions,
): Pages {
  const serveAsset = createAssets(assets);
  const headers = securityHeaders(imageOrigins);
  const renderRootPage = createRootPage({shopName, publicUrl, locales, exampleProduct});
  const localeOf = async (giftId: string) => localeFor((await findGift(giftId))?.lang ?? '', shopLanguage(locales));

  async function servePage(request: Request, {pathname, searchParams}: URL): Promise<Response> {
    const {method} = request;
    const isRead = method === 'GET' || method === 'HEAD';
    const respond = (page: string, status: number) =>
      new Response(method === 'HEAD' ? null : page, {status, headers: {...headers, ...(!isRead && {allow: ALLOW})}});
    const respondWithError = (render: typeof renderNotFoundPage, status: number) => {
      const response = respond(render({shopName, brand}, requestLocale(request, locales)), status);
      response.headers.set('vary', 'Accept-Language');
      return response;
    };
    const [, kind, giftId = ''] = GIFT_PAGE.exec(pathname) ?? [];
    if (!kind && pathname !== '/') return respondWithError(renderNotFoundPage, 404);
    if (!isRead) return respondWithError(renderMethodNotAllowedPage, 405);
    if (!kind) return renderRootPage(request);
    const asked = searchParams.get('lang') ?? '';
    const locale = matchLanguage(asked) ? localeFor(asked) : await localeOf(giftId);
    return respond(kind === 'm' ? renderManagePage({shopName, brand}, locale)
      : renderClaimPage({shopName, brand}, locale, openGraphTags(publicUrl + pathname, publicUrl, locale)), 200);
  }

  async function serveFile(request: Request, {pathname, searchParams}: URL): Promise<Response | undefined> {
    const [, giftId] = OG_IMAGE.exec(pathname) ?? [];
    if (giftId === undefined && pathname !== '/oembed' && !pathname.startsWith(ASSETS_PREFIX)) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return problemResponse(new ProblemError('method-not-allowed'), {allow: ALLOW});
    if (giftId !== undefined) return cacheForDay(await serveAsset(request, ogImagePath((await findGift(giftId))?.cover ?? 'plain')));
    if (pathname === '/oembed') return oembedResponse(searchParams, publicUrl, shopName, localeOf);
    return serveAsset(request, pathname.slice(ASSETS_PREFIX.length));
  }

  return async (request) => {
    const url = new URL(request.url);
    const file = await serveFile(request, url);
    return file ?? (url.pathname === '/' || BELOW_GIFT_PAGES.test(url.pathname) ? servePage(request, url) : undefined);
  };
}

/** Chats fetch the image again and again. The cover of a gift never changes, and the drawing only with a new version. */
function cacheForDay(image: Response | undefined): Response | undefined {
  image?.headers.set('cache-control', 'public, max-age=86400');
  return image;
}
