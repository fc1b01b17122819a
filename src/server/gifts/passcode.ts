/**
 * A passcode is kept only as a salted slow hash, and may be guessed at only so often.
 *
 * Wrong tries are counted for the gift, not for the caller: whoever guesses has the link and as many addresses as
 * they like. The count is judged by the same change that writes a try down, so guesses sent all at once gain nothing,
 * and while it is full a right passcode is refused like a wrong one.
 */
import {base64url} from '../../protocol/index.ts';
import type {Asking} from '../idempotency.ts';
import {Refusal} from '../refusal.ts';
import type {GiftRow, Tx} from '../store.ts';
import type {World} from '../world.ts';

export const MOST_WRONG_TRIES = 5;
export const WRONG_TRIES_MS = 15 * 60_000;

const ROUNDS = 600_000;

export async function hashPasscode(world: Pick<World, 'random'>, passcode: string): Promise<string> {
  const salt = base64url(world.random.bytes(16));
  return `pbkdf2-sha256.${ROUNDS}.${salt}.${await stretch(passcode, salt, ROUNDS)}`;
}

export async function isPasscode(passcode: string, kept: string): Promise<boolean> {
  const [, rounds, salt, hash] = kept.split('.');
  return (await stretch(passcode, salt!, Number(rounds))) === hash;
}

/** Passes whoever knows the passcode. The same request again is answered again, and counts once. */
export async function checkPasscode(world: World, gift: GiftRow, asking: Asking, passcode: string | undefined): Promise<void> {
  if (gift.passcode === null) return;
  const {scope, key, fingerprint} = asking;
  const before = await world.store.read((tx) => tx.wrongTry(gift.id, scope, key));
  if (before) throw new Refusal(before.fingerprint === fingerprint ? 'passcode-wrong' : 'idempotency-key-reused');
  if (passcode === undefined) throw new Refusal('passcode-wrong');
  // Asked first so that a flood costs no hashing, and again below, where it counts.
  await world.store.read((tx) => refuseGuessing(tx, gift.id));
  const right = await isPasscode(passcode, gift.passcode);
  await world.store.change(async (tx) => {
    await refuseGuessing(tx, gift.id);
    if (!right) await tx.noteWrongTry({gift: gift.id, scope, key, fingerprint});
  });
  if (!right) throw new Refusal('passcode-wrong');
}

async function refuseGuessing(tx: Tx, gift: string) {
  const tries = await tx.wrongTries(gift, MOST_WRONG_TRIES);
  const oldest = tries[MOST_WRONG_TRIES - 1];
  const wait = oldest === undefined ? 0 : oldest + WRONG_TRIES_MS - (await tx.now());
  if (wait > 0) throw new Refusal('rate-limited', {retryAfterMs: wait});
}

/** Full-width digits and a space at the end are how a keyboard wrote it, not another passcode. */
async function stretch(passcode: string, salt: string, iterations: number): Promise<string> {
  const utf8 = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', utf8.encode(passcode.normalize('NFKC').trim()), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({name: 'PBKDF2', hash: 'SHA-256', salt: utf8.encode(salt), iterations}, key, 256);
  return base64url(new Uint8Array(bits));
}
