/**
 * What a link in an article becomes: the shop asks the backend's oEmbed, as any CMS does for the links it knows, and
 * keeps the answer for a while. Whoever asks here has cut off what stands behind the `#`.
 */

export interface Unfurled {
  title: string;
  shop: string;
  picture: string;
}

const KEEP_MS = 10 * 60_000;
const MOST_KEPT = 200;

/** Answers `none` for what is no gift's link of this backend, and undefined while that can't be asked. */
export function unfurling(backendUrl: string, reached = backendUrl, now = Date.now) {
  const kept = new Map<string, {until: number; card: Unfurled}>();

  return async (address: string): Promise<Unfurled | 'none' | undefined> => {
    const gift = giftAddress(address, backendUrl);
    if (gift === undefined) return 'none';
    const known = kept.get(gift);
    if (known && known.until > now()) return known.card;
    const card = await ask(gift).catch(() => undefined);
    if (!card) return undefined;
    kept.delete(gift);
    kept.set(gift, {until: now() + KEEP_MS, card});
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    return card;
  };

  async function ask(gift: string): Promise<Unfurled | undefined> {
    const response = await fetch(`${reached}/oembed?url=${encodeURIComponent(gift)}`, {signal: AbortSignal.timeout(3_000)});
    if (!response.ok) return undefined;
    const {type, title, provider_name: shop, thumbnail_url: picture} = await response.json() as Record<string, unknown>;
    if (type !== 'link' || typeof title !== 'string' || typeof shop !== 'string') return undefined;
    return typeof picture === 'string' && URL.canParse(picture) && new URL(picture).origin === backendUrl ? {title, shop, picture} : undefined;
  }
}

/** The address of a gift's page without anything behind it; only this backend's links are looked up, never a stranger's. */
function giftAddress(address: string, backendUrl: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const {origin, pathname} = new URL(address);
  return origin === backendUrl && /^\/g\/[\w-]{22}$/.test(pathname) ? origin + pathname : undefined;
}
