/**
 * The name of the page's owner, where it is neither the shop nor its gifting backend: a card may be embedded anywhere,
 * and whoever reads it should know whose page they are typing on.
 */
export function thirdPartyHost(backend: string, shopDomain: string): string | undefined {
  const {hostname, host, href} = location;
  const ownHosts = [new URL(backend || '/', href).hostname, shopDomain.replace(/:\d+$/, '')];
  return ownHosts.some((known) => hostname === known || hostname.endsWith(`.${known}`)) ? undefined : host;
}
