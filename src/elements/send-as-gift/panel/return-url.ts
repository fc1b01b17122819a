/** The way back from the payment page: a parameter in the page's own address names the draft that was paid. */

const RETURN_PARAM = 'send-as-gift';
/** Longer addresses are not accepted by every payment provider. */
const MAX_URL_LENGTH = 2000;

/** Names the draft of a product in this browser. A long signed descriptor is named by its end, the signature. */
export const draftKeyFor = (product: string) => (product.length > 200 ? product.slice(-64) : product);

/** A `srcdoc` frame has no address of its own. */
const pageUrl = () => (/^https?:/.test(location.href) ? location.href : document.baseURI);

/** The page's address with the draft key added. */
export function returnUrl(draftKey: string, page = pageUrl()): string {
  const url = new URL(page);
  url.searchParams.set(RETURN_PARAM, draftKey);
  // The payment provider must not see another gift's token.
  if (/^#g[mcr]_/.test(url.hash)) url.hash = '';
  if (url.href.length <= MAX_URL_LENGTH) return url.href;
  return `${url.origin}${url.pathname}?${new URLSearchParams({[RETURN_PARAM]: draftKey})}`;
}

/** Whether the page was opened from the payment page for this draft. Removes the parameter from the address bar. */
export function consumeReturnParam(draftKey: string): boolean {
  const url = new URL(location.href);
  if (url.searchParams.get(RETURN_PARAM) !== draftKey) return false;
  url.searchParams.delete(RETURN_PARAM);
  history.replaceState(history.state, '', url);
  return true;
}
