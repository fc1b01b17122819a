/**
 * The token is the resource: what it opens is found by its hash, and what an unknown one opens
 * can't be told apart from nothing.
 */
import {hashToken, tokenKind, type Endpoint} from '../../protocol/index.ts';
import {ProblemError} from '../problem.ts';
import type {CapabilityRow} from '../storage/storage.ts';
import type {AppContext} from '../context.ts';

export interface Credential {
  hash: string;
  /** Undefined for the merchant's key. */
  capability?: CapabilityRow;
}

/** Who is calling, for calls that take a token; `unknown` is told of every token that opens nothing. */
export async function authenticate(
  context: AppContext, merchantKeyHash: string, request: Request, call: Endpoint, onUnknownToken: () => void,
): Promise<Credential | undefined> {
  if (call.credential.length === 0) return undefined;
  const header = request.headers.get('authorization');
  if (header === null) throw new ProblemError('credential-missing');
  const token = /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '';
  const kind = tokenKind(token);
  if (!kind || !call.credential.includes(kind)) throw new ProblemError('credential-invalid');
  const hash = await hashToken(token);
  if (kind === 'secret') {
    if (!timingSafeEqual(hash, merchantKeyHash)) return rejectUnknownToken(onUnknownToken);
    return {hash};
  }
  const capability = await context.storage.read((tx) => tx.findCapability(hash));
  return capability?.kind === kind ? {hash, capability} : rejectUnknownToken(onUnknownToken);
}

function rejectUnknownToken(onUnknownToken: () => void): never {
  onUnknownToken();
  throw new ProblemError('not-found');
}

/** Compares in a time that does not depend on where they differ. */
function timingSafeEqual(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}
