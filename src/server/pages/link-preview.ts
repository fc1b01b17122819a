/**
 * The preview of a gift link in a chat or an article: Open Graph tags, an image of the wrapped box, and oEmbed. It names no product
 * and no person.
 *
 * The cover reveals nothing: only the link carries the gift's id (128 random bits), and anyone with the link may see the sealed card
 * with its cover and its language. An unknown id gets the plain cover and the shop's language, as most gifts have, so the response does
 * not tell whether the gift exists.
 */
import {pages} from '../../locales/loaders/pages.generated.ts';
import type {Locale} from '../../locales/locale.ts';
import type {Cover} from '../../protocol/index.ts';
import {html} from '../html.ts';
import {ProblemError} from '../problem.ts';

export const OG_IMAGE_SIZE = {width: 1200, height: 630} as const;

/** Path of the image among the built files. */
export const ogImagePath = (cover: Cover) => `pages/og-images/${cover}.png`;

export const openGraphTags = (pageUrl: string, publicUrl: string, {language}: Locale) => html`<meta property="og:url" content="${pageUrl}">
<meta property="og:image" content="${pageUrl}/card.png">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${OG_IMAGE_SIZE.width}">
<meta property="og:image:height" content="${OG_IMAGE_SIZE.height}">
<meta property="og:image:alt" content="${pages[language].previewImageAlt}">
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:image" content="${pageUrl}/card.png">
<link rel="alternate" type="application/json+oembed" href="${publicUrl}/oembed?url=${encodeURIComponent(pageUrl)}">
`;

/** Responds to `GET /oembed` (https://oembed.com). Of the query, only the gift's id reaches the response. */
export async function oembedResponse(
  query: URLSearchParams, publicUrl: string, shopName: string, localeOf: (giftId: string) => Promise<Locale>,
): Promise<Response> {
  if ((query.get('format') ?? 'json') !== 'json') throw new ProblemError('format-not-supported');
  const giftId = parseGiftId(query.get('url'), publicUrl);
  const {language} = await localeOf(giftId);
  return Response.json({
    version: '1.0', type: 'link', title: pages[language].claimTitle, provider_name: shopName, provider_url: publicUrl, cache_age: 86_400,
    thumbnail_url: `${publicUrl}/g/${giftId}/card.png`, thumbnail_width: OG_IMAGE_SIZE.width, thumbnail_height: OG_IMAGE_SIZE.height,
  }, {headers: {'cache-control': 'public, max-age=86400', 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff'}});
}

function parseGiftId(pageUrl: string | null, publicUrl: string): string {
  if (!pageUrl || !URL.canParse(pageUrl)) throw new ProblemError('validation-failed', {errors: [{pointer: '/url', code: 'invalid'}]});
  const {origin, pathname} = new URL(pageUrl);
  const base = new URL(publicUrl);
  const [, giftId] = /^\/g\/([A-Za-z0-9_-]{22})$/.exec(pathname.slice(base.pathname.replace(/\/$/, '').length)) ?? [];
  if (origin !== base.origin || !pathname.startsWith(base.pathname) || !giftId) throw new ProblemError('not-found');
  return giftId;
}
