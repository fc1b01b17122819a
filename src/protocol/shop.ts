import * as z from 'zod/mini';
import {FulfillmentKey} from './address.ts';
import {Currency} from './money.ts';
import {Policy} from './policy.ts';
import {Contact, CountryCode, HttpUrl, openEnum} from './scalars.ts';

/** Optional features of a backend. */
export const features = ['group', 'draw', 'secret', 'passcode', 'schedule', 'extend', 'events', 'oembed', 'mail', 'descriptor'] as const;
export type Feature = (typeof features)[number];

/** The shop behind a backend: its public details. */
export const Shop = z.object({
  name: z.string(),
  domain: z.string(),
  locales: z.array(z.string()),
  currency: Currency,
  shipsTo: z.array(CountryCode),
  policy: Policy,
  features: z.array(openEnum(features)),
  /** The key that addresses are encrypted to. */
  fulfillmentKey: FulfillmentKey,
  support: z.optional(Contact),
  terms: z.optional(HttpUrl),
  privacy: z.optional(HttpUrl),
});
export type Shop = z.infer<typeof Shop>;
