/** Opens a sealed address just long enough to know that a parcel can go there. */
import type {Address, ParsedRequestOf} from '../../protocol/index.ts';
import {AddressDecryptionError} from '../ports.ts';
import {ProblemError} from '../problem.ts';
import type {AppContext} from '../context.ts';

type ShippingFields = ParsedRequestOf<'correctAddress'>;

// City states, and territories that are one town: an address there is whole without a city.
const WITHOUT_CITY = new Set(['AI', 'GI', 'HK', 'MC', 'MO', 'SG', 'VA', 'NR', 'IO', 'PN', 'FK', 'SH', 'TC', 'GS']);

/** Answers the id of the key it was sealed to; refuses what nobody could deliver to. */
export async function validateEncryptedAddress(context: AppContext, {address: jwe, shipTo}: ShippingFields, receiptHash: string): Promise<string> {
  const decrypted = await context.keys.decryptAddress(jwe).catch((error: unknown) => {
    if (!(error instanceof AddressDecryptionError)) throw error;
    throw error.reason === 'retired' ? new ProblemError('fulfillment-key-retired') : undeliverable('/address', 'not-sealed');
  });
  if (decrypted.retired) throw new ProblemError('fulfillment-key-retired');
  const {address} = decrypted;
  // A seal made for another claim must not be usable here, nor hide where it really goes.
  if (decrypted.receiptHash !== receiptHash) throw undeliverable('/address', 'sealed-for-another');
  if (address.country !== shipTo.country) throw undeliverable('/shipTo/country', 'differs');
  if (shipTo.postalCode !== undefined && normalize(shipTo.postalCode) !== normalize(address.postalCode ?? '')) {
    throw undeliverable('/shipTo/postalCode', 'differs');
  }
  if (!context.shop.shipsTo.includes(shipTo.country)) throw new ProblemError('country-not-served');
  const missing = missingFields(address);
  if (missing.length > 0) throw new ProblemError('address-undeliverable', {errors: missing.map((pointer) => ({pointer, code: 'missing'}))});
  return decrypted.kid;
}

function missingFields(address: Address): string[] {
  const missing: string[] = [];
  if (!address.name.trim()) missing.push('/address/name');
  if (!address.street.some((line) => line.trim())) missing.push('/address/street');
  if (!address.city?.trim() && !WITHOUT_CITY.has(address.country)) missing.push('/address/city');
  return missing;
}

/**
 * Whether a claim that comes again asks for what was claimed: the same bytes, or, sealed anew, the same address.
 * An earlier try may have arrived unnoticed, and been corrected before this one.
 */
export async function isSameAddress(context: AppContext, sealed: string, again: string): Promise<boolean> {
  if (sealed === again) return true;
  const [one, other] = await Promise.all([sealed, again].map((jwe) => context.keys.decryptAddress(jwe).catch(() => undefined)));
  return one !== undefined && other !== undefined && JSON.stringify(one.address) === JSON.stringify(other.address);
}

const undeliverable = (pointer: string, code: string) => new ProblemError('address-undeliverable', {errors: [{pointer, code}]});
const normalize = (code: string) => code.replace(/[\s-]/g, '').toUpperCase();
