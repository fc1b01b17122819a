/**
 * The token is the resource: what it opens is found by its hash, and what an unknown one opens
 * can't be told apart from nothing.
 */
import {hashToken, tokenKind, type Call} from '../protocol/index.ts';
import {Refusal} from './refusal.ts';
import type {CapabilityRow} from './store.ts';
import type {World} from './world.ts';

export interface Credential {
  hash: string;
  /** Undefined for the merchant's key. */
  capability?: CapabilityRow;
}

/** Who is calling, for calls that take a token; `unknown` is told of every token that opens nothing. */
export async function credentialOf(
  world: World, merchantKeyHash: string, request: Request, call: Call, unknown: () => void,
): Promise<Credential | undefined> {
  if (call.credential.length === 0) return undefined;
  const header = request.headers.get('authorization');
  if (header === null) throw new Refusal('credential-missing');
  const token = /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '';
  const kind = tokenKind(token);
  if (!kind || !call.credential.includes(kind)) throw new Refusal('credential-invalid');
  const hash = await hashToken(token);
  if (kind === 'secret') {
    if (!sameText(hash, merchantKeyHash)) return refuseUnknown(unknown);
    return {hash};
  }
  const capability = await world.store.read((tx) => tx.capability(hash));
  return capability?.kind === kind ? {hash, capability} : refuseUnknown(unknown);
}

function refuseUnknown(unknown: () => void): never {
  unknown();
  throw new Refusal('not-found');
}

/** Compares in a time that does not depend on where they differ. */
function sameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}
