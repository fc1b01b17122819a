/**
 * Link previews of gift links: the shop asks the oEmbed endpoint of the backend, as a CMS does for the sites it knows, and
 * caches the response. Callers strip the hash of the URL first, because it holds the claim token.
 */

export interface LinkPreview {
  title: string;
  shop: string;
  image: string;
}

const CACHE_MS = 10 * 60_000;
const MAX_CACHED = 200;

/**
 * The returned function resolves to `none` if the URL is not a gift link of this backend, and to undefined while the backend
 * is unreachable.
 */
export function createUnfurler(backendUrl: string, internalUrl = backendUrl, now = Date.now) {
  const cache = new Map<string, {until: number; preview: LinkPreview}>();

  return async (address: string): Promise<LinkPreview | 'none' | undefined> => {
    const gift = canonicalGiftUrl(address, backendUrl);
    if (gift === undefined) return 'none';
    const cached = cache.get(gift);
    if (cached && cached.until > now()) return cached.preview;
    const preview = await fetchPreview(gift).catch(() => undefined);
    if (!preview) return undefined;
    cache.delete(gift);
    cache.set(gift, {until: now() + CACHE_MS, preview});
    if (cache.size > MAX_CACHED) cache.delete(cache.keys().next().value!);
    return preview;
  };

  async function fetchPreview(gift: string): Promise<LinkPreview | undefined> {
    const response = await fetch(`${internalUrl}/oembed?url=${encodeURIComponent(gift)}`, {signal: AbortSignal.timeout(3_000)});
    if (!response.ok) return undefined;
    const {type, title, provider_name: shop, thumbnail_url: image} = await response.json() as Record<string, unknown>;
    if (type !== 'link' || typeof title !== 'string' || typeof shop !== 'string') return undefined;
    return typeof image === 'string' && URL.canParse(image) && new URL(image).origin === backendUrl ? {title, shop, image} : undefined;
  }
}

/** The URL of the gift page without query and hash. Only links of this backend are looked up (no server-side request forgery). */
function canonicalGiftUrl(address: string, backendUrl: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const {origin, pathname} = new URL(address);
  return origin === backendUrl && /^\/g\/[\w-]{22}$/.test(pathname) ? origin + pathname : undefined;
}
