/** When a paid gift can be opened: at once, or at the moment that its sender chose. */
import {isTimeZone, type Draft} from '../../protocol/index.ts';
import {scheduleReminder} from '../mail/reminders.ts';
import {fieldError} from '../problem.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';
import {policyOf} from './policy.ts';

const DAY_MS = 86_400_000;
/** How far ahead a gift can be scheduled, and how long it can be claimed in all. */
export const MAX_CLAIM_MS = 180 * DAY_MS;

/** The moment asked for, once it is known to be one. */
export function parseSchedule({sendAt}: Pick<Draft, 'sendAt'>, now: number): Pick<GiftRow, 'sendAt' | 'sendTimeZone'> {
  if (!sendAt) return {sendAt: null, sendTimeZone: null};
  const at = Date.parse(sendAt.at);
  if (!isValidInstant(at, sendAt.at)) throw fieldError('/sendAt', 'invalid');
  if (!isTimeZone(sendAt.timeZone)) throw fieldError('/sendAt', 'unknown-time-zone');
  if (at <= now) throw fieldError('/sendAt', 'past');
  if (at > now + MAX_CLAIM_MS) throw fieldError('/sendAt', 'too-far');
  return {sendAt: at, sendTimeZone: sendAt.timeZone};
}

/** A paid gift waits for its moment, or is ready; one that was paid too late for its moment is ready at once. */
export async function release(tx: Transaction, gift: GiftRow): Promise<void> {
  if (gift.sendAt !== null && gift.sendAt > (await tx.now())) await tx.transitionGift(gift.id, 'scheduled');
  else await makeReady(tx, gift);
}

/** The moment of a scheduled gift has come. False when something else has become of it. */
export async function releaseScheduled(tx: Transaction, id: string): Promise<boolean> {
  const gift = (await tx.findGift(id))!;
  if (gift.state !== 'scheduled' || gift.sendAt! > (await tx.now())) return false;
  return makeReady(tx, gift);
}

/** The window counts from now, also when we slept at the moment that was chosen. */
async function makeReady(tx: Transaction, gift: GiftRow): Promise<boolean> {
  const {claimWindowSeconds} = policyOf(gift);
  const readyAt = await tx.now();
  if (!(await tx.transitionGift(gift.id, 'ready', {readyAt}))) return false;
  const claimDeadline = readyAt + claimWindowSeconds * 1000;
  await tx.transitionPortions(gift.id, 'ready', {changes: {claimDeadline}});
  await scheduleReminder(tx, gift.id, claimDeadline, claimWindowSeconds);
  return true;
}

/** The thirtieth of February parses, as a day in March. */
const isValidInstant = (at: number, text: string) => !Number.isNaN(at) && new Date(at).toISOString() === text;
