/**
 * What a link in an article becomes: the shop asks the backend's oEmbed, as any CMS does for the links it knows, and
 * keeps the answer for a while. Whoever asks here has cut off what stands behind the `#`.
 */

export interface LinkPreview {
  title: string;
  shop: string;
  image: string;
}

const CACHE_MS = 10 * 60_000;
const MAX_CACHED = 200;

/** Answers `none` for what is no gift's link of this backend, and undefined while that can't be asked. */
export function createUnfurler(backendUrl: string, internalUrl = backendUrl, now = Date.now) {
  const cache = new Map<string, {until: number; card: LinkPreview}>();

  return async (address: string): Promise<LinkPreview | 'none' | undefined> => {
    const gift = canonicalGiftUrl(address, backendUrl);
    if (gift === undefined) return 'none';
    const cached = cache.get(gift);
    if (cached && cached.until > now()) return cached.card;
    const card = await fetchPreview(gift).catch(() => undefined);
    if (!card) return undefined;
    cache.delete(gift);
    cache.set(gift, {until: now() + CACHE_MS, card});
    if (cache.size > MAX_CACHED) cache.delete(cache.keys().next().value!);
    return card;
  };

  async function fetchPreview(gift: string): Promise<LinkPreview | undefined> {
    const response = await fetch(`${internalUrl}/oembed?url=${encodeURIComponent(gift)}`, {signal: AbortSignal.timeout(3_000)});
    if (!response.ok) return undefined;
    const {type, title, provider_name: shop, thumbnail_url: image} = await response.json() as Record<string, unknown>;
    if (type !== 'link' || typeof title !== 'string' || typeof shop !== 'string') return undefined;
    return typeof image === 'string' && URL.canParse(image) && new URL(image).origin === backendUrl ? {title, shop, image} : undefined;
  }
}

/** The address of a gift's page without anything behind it; only this backend's links are looked up, never a stranger's. */
function canonicalGiftUrl(address: string, backendUrl: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const {origin, pathname} = new URL(address);
  return origin === backendUrl && /^\/g\/[\w-]{22}$/.test(pathname) ? origin + pathname : undefined;
}
