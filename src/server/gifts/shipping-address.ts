/** Checks an encrypted address: decrypts it just long enough to know that a parcel can be sent there. */
import type {Address, ParsedRequestOf} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import {AddressDecryptionError} from '../ports.ts';
import {ProblemError} from '../problem.ts';

type ShippingFields = ParsedRequestOf<'correctAddress'>;

// City states and territories that are one town: an address there is complete without a city.
const COUNTRIES_WITHOUT_CITY = new Set(['AI', 'GI', 'HK', 'MC', 'MO', 'SG', 'VA', 'NR', 'IO', 'PN', 'FK', 'SH', 'TC', 'GS']);

/**
 * Returns the id of the key that the address is encrypted to. Throws if the address cannot be decrypted or delivered
 * to.
 */
export async function validateEncryptedAddress(
  context: AppContext, {address: jwe, shipTo}: ShippingFields, receiptHash: string,
): Promise<string> {
  const decrypted = await context.keys.decryptAddress(jwe).catch((error: unknown) => {
    if (!(error instanceof AddressDecryptionError)) throw error;
    throw error.reason === 'retired' ? new ProblemError('fulfillment-key-retired') : undeliverable('/address', 'not-encrypted');
  });
  if (decrypted.retired) throw new ProblemError('fulfillment-key-retired');
  const {address} = decrypted;
  // The payload is bound to one receipt, so that it cannot be copied into another claim. Country and postal code
  // must match the plain ones, which the merchant sees and the shipping region is judged by.
  if (decrypted.receiptHash !== receiptHash) throw undeliverable('/address', 'encrypted-for-another-claim');
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
  if (!address.city?.trim() && !COUNTRIES_WITHOUT_CITY.has(address.country)) missing.push('/address/city');
  return missing;
}

/** Whether two encrypted addresses are the same: the same bytes, or the same address encrypted twice. */
export async function isSameAddress(context: AppContext, stored: string, repeated: string): Promise<boolean> {
  if (stored === repeated) return true;
  const [one, other] = await Promise.all([stored, repeated].map((jwe) => context.keys.decryptAddress(jwe).catch(() => undefined)));
  return one !== undefined && other !== undefined && JSON.stringify(one.address) === JSON.stringify(other.address);
}

const undeliverable = (pointer: string, code: string) => new ProblemError('address-undeliverable', {errors: [{pointer, code}]});
const normalize = (postalCode: string) => postalCode.replace(/[\s-]/g, '').toUpperCase();
