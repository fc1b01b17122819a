/**
 * Manage links that the server creates for mails.
 *
 * The token is stored encrypted until its mail is sent, so that a retry carries the same link. Afterwards only its hash is
 * left, as for every other token.
 */
import {deriveClaimToken, hashToken, createToken} from '../../protocol/index.ts';
import type {JobRow} from '../storage/storage.ts';
import type {AppContext} from '../context.ts';

export async function createManageLink(context: AppContext, job: JobRow): Promise<string> {
  return `${context.publicUrl}/m/${job.giftId}#${await loadOrCreateToken(context, job)}`;
}

async function loadOrCreateToken({random, keys, storage}: AppContext, {key, giftId}: JobRow): Promise<string> {
  const purpose = `token of ${key}`;
  const token = createToken('manage', (count) => random.bytes(count) as Uint8Array<ArrayBuffer>);
  const manageHash = await hashToken(token);
  const claimHash = await hashToken(await deriveClaimToken(token, 0));
  const encryptedToken = await keys.encrypt(token, purpose);
  const storedToken = await storage.transaction(async (tx) => {
    const existing = await tx.findMailToken(key);
    if (existing !== undefined) return existing;
    await tx.insertCapability({hash: manageHash, kind: 'manage', giftId});
    await tx.insertCapability({hash: claimHash, kind: 'claim', giftId, linkNumber: 0, manageHash});
    await tx.saveMailToken(key, encryptedToken);
    return encryptedToken;
  });
  return keys.decrypt(storedToken, purpose);
}
