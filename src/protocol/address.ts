import * as z from 'zod/mini';
import {CountryCode, line} from './scalars.ts';

/** Where a gift goes. Only the recipient's browser and the shop ever hold one of these in the open. */
export const Address = z.object({
  name: line(100),
  organization: z.optional(line(100)),
  country: CountryCode,
  postalCode: z.optional(line(20)),
  /** State, province, prefecture. */
  area: z.optional(line(100)),
  city: z.optional(line(100)),
  /** District, suburb, dependent locality. */
  district: z.optional(line(100)),
  /** Street and house, one entry a line. */
  street: z.array(line(200)).check(z.minLength(1), z.maxLength(3)),
  /** E.164 where it could be told, else as typed. */
  phone: z.optional(line(40)),
  mail: z.optional(line(254).check(z.regex(/^[^\s@]+@[^\s@]+$/))),
});
export type Address = z.infer<typeof Address>;

/** What is inside the JWE. */
export const SealedAddress = z.object({v: z.literal(1), address: Address});
export type SealedAddress = z.infer<typeof SealedAddress>;

/** A compact JWE (RFC 7516 §7.1) with `ECDH-ES`, so its second part is empty. */
export const CompactJwe = z.string().check(z.maxLength(16_000), z.regex(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/));

/** What shipping rules may know without opening the seal. */
export const ShipTo = z.object({country: CountryCode, postalCode: z.optional(line(20))});
export type ShipTo = z.infer<typeof ShipTo>;

/** The public half of a fulfilment key (RFC 7517), P-256. */
export const FulfilmentKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  kid: z.string().check(z.minLength(1), z.maxLength(100)),
  use: z.optional(z.string()),
  alg: z.optional(z.string()),
});
export type FulfilmentKey = z.infer<typeof FulfilmentKey>;
