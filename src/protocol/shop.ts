import * as z from 'zod/mini';
import {FulfilmentKey} from './address.ts';
import {Currency} from './money.ts';
import {Policy} from './policy.ts';
import {Contact, CountryCode, oneOf, WebAddress} from './scalars.ts';

/** What a backend may offer beyond an ordinary gift. */
export const features = ['group', 'draw', 'secret', 'passcode', 'schedule', 'extend', 'events', 'oembed', 'mail'] as const;
export type Feature = (typeof features)[number];

/** The shop behind a backend, as everybody may know it. */
export const Shop = z.object({
  name: z.string(),
  domain: z.string(),
  locales: z.array(z.string()),
  currency: Currency,
  shipsTo: z.array(CountryCode),
  policy: Policy,
  features: z.array(oneOf(features)),
  /** The key that addresses are sealed to. */
  fulfilmentKey: FulfilmentKey,
  support: z.optional(Contact),
  terms: z.optional(WebAddress),
  privacy: z.optional(WebAddress),
});
export type Shop = z.infer<typeof Shop>;
