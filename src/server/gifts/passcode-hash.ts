/**
 * The slow hash of a passcode.
 *
 * All hashing of a process shares four threads, and a slow hash occupies one for a tenth of a second. So one passcode is
 * checked and one new passcode is hashed at a time; everything else finds the other threads free.
 */
import {base64url} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import {ProblemError} from '../problem.ts';

const PBKDF2_ITERATIONS = 600_000;
/** More would wait longer than a client does. */
const MAX_WAITING = 40;
const BUSY_RETRY_MS = 3_000;

const hashInTurn = createQueue();
const checkInTurn = createQueue();

/** Returns `pbkdf2-sha256.{iterations}.{salt}.{hash}`. Throws `rate-limited` if too many others wait. */
export async function hashPasscode(context: Pick<AppContext, 'random'>, passcode: string): Promise<string> {
  const salt = base64url(context.random.bytes(16));
  const hash = await hashInTurn(() => deriveHash(passcode, salt, PBKDF2_ITERATIONS));
  return `pbkdf2-sha256.${PBKDF2_ITERATIONS}.${salt}.${hash}`;
}

/** Throws `rate-limited` if too many others wait. */
export async function verifyPasscode(passcode: string, stored: string): Promise<boolean> {
  const [, iterations, salt, hash] = stored.split('.');
  return (await checkInTurn(() => deriveHash(passcode, salt!, Number(iterations)))) === hash;
}

function createQueue() {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (waiting >= MAX_WAITING) throw new ProblemError('rate-limited', {retryAfterMs: BUSY_RETRY_MS});
    waiting++;
    const result = last.then(run);
    last = result.catch(() => undefined).then(() => { waiting--; });
    return result;
  };
}

/** Full-width digits and surrounding spaces come from the keyboard and do not make another passcode. */
async function deriveHash(passcode: string, salt: string, iterations: number): Promise<string> {
  const utf8 = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', utf8.encode(passcode.normalize('NFKC').trim()), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({name: 'PBKDF2', hash: 'SHA-256', salt: utf8.encode(salt), iterations}, key, 256);
  return base64url(new Uint8Array(bits));
}
