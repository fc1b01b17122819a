/** How often one caller may try, kept in memory as token buckets. */
import type {Clock} from '../ports.ts';

export interface Limits {
  failedAuthPerMinute: number;
  failedAuthPerHour: number;
  draftsPerMinute: number;
  /** Reads by one token; the merchant's key may read ten times as often. */
  readsPerMinute: number;
  /** Writes with one token; a claim link, which a group shares, and the merchant's key may write ten times as often. */
  writesPerMinute: number;
  /** Tries to claim by one claimant; an office shares an address, so it is not per address. */
  claimsPerMinute: number;
  /** Streams of events open at a time: with one token, from one address, and in all. */
  streamsPerToken: number;
  streamsPerAddress: number;
  streams: number;
}

export const defaultLimits: Limits = {
  failedAuthPerMinute: 10,
  failedAuthPerHour: 100,
  draftsPerMinute: 30,
  readsPerMinute: 60,
  writesPerMinute: 30,
  claimsPerMinute: 30,
  streamsPerToken: 4,
  streamsPerAddress: 50,
  streams: 2_000,
};

export const MINUTE_MS = 60_000;
const MAX_BUCKETS = 100_000;

/** Takes one from the bucket of `who`; answers how many milliseconds to wait, 0 when it was granted. */
export type TokenBucket = (who: string, times?: number) => number;

export function createBucket(clock: Clock, capacity: number, perMs: number): TokenBucket {
  const levels = new Map<string, {left: number; at: number}>();
  return (who, times = 1) => {
    const now = clock.now();
    const full = capacity * times;
    const rate = full / perMs;
    const last = levels.get(who);
    const left = last ? Math.min(full, last.left + Math.max(0, now - last.at) * rate) : full;
    levels.delete(who);
    levels.set(who, {left: left >= 1 ? left - 1 : left, at: now});
    if (levels.size > MAX_BUCKETS) levels.delete(levels.keys().next().value!);
    return left >= 1 ? 0 : Math.ceil((1 - left) / rate);
  };
}

export function createRateLimits(clock: Clock, given: Partial<Limits> = {}) {
  const limits = {...defaultLimits, ...given};
  const wrongMinute = createBucket(clock, limits.failedAuthPerMinute, MINUTE_MS);
  const wrongHour = createBucket(clock, limits.failedAuthPerHour, 60 * MINUTE_MS);
  return {
    failedAuth: (address: string) => Math.max(wrongMinute(address), wrongHour(address)),
    draft: createBucket(clock, limits.draftsPerMinute, MINUTE_MS),
    read: createBucket(clock, limits.readsPerMinute, MINUTE_MS),
    write: createBucket(clock, limits.writesPerMinute, MINUTE_MS),
    claim: createBucket(clock, limits.claimsPerMinute, MINUTE_MS),
    concurrency: limits,
  };
}

/**
 * Who is calling: the address that the last untrusted hop had. An IPv6 caller
 * owns a whole /64, so that is what is counted.
 */
export function clientAddress(request: Request, address: string | undefined, trustedProxies: number): string {
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').map((hop) => hop.trim()) ?? [];
  const hops = [...forwarded, address ?? 'unknown'];
  const hop = hops[Math.max(0, hops.length - 1 - trustedProxies)]!;
  return networkPrefix(withoutPort(hop.slice(0, 64)));
}

/** Some proxies write the port as well: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (hop: string) => /^\[([^\]]+)\]/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;

function networkPrefix(address: string): string {
  if (!address.includes(':') || /^::ffff:\d+\./i.test(address)) return address.replace(/^::ffff:/i, '');
  const [head = '', tail = ''] = address.split('%')[0]!.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const whole = address.includes('::') ? [...left, ...zeros, ...right] : left;
  return whole.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':') + '::/64';
}
