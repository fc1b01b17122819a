/** Rate limits as token buckets in memory, and the client addresses that some of them count. */
import type {Clock} from '../ports.ts';

export interface Limits {
  /** Requests with an unknown token, per client address. */
  failedAuthPerMinute: number;
  failedAuthPerHour: number;
  /** Per client address. */
  draftsPerMinute: number;
  draftsPerDay: number;
  /**
   * Per token or, for reads without one, per client address. Ten times as many for an address, for the merchant's secret key
   * and for a claim token; for a claim token with more than ten portions, as many times as there are portions.
   */
  readsPerMinute: number;
  /** Per token; as often multiplied as reads. */
  writesPerMinute: number;
  /** Attempts to claim, per recipient: an office shares an address. */
  claimsPerMinute: number;
  /** Until the sender changes the passcode or replaces the link. The default is 1 % of all passcodes of four digits. */
  wrongPasscodesPerGift: number;
  /** Event streams that are open at the same time: with one token, from one address, and in total. */
  streamsPerToken: number;
  streamsPerAddress: number;
  streams: number;
}

export const defaultLimits: Limits = {
  failedAuthPerMinute: 10,
  failedAuthPerHour: 100,
  draftsPerMinute: 30,
  draftsPerDay: 300,
  readsPerMinute: 60,
  writesPerMinute: 30,
  claimsPerMinute: 30,
  wrongPasscodesPerGift: 100,
  streamsPerToken: 4,
  streamsPerAddress: 50,
  streams: 2_000,
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MAX_BUCKETS = 100_000;

/** Takes one token from the bucket of `key`. Returns 0, or the milliseconds until there is one if the bucket is empty. */
export type TokenBucket = (key: string, capacityFactor?: number) => number;

function createBucket(clock: Clock, capacity: number, refillMs: number): TokenBucket {
  const levels = new Map<string, {tokens: number; updatedAt: number}>();
  return (key, capacityFactor = 1) => {
    const now = clock.now();
    const full = capacity * capacityFactor;
    const tokensPerMs = full / refillMs;
    const last = levels.get(key);
    const tokens = last ? Math.min(full, last.tokens + Math.max(0, now - last.updatedAt) * tokensPerMs) : full;
    // Deleting first makes the map order least recently used first.
    levels.delete(key);
    levels.set(key, {tokens: tokens >= 1 ? tokens - 1 : tokens, updatedAt: now});
    if (levels.size > MAX_BUCKETS) levels.delete(levels.keys().next().value!);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / tokensPerMs);
  };
}

export interface RateLimits {
  failedAuth: TokenBucket;
  draft: TokenBucket;
  read: TokenBucket;
  write: TokenBucket;
  claim: TokenBucket;
}

export function createRateLimits(clock: Clock, limits: Limits): RateLimits {
  const failedAuthPerMinute = createBucket(clock, limits.failedAuthPerMinute, MINUTE_MS);
  const failedAuthPerHour = createBucket(clock, limits.failedAuthPerHour, 60 * MINUTE_MS);
  const draftsPerMinute = createBucket(clock, limits.draftsPerMinute, MINUTE_MS);
  const draftsPerDay = createBucket(clock, limits.draftsPerDay, DAY_MS);
  return {
    failedAuth: (address) => Math.max(failedAuthPerMinute(address), failedAuthPerHour(address)),
    // A request that the first limit refuses does not count against the second.
    draft: (address) => draftsPerMinute(address) || draftsPerDay(address),
    read: createBucket(clock, limits.readsPerMinute, MINUTE_MS),
    write: createBucket(clock, limits.writesPerMinute, MINUTE_MS),
    claim: createBucket(clock, limits.claimsPerMinute, MINUTE_MS),
  };
}

/**
 * The address to count: the one before the last trusted proxy. IPv6 addresses count per /64, because a subscriber usually
 * owns a whole /64.
 */
export function clientAddress(request: Request, peer: string | undefined, trustedProxies: number): string {
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').map((hop) => hop.trim()) ?? [];
  const hops = [...forwarded, peer ?? 'unknown'];
  const hop = hops[Math.max(0, hops.length - 1 - trustedProxies)]!;
  return networkPrefix(withoutPort(hop.slice(0, 64)));
}

/** Some proxies append the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (hop: string) => /^\[([^\]]+)\]/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;

function networkPrefix(address: string): string {
  if (!address.includes(':') || /^::ffff:\d+\./i.test(address)) return address.replace(/^::ffff:/i, '');
  const [head = '', tail = ''] = address.split('%')[0]!.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = address.includes('::') ? [...left, ...zeros, ...right] : left;
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':') + '::/64';
}
