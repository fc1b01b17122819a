/**
 * Limits against guessing a passcode.
 *
 * - Each recipient has a share of tries, and then waits that grow. So has each address, because a guesser can pose as many
 *   recipients. Guessing uses up the guesser's own share, not the friend's.
 * - The gift has a total, which bounds guessing whatever recipients and addresses take part. Beyond it no passcode is
 *   accepted until the sender chooses a new one or replaces the link.
 *
 * A try is reserved before the slow hash and released if it was right, so that guessing in parallel gains nothing. During
 * a wait the correct passcode is refused too; otherwise the response would confirm a guess.
 */
import type {AppContext} from '../context.ts';
import {enqueueMail} from '../mail/enqueue.ts';
import {ProblemError} from '../problem.ts';
import type {RequestIdentity} from '../request-identity.ts';
import type {GiftRow, PasscodeAttemptRow, Transaction} from '../storage/storage.ts';
import {verifyPasscode} from './passcode-hash.ts';

const TRIES_PER_RECIPIENT = 5;
const MIN_TRIES_PER_ADDRESS = 20;
const FIRST_WAIT_MS = 60_000;
const MAX_WAIT_MS = 6 * 3600_000;
/** Another try is being checked that may be the last one. */
const PENDING_RETRY_MS = 1_000;
/** A reservation this old was left behind by a crash. */
const MAX_PENDING_MS = 10 * 60_000;

type PasscodeContext = Pick<AppContext, 'wrongPasscodesPerGift'>;

export const isPasscodeBlocked = ({wrongPasscodesPerGift}: PasscodeContext, {passcodeFailures}: GiftRow) =>
  passcodeFailures >= wrongPasscodesPerGift;

/**
 * Throws `passcode-incorrect`, `rate-limited` during a wait, or `passcode-blocked` beyond the total. A repeated request
 * gets the same result and counts as one try. Returns the hash that the passcode matched; null if the gift has none.
 */
export async function checkPasscode(
  context: AppContext, gift: GiftRow, identity: RequestIdentity, passcode: string | undefined,
): Promise<string | null> {
  const {passcodeHash} = gift;
  if (passcodeHash === null) return null;
  const {scope, key, fingerprint} = identity;
  const previous = await context.storage.read((tx) => tx.findPasscodeAttempt(gift.id, scope, key));
  if (previous && previous.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
  if (previous?.failed || passcode === undefined) throw new ProblemError('passcode-incorrect');
  // Checked by a read first, so that a flood of guesses writes nothing.
  await context.storage.read((tx) => requireTry(context, tx, gift.id, identity));
  await context.storage.transaction((tx) => reserveTry(context, tx, gift.id, identity));
  let isCorrect = false;
  try {
    isCorrect = await verifyPasscode(passcode, passcodeHash);
  } catch (error) {
    await context.storage.transaction((tx) => tx.deletePasscodeAttempt(gift.id, scope, key));
    throw error;
  }
  await context.storage.transaction((tx) =>
    (isCorrect ? tx.deletePasscodeAttempt(gift.id, scope, key) : recordFailure(context, tx, gift.id, identity)));
  if (!isCorrect) throw new ProblemError('passcode-incorrect');
  return passcodeHash;
}

/** Starts counting anew: whoever guessed has lost the link, or has to guess another passcode. */
export async function resetPasscodeTries(tx: Transaction, giftId: string): Promise<void> {
  await tx.deletePasscodeAttempts(giftId);
  await tx.updateGift(giftId, {passcodeFailures: 0});
}

async function reserveTry(context: PasscodeContext, tx: Transaction, giftId: string, identity: RequestIdentity) {
  await requireTry(context, tx, giftId, identity);
  const {scope, key, fingerprint, receiptHash, addressHash} = identity;
  await tx.insertPasscodeAttempt({giftId, scope, key, fingerprint, receiptHash: receiptHash!, addressHash});
}

async function requireTry(context: PasscodeContext, tx: Transaction, giftId: string, {receiptHash, addressHash}: RequestIdentity) {
  const gift = (await tx.findGift(giftId))!;
  if (isPasscodeBlocked(context, gift)) throw new ProblemError('passcode-blocked');
  const attempts = await tx.listPasscodeAttempts(giftId);
  const now = await tx.now();
  const waitMs = Math.max(
    waitAfter(attempts.filter((attempt) => attempt.receiptHash === receiptHash), TRIES_PER_RECIPIENT, now),
    waitAfter(attempts.filter((attempt) => attempt.addressHash === addressHash),
      Math.max(MIN_TRIES_PER_ADDRESS, TRIES_PER_RECIPIENT * gift.portionCount), now),
  );
  if (waitMs > 0) throw new ProblemError('rate-limited', {retryAfterMs: waitMs});
  const pending = attempts.filter(({failed, attemptedAt}) => !failed && attemptedAt > now - MAX_PENDING_MS).length;
  const isFull = gift.passcodeFailures + pending >= context.wrongPasscodesPerGift;
  if (isFull) throw new ProblemError('rate-limited', {retryAfterMs: PENDING_RETRY_MS});
}

/** Milliseconds until the next try: none within the share, then a minute, two, four … after each further one. */
function waitAfter(attempts: readonly PasscodeAttemptRow[], share: number, now: number): number {
  const excess = attempts.length - share;
  if (excess < 0) return 0;
  const latest = Math.max(...attempts.map(({attemptedAt}) => attemptedAt));
  return latest + Math.min(FIRST_WAIT_MS * 2 ** excess, MAX_WAIT_MS) - now;
}

/** Counts the try, unless the sender has reset the tries since, and informs the sender of the last one. */
async function recordFailure(context: PasscodeContext, tx: Transaction, giftId: string, {scope, key}: RequestIdentity) {
  if (!(await tx.failPasscodeAttempt(giftId, scope, key))) return;
  const gift = (await tx.findGift(giftId))!;
  const passcodeFailures = gift.passcodeFailures + 1;
  if (!isPasscodeBlocked(context, {...gift, passcodeFailures})) return tx.setPasscodeFailures(giftId, passcodeFailures);
  await tx.updateGift(giftId, {passcodeFailures});
  await enqueueMail(tx, giftId, 'passcode-blocked');
}
