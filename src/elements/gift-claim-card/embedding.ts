/** Where the card is embedded: on whose page, and whether in a frame. */

/**
 * Host of the page, if it belongs to neither the shop nor its gift backend. A card may be embedded anywhere, and a
 * recipient should know on whose page they type their address.
 */
export function thirdPartyHost(backend: string, shopDomain: string): string | undefined {
  const {hostname, host, href} = location;
  const ownHosts = [new URL(backend || '/', href).hostname, shopDomain.replace(/:\d+$/, '')];
  return ownHosts.some((known) => hostname === known || hostname.endsWith(`.${known}`)) ? undefined : host;
}

/** True in a frame of another origin, where clicks may be hijacked (clickjacking). */
export function isCrossOriginFrame(): boolean {
  try {
    return window.top !== window.self && window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}

/** This page outside the frame, where the card can be clicked safely; undefined if it is not in a cross-origin frame. */
export const standaloneUrl = (token: string | undefined): string | undefined =>
  (isCrossOriginFrame() ? `${location.href.replace(/#.*/s, '')}#${token}` : undefined);
