/**
 * A manage link of the server's own making. Its token lies hidden until its mail has left, so that a mail that is sent
 * again carries the same one; after that only its hash is left, as of any other token.
 */
import {claimToken, hashToken, newToken} from '../../protocol/index.ts';
import type {JobRow} from '../store.ts';
import type {World} from '../world.ts';

export async function manageLink(world: World, job: JobRow): Promise<string> {
  return `${world.publicUrl}/m/${job.gift}#${await tokenFor(world, job)}`;
}

async function tokenFor(world: World, {key, gift}: JobRow): Promise<string> {
  const about = `token of ${key}`;
  const made = newToken('manage', (count) => world.random.bytes(count) as Uint8Array<ArrayBuffer>);
  const maker = await hashToken(made);
  const claimHash = await hashToken(await claimToken(made, 0));
  const hidden = await world.keys.hide(made, about);
  const kept = await world.store.change(async (tx) => {
    const before = await tx.mailToken(key);
    if (before !== undefined) return before;
    await tx.insertCapability({hash: maker, kind: 'manage', gift});
    await tx.insertCapability({hash: claimHash, kind: 'claim', gift, number: 0, maker});
    await tx.keepMailToken(key, hidden);
    return hidden;
  });
  return world.keys.reveal(kept, about);
}
