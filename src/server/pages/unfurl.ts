/**
 * What a link to a gift becomes in a chat or an article: a picture of the
 * wrapped box, and oEmbed. Both are the same for every gift, because the page
 * knows none: one picture for all covers, no product, no name.
 */
import {Refusal} from '../refusal.ts';

export const CARD = {file: 'pages/card.png', width: 1200, height: 630} as const;

/** The only query that is read, and nothing of it is written down or said again but a gift's id. */
export function oembed(query: URLSearchParams, publicUrl: string, shopName: string): Response {
  if ((query.get('format') ?? 'json') !== 'json') return new Response(null, {status: 501});
  const gift = giftIn(query.get('url'), publicUrl);
  return new Response(JSON.stringify({
    version: '1.0', type: 'link', title: 'A gift is waiting for you', provider_name: shopName, provider_url: publicUrl, cache_age: 86_400,
    thumbnail_url: `${publicUrl}/g/${gift}/card.png`, thumbnail_width: CARD.width, thumbnail_height: CARD.height,
  }), {headers: {
    'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=86400', 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff',
  }});
}

function giftIn(address: string | null, publicUrl: string): string {
  if (!address || !URL.canParse(address)) throw new Refusal('validation-failed', {errors: [{pointer: '/url', code: 'invalid'}]});
  const {origin, pathname} = new URL(address);
  const base = new URL(publicUrl);
  const [, gift] = /^\/g\/([A-Za-z0-9_-]{22})$/.exec(pathname.slice(base.pathname.replace(/\/$/, '').length)) ?? [];
  if (origin !== base.origin || !pathname.startsWith(base.pathname) || !gift) throw new Refusal('not-found');
  return gift;
}

/** What the page's head says of the picture and of oEmbed; `address` is the page's own. */
export const unfurlTags = (address: string, publicUrl: string) => `<meta property="og:url" content="${address}">
<meta property="og:image" content="${address}/card.png">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${CARD.width}">
<meta property="og:image:height" content="${CARD.height}">
<meta property="og:image:alt" content="A blue gift box with a golden ribbon">
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:image" content="${address}/card.png">
<link rel="alternate" type="application/json+oembed" href="${publicUrl}/oembed?url=${encodeURIComponent(address)}">
`;
