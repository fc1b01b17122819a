/** Signs product descriptors, on the shop's server. */
import type * as z from 'zod/mini';
import {Descriptor, DESCRIPTOR_PREFIX, MAX_DESCRIPTOR_DAYS, MAX_DESCRIPTOR_LENGTH} from '../../protocol/index.ts';
import {systemClock} from '../node/clock.ts';
import {parseSigningKey, sign} from './signing-key.ts';

/** What is sold: `sku`, `title`, `amount` and `currency`; optionally texts, picture, page and variants. */
export type ProductToSign = Omit<Descriptor, 'audience' | 'issued' | 'expires'>;

export interface SignOptions {
  /** A signing key of the backend, as `send-as-gift sign key` prints it. Whoever holds it sets prices. */
  key: string;
  /** The origin of the backend: its `publicUrl`. */
  audience: string;
  /** When the descriptor stops being valid. Default: in 90 days; at most in 366. */
  expires?: Date;
}

const DEFAULT_DAYS = 90;
const DAY_SECONDS = 86_400;

/** Completes "<field> must be …". */
const expectations: Readonly<Record<string, string>> = {
  sku: '1 to 200 letters, digits, dots, hyphens, underscores or tildes', ref: 'text of 1 to 200 characters',
  title: 'one line of text, at most 200 characters, 100 of a variant', description: 'text of at most 500 characters',
  url: 'an absolute https address', image: 'an absolute https address', imageAlt: 'one line of at most 200 characters',
  variants: 'a list of 1 to 50 variants, each with a ref of its own', amount: 'a whole number of minor units, such as 4800 for 48.00',
  currency: 'three capital letters, such as "EUR"', swatch: 'a color such as "#7a9cc6"',
  audience: 'the origin of the backend, such as "https://gifts.tea.example": no path and no slash at the end',
  issued: 'a whole number of seconds', expires: `later than now, and at most ${MAX_DESCRIPTOR_DAYS} days ahead`,
};

/**
 * Returns the product as a signed descriptor, `sagp1.…`, for the attribute `product` of `<send-as-gift>` on any page.
 *
 * Throws a `TypeError` that names each wrong field, one sentence per line.
 */
export function signProduct(product: ProductToSign, {key, audience, expires}: SignOptions): string {
  const signingKey = parseSigningKey(String(key));
  if (!signingKey) throw new TypeError('key must be a signing key, as send-as-gift sign key prints it.');
  const issued = Math.floor(systemClock.now() / 1000);
  const result = Descriptor.safeParse({
    ...product, audience, issued, expires: expires ? Math.floor(expires.getTime() / 1000) : issued + DEFAULT_DAYS * DAY_SECONDS,
  }, {reportInput: true});
  if (!result.success) throw new TypeError(result.error.issues.flatMap(describeIssue).join('\n'));
  const payload = Buffer.from(JSON.stringify(result.data)).toString('base64url');
  const signed = `${DESCRIPTOR_PREFIX}${signingKey.kid}.${payload}`;
  const descriptor = `${signed}.${sign(signingKey, signed)}`;
  if (descriptor.length > MAX_DESCRIPTOR_LENGTH) {
    throw new TypeError(`The descriptor has ${descriptor.length} characters, and may have ${MAX_DESCRIPTOR_LENGTH}: ` +
      'leave out the description, shorten texts and addresses, or sign fewer variants.');
  }
  return descriptor;
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => `${[path, name].filter(Boolean).join('.')}: there is no such field. Remove it or correct its spelling.`);
  }
  const field = issue.path.findLast((part) => typeof part === 'string');
  if (field === undefined) return ['The product must be an object with sku, title, amount and currency.'];
  return [`${path} ${issue.input === undefined ? 'is missing: it must be' : 'must be'} ${expectations[field] ?? 'an object with ref and title'}.`];
}
