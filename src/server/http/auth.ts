import {hashToken, tokenKind, type Endpoint} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import {ProblemError} from '../problem.ts';
import type {CapabilityRow} from '../storage/storage.ts';

export interface Credential {
  hash: string;
  /** How many people use this token: the portions of a claim link, otherwise 1. */
  holders: number;
  /** Undefined for the merchant's secret key. */
  capability?: CapabilityRow;
}

/**
 * Finds what the bearer token opens; the token is the resource. Returns undefined for endpoints without a credential.
 *
 * An unknown token gets the same 404 as a missing resource. `onUnknownToken` counts it, and may throw to slow down guessing.
 */
export async function authenticate(
  {storage}: Pick<AppContext, 'storage'>, merchantKeyHash: string, request: Request, endpoint: Endpoint, onUnknownToken: () => void,
): Promise<Credential | undefined> {
  if (endpoint.credential.length === 0) return undefined;
  const header = request.headers.get('authorization');
  if (header === null) throw new ProblemError('credential-missing');
  const token = /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '';
  const kind = tokenKind(token);
  if (!kind || !endpoint.credential.includes(kind)) throw new ProblemError('credential-invalid');
  const hash = await hashToken(token);
  if (kind === 'secret') {
    if (timingSafeEqual(hash, merchantKeyHash)) return {hash, holders: 1};
  } else {
    const {capability, gift} = await storage.read(async (tx) => {
      const capability = await tx.findCapability(hash);
      return {capability, gift: kind === 'claim' && capability ? await tx.findGift(capability.giftId) : undefined};
    });
    if (capability?.kind === kind) return {hash, capability, holders: gift?.portionCount ?? 1};
  }
  onUnknownToken();
  throw new ProblemError('not-found');
}

/** Compares in a time that does not depend on where the texts differ. */
function timingSafeEqual(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}
