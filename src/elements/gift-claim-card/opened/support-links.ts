/** Links from an accepted gift to the shop and to the product's page. None of them contains a token. */

import {isLoopbackHost} from '../../../protocol/loopback.ts';

/** Fragment that asks the product's page to bring `<send-as-gift>` into view. */
const RETURN_GIFT_HASH = 'gift-back';

/** The shop's support page, or a mail that names the gift. */
export const contactUrl = (support: string, gift: string, subject: string): string | undefined =>
  (isMailto(support) ? mailtoUrl(support, subject, gift) : safeUrl(support));

/** As `contactUrl`; the page receives the gift's id, which opens nothing. */
export function reportUrl(support: string, gift: string, subject: string): string | undefined {
  if (isMailto(support)) return mailtoUrl(support, subject, gift);
  const href = safeUrl(support);
  if (!href) return undefined;
  const url = new URL(href);
  url.searchParams.set('gift', gift);
  return url.href;
}

/** The product's own page, to send a gift in return. */
export function returnGiftUrl(productUrl: string | undefined): string | undefined {
  const href = productUrl && safeUrl(productUrl);
  return href ? `${href.replace(/#.*/s, '')}#${RETURN_GIFT_HASH}` : undefined;
}

/** A mail without recipient: people send it to themselves. */
export const selfMailto = (subject: string, body: string): string => mailtoUrl('mailto:', subject, body);

const isMailto = (url: string) => /^mailto:/i.test(url);

const mailtoUrl = (to: string, subject: string, body: string) =>
  `${to.replace(/\?.*/s, '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;

/** Allows `https:`, and `http:` on localhost only. */
function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const {protocol, hostname, href} = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname)) ? href : undefined;
}
