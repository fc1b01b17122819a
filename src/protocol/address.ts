import * as z from 'zod/mini';
import {CountryCode, singleLineText} from './scalars.ts';

/** A postal address. Only the recipient's browser and the shop hold one unencrypted. */
export const Address = z.object({
  name: singleLineText(100),
  organization: z.optional(singleLineText(100)),
  country: CountryCode,
  postalCode: z.optional(singleLineText(20)),
  /** State, province or prefecture. */
  area: z.optional(singleLineText(100)),
  city: z.optional(singleLineText(100)),
  /** District, suburb or dependent locality. */
  district: z.optional(singleLineText(100)),
  /** Street and house, one entry per line. */
  street: z.array(singleLineText(200)).check(z.minLength(1), z.maxLength(3)),
  /** E.164 if the number is recognized, otherwise as typed. */
  phone: z.optional(singleLineText(40)),
  email: z.optional(singleLineText(254).check(z.regex(/^[^\s@]+@[^\s@]+$/))),
});
export type Address = z.infer<typeof Address>;

/** The plaintext of the JWE. */
export const AddressPayload = z.object({v: z.literal(1), address: Address});
export type AddressPayload = z.infer<typeof AddressPayload>;

/** A compact JWE (RFC 7516 §7.1) with `ECDH-ES`, so its second part, the encrypted key, is empty. */
export const CompactJwe = z.string().check(z.maxLength(16_000), z.regex(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/));

/** The part of an address that shipping rules need and that is sent unencrypted. */
export const ShipTo = z.object({country: CountryCode, postalCode: z.optional(singleLineText(20))});
export type ShipTo = z.infer<typeof ShipTo>;

/** The public half of a fulfillment key (RFC 7517), P-256. */
export const FulfillmentKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  kid: z.string().check(z.minLength(1), z.maxLength(100)),
  use: z.optional(z.string()),
  alg: z.optional(z.string()),
});
export type FulfillmentKey = z.infer<typeof FulfillmentKey>;
