/**
 * Passcodes: stored as a salted slow hash, with a lockout against guessing.
 *
 * Failed attempts are counted per gift, not per caller: whoever has the link also has as many network addresses as
 * they like. The transaction that records an attempt also checks the limit, so guessing in parallel gains nothing.
 * During a lockout the correct passcode is refused too; otherwise the response would confirm a guess.
 */
import {base64url} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import {ProblemError} from '../problem.ts';
import type {RequestIdentity} from '../request-identity.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';

const MAX_FAILED_ATTEMPTS = 5;
const LOCKOUT_WINDOW_MS = 15 * 60_000;

const PBKDF2_ITERATIONS = 600_000;

/** Returns `pbkdf2-sha256.{iterations}.{salt}.{hash}`. */
export async function hashPasscode(context: Pick<AppContext, 'random'>, passcode: string): Promise<string> {
  const salt = base64url(context.random.bytes(16));
  return `pbkdf2-sha256.${PBKDF2_ITERATIONS}.${salt}.${await deriveHash(passcode, salt, PBKDF2_ITERATIONS)}`;
}

export async function verifyPasscode(passcode: string, stored: string): Promise<boolean> {
  const [, iterations, salt, hash] = stored.split('.');
  return (await deriveHash(passcode, salt!, Number(iterations))) === hash;
}

/**
 * Throws `passcode-incorrect`, or `rate-limited` during a lockout. A repeated request gets the same result and counts
 * as one attempt.
 */
export async function checkPasscode(
  context: AppContext, gift: GiftRow, identity: RequestIdentity, passcode: string | undefined,
): Promise<void> {
  if (gift.passcodeHash === null) return;
  const {scope, key, fingerprint} = identity;
  const previousAttempt = await context.storage.read((tx) => tx.findFailedPasscodeAttempt(gift.id, scope, key));
  if (previousAttempt) throw new ProblemError(previousAttempt.fingerprint === fingerprint ? 'passcode-incorrect' : 'idempotency-key-reused');
  if (passcode === undefined) throw new ProblemError('passcode-incorrect');
  // Checked before hashing, so that a flood of guesses costs no CPU time, and again where the attempt is recorded.
  await context.storage.read((tx) => enforceLockout(tx, gift.id));
  const isCorrect = await verifyPasscode(passcode, gift.passcodeHash);
  await context.storage.transaction(async (tx) => {
    await enforceLockout(tx, gift.id);
    if (!isCorrect) await tx.insertFailedPasscodeAttempt({giftId: gift.id, scope, key, fingerprint});
  });
  if (!isCorrect) throw new ProblemError('passcode-incorrect');
}

async function enforceLockout(tx: Transaction, giftId: string) {
  const attempts = await tx.listFailedPasscodeAttemptTimes(giftId, MAX_FAILED_ATTEMPTS);
  const oldest = attempts[MAX_FAILED_ATTEMPTS - 1];
  const retryAfterMs = oldest === undefined ? 0 : oldest + LOCKOUT_WINDOW_MS - (await tx.now());
  if (retryAfterMs > 0) throw new ProblemError('rate-limited', {retryAfterMs});
}

/** Full-width digits and surrounding spaces come from the keyboard and do not make another passcode. */
async function deriveHash(passcode: string, salt: string, iterations: number): Promise<string> {
  const utf8 = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', utf8.encode(passcode.normalize('NFKC').trim()), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({name: 'PBKDF2', hash: 'SHA-256', salt: utf8.encode(salt), iterations}, key, 256);
  return base64url(new Uint8Array(bits));
}
