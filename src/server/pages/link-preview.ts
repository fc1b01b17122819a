/**
 * What a link to a gift becomes in a chat or an article: a picture of the wrapped box in its cover, and oEmbed. No
 * product, no name.
 *
 * The cover gives nothing away. The gift's id is 128 random bits that only its link carries, and whoever has the link
 * may see the sealed card, cover included. An id that is no gift's gets the plain cover, the one that most gifts wear,
 * so the answer doesn't tell whether there is a gift; and the page itself and oEmbed ask nothing of any gift.
 */
import type {Cover} from '../../protocol/index.ts';
import {ProblemError} from '../problem.ts';

export const OG_IMAGE_SIZE = {width: 1200, height: 630} as const;

/** The picture of a wrapped box among the built files. */
export const ogImagePath = (cover: Cover) => `pages/og-images/${cover}.png`;

/** The only query that is read, and nothing of it is written down or said again but a gift's id. */
export function oembedResponse(query: URLSearchParams, publicUrl: string, shopName: string): Response {
  if ((query.get('format') ?? 'json') !== 'json') return new Response(null, {status: 501});
  const gift = parseGiftId(query.get('url'), publicUrl);
  return new Response(JSON.stringify({
    version: '1.0', type: 'link', title: 'A gift is waiting for you', provider_name: shopName, provider_url: publicUrl, cache_age: 86_400,
    thumbnail_url: `${publicUrl}/g/${gift}/card.png`, thumbnail_width: OG_IMAGE_SIZE.width, thumbnail_height: OG_IMAGE_SIZE.height,
  }), {headers: {
    'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=86400', 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff',
  }});
}

function parseGiftId(address: string | null, publicUrl: string): string {
  if (!address || !URL.canParse(address)) throw new ProblemError('validation-failed', {errors: [{pointer: '/url', code: 'invalid'}]});
  const {origin, pathname} = new URL(address);
  const base = new URL(publicUrl);
  const [, gift] = /^\/g\/([A-Za-z0-9_-]{22})$/.exec(pathname.slice(base.pathname.replace(/\/$/, '').length)) ?? [];
  if (origin !== base.origin || !pathname.startsWith(base.pathname) || !gift) throw new ProblemError('not-found');
  return gift;
}

/** What the page's head says of the picture and of oEmbed; `address` is the page's own. */
export const openGraphTags = (address: string, publicUrl: string) => `<meta property="og:url" content="${address}">
<meta property="og:image" content="${address}/card.png">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${OG_IMAGE_SIZE.width}">
<meta property="og:image:height" content="${OG_IMAGE_SIZE.height}">
<meta property="og:image:alt" content="A gift box, tied with a ribbon">
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:image" content="${address}/card.png">
<link rel="alternate" type="application/json+oembed" href="${publicUrl}/oembed?url=${encodeURIComponent(address)}">
`;
