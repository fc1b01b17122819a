/** Opens a sealed address just long enough to know that a parcel can go there. */
import type {Address, CheckedRequestOf} from '../../protocol/index.ts';
import {SealError} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import type {World} from '../world.ts';

type Sealed = CheckedRequestOf<'correctAddress'>;

// City states, and territories that are one town: an address there is whole without a city.
const WITHOUT_CITY = new Set(['AI', 'GI', 'HK', 'MC', 'MO', 'SG', 'VA', 'NR', 'IO', 'PN', 'FK', 'SH', 'TC', 'GS']);

/** Answers the id of the key it was sealed to; refuses what nobody could deliver to. */
export async function checkSeal(world: World, {address: jwe, shipTo}: Sealed, receiptHash: string): Promise<string> {
  const opened = await world.keys.open(jwe).catch((error: unknown) => {
    if (!(error instanceof SealError)) throw error;
    throw error.reason === 'retired' ? new Refusal('fulfilment-key-retired') : undeliverable('/address', 'not-sealed');
  });
  if (opened.retired) throw new Refusal('fulfilment-key-retired');
  const {address} = opened;
  // A seal made for another claim must not be usable here, nor hide where it really goes.
  if (opened.receiptHash !== receiptHash) throw undeliverable('/address', 'sealed-for-another');
  if (address.country !== shipTo.country) throw undeliverable('/shipTo/country', 'differs');
  if (shipTo.postalCode !== undefined && plain(shipTo.postalCode) !== plain(address.postalCode ?? '')) {
    throw undeliverable('/shipTo/postalCode', 'differs');
  }
  if (!world.shop.shipsTo.includes(shipTo.country)) throw new Refusal('country-not-served');
  const missing = missingParts(address);
  if (missing.length > 0) throw new Refusal('address-undeliverable', {errors: missing.map((pointer) => ({pointer, code: 'missing'}))});
  return opened.kid;
}

function missingParts(address: Address): string[] {
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
export async function sameSeal(world: World, sealed: string, again: string): Promise<boolean> {
  if (sealed === again) return true;
  const [one, other] = await Promise.all([sealed, again].map((jwe) => world.keys.open(jwe).catch(() => undefined)));
  return one !== undefined && other !== undefined && JSON.stringify(one.address) === JSON.stringify(other.address);
}

const undeliverable = (pointer: string, code: string) => new Refusal('address-undeliverable', {errors: [{pointer, code}]});
const plain = (code: string) => code.replace(/[\s-]/g, '').toUpperCase();
