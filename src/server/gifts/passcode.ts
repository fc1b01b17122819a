/**
 * A passcode is kept only as a salted slow hash, and may be guessed at only so often.
 *
 * Wrong tries are counted for the gift, not for the caller: whoever guesses has the link and as many addresses as
 * they like. The count is judged by the same change that writes a try down, so guesses sent all at once gain nothing,
 * and while it is full a right passcode is refused like a wrong one.
 */
import {base64url} from '../../protocol/index.ts';
import type {RequestIdentity} from '../request-identity.ts';
import {ProblemError} from '../problem.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';
import type {AppContext} from '../context.ts';

export const MAX_FAILED_ATTEMPTS = 5;
export const LOCKOUT_WINDOW_MS = 15 * 60_000;

const PBKDF2_ITERATIONS = 600_000;

export async function hashPasscode(context: Pick<AppContext, 'random'>, passcode: string): Promise<string> {
  const salt = base64url(context.random.bytes(16));
  return `pbkdf2-sha256.${PBKDF2_ITERATIONS}.${salt}.${await deriveHash(passcode, salt, PBKDF2_ITERATIONS)}`;
}

export async function verifyPasscode(passcode: string, stored: string): Promise<boolean> {
  const [, iterations, salt, hash] = stored.split('.');
  return (await deriveHash(passcode, salt!, Number(iterations))) === hash;
}

/** Passes whoever knows the passcode. The same request again is answered again, and counts once. */
export async function checkPasscode(context: AppContext, gift: GiftRow, identity: RequestIdentity, passcode: string | undefined): Promise<void> {
  if (gift.passcodeHash === null) return;
  const {scope, key, fingerprint} = identity;
  const previousAttempt = await context.storage.read((tx) => tx.findFailedPasscodeAttempt(gift.id, scope, key));
  if (previousAttempt) throw new ProblemError(previousAttempt.fingerprint === fingerprint ? 'passcode-incorrect' : 'idempotency-key-reused');
  if (passcode === undefined) throw new ProblemError('passcode-incorrect');
  // Asked first so that a flood costs no hashing, and again below, where it counts.
  await context.storage.read((tx) => enforceLockout(tx, gift.id));
  const isCorrect = await verifyPasscode(passcode, gift.passcodeHash);
  await context.storage.transaction(async (tx) => {
    await enforceLockout(tx, gift.id);
    if (!isCorrect) await tx.insertFailedPasscodeAttempt({giftId: gift.id, scope, key, fingerprint});
  });
  if (!isCorrect) throw new ProblemError('passcode-incorrect');
}

async function enforceLockout(tx: Transaction, gift: string) {
  const attempts = await tx.listFailedPasscodeAttemptTimes(gift, MAX_FAILED_ATTEMPTS);
  const oldest = attempts[MAX_FAILED_ATTEMPTS - 1];
  const retryAfterMs = oldest === undefined ? 0 : oldest + LOCKOUT_WINDOW_MS - (await tx.now());
  if (retryAfterMs > 0) throw new ProblemError('rate-limited', {retryAfterMs});
}

/** Full-width digits and a space at the end are how a keyboard wrote it, not another passcode. */
async function deriveHash(passcode: string, salt: string, iterations: number): Promise<string> {
  const utf8 = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', utf8.encode(passcode.normalize('NFKC').trim()), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({name: 'PBKDF2', hash: 'SHA-256', salt: utf8.encode(salt), iterations}, key, 256);
  return base64url(new Uint8Array(bits));
}
