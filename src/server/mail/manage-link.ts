/**
 * A manage link of the server's own making. Its token lies hidden until its mail has left, so that a mail that is sent
 * again carries the same one; after that only its hash is left, as of any other token.
 */
import {deriveClaimToken, hashToken, createToken} from '../../protocol/index.ts';
import type {JobRow} from '../storage/storage.ts';
import type {AppContext} from '../context.ts';

export async function createManageLink(world: AppContext, job: JobRow): Promise<string> {
  return `${world.publicUrl}/m/${job.giftId}#${await loadOrCreateToken(world, job)}`;
}

async function loadOrCreateToken(world: AppContext, {key, giftId}: JobRow): Promise<string> {
  const context = `token of ${key}`;
  const token = createToken('manage', (count) => world.random.bytes(count) as Uint8Array<ArrayBuffer>);
  const manageHash = await hashToken(token);
  const claimHash = await hashToken(await deriveClaimToken(token, 0));
  const encryptedToken = await world.keys.encrypt(token, context);
  const storedToken = await world.storage.transaction(async (tx) => {
    const existing = await tx.findMailToken(key);
    if (existing !== undefined) return existing;
    await tx.insertCapability({hash: manageHash, kind: 'manage', giftId});
    await tx.insertCapability({hash: claimHash, kind: 'claim', giftId, linkNumber: 0, manageHash});
    await tx.saveMailToken(key, encryptedToken);
    return encryptedToken;
  });
  return world.keys.decrypt(storedToken, context);
}
