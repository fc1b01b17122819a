/** Where an accepted gift leads on to: the shop, by page or by mail, and the product's page for sending one back. No secret goes along. */

/** Asking the shop: its support page as it is, or a mail that says which gift. */
export const contactUrl = (support: string, gift: string, subject: string) =>
  (isMailto(support) ? mailtoUrl(support, subject, gift) : safeUrl(support));

/** Reporting: the page is told the gift's id, which opens nothing. */
export function reportUrl(support: string, gift: string, subject: string): string | undefined {
  if (isMailto(support)) return mailtoUrl(support, subject, gift);
  const address = safeUrl(support);
  if (!address) return undefined;
  const url = new URL(address);
  url.searchParams.set('gift', gift);
  return url.href;
}

/** The product's own page, which is asked by its fragment to bring `<send-as-gift>` into view. */
export function returnGiftUrl(product: string | undefined): string | undefined {
  const address = product && safeUrl(product);
  return address ? `${address.replace(/#.*/s, '')}#${RETURN_GIFT_HASH}` : undefined;
}
export const RETURN_GIFT_HASH = 'gift-back';

/** A mail to oneself: whose address it is, only the mail program knows. */
export const selfMailto = (subject: string, body: string) => mailtoUrl('mailto:', subject, body);

const isMailto = (address: string) => /^mailto:/i.test(address);

const mailtoUrl = (to: string, subject: string, body: string) =>
  `${to.replace(/\?.*/s, '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;

/** https, or http on this very machine. */
function safeUrl(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const {protocol, hostname, href} = new URL(address);
  const own = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]';
  return protocol === 'https:' || (protocol === 'http:' && own) ? href : undefined;
}
