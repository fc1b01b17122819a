/** The way back from the payment page: one parameter in the page's own address, which says which wish was paid for. */

const RETURN_PARAM = 'send-as-gift';

/** One wish, one gift: a product that is being given from this browser. A signed descriptor is named by its end. */
export const draftKeyFor = (product: string) => (product.length > 200 ? product.slice(-64) : product);

/** A frame that was written into its page has no address of its own. */
const pageUrl = () => (/^https?:/.test(location.href) ? location.href : document.baseURI);

/** This page's address, with the wish in it. */
export function returnUrl(draftKey: string, page = pageUrl()): string {
  const url = new URL(page);
  url.searchParams.set(RETURN_PARAM, draftKey);
  // A secret of another gift in the fragment is none of the payment provider's business.
  if (/^#g[mcr]_/.test(url.hash)) url.hash = '';
  if (url.href.length <= 2000) return url.href;
  return `${url.origin}${url.pathname}?${new URLSearchParams({[RETURN_PARAM]: draftKey})}`;
}

/** Whether the page was reached by that way; the parameter is then taken out of the address bar. */
export function consumeReturnParam(draftKey: string): boolean {
  const url = new URL(location.href);
  if (url.searchParams.get(RETURN_PARAM) !== draftKey) return false;
  url.searchParams.delete(RETURN_PARAM);
  history.replaceState(history.state, '', url);
  return true;
}
