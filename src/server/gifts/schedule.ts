/** When a paid gift can be opened: at once, or at the time that its sender chose. */
import {isTimeZone, MAX_CLAIM_WINDOW_MS, type Draft} from '../../protocol/index.ts';
import {scheduleReminder} from '../mail/reminders.ts';
import {fieldError} from '../problem.ts';
import type {GiftRow, Transaction} from '../storage/storage.ts';
import {lastClaimTime, policyOf} from './policy.ts';

/** Validates the requested send time; `now` is in milliseconds since 1970. */
export function parseSchedule({sendAt}: Pick<Draft, 'sendAt'>, now: number): Pick<GiftRow, 'sendAt' | 'sendTimeZone'> {
  if (!sendAt) return {sendAt: null, sendTimeZone: null};
  const time = Date.parse(sendAt.at);
  if (!isRealTime(time, sendAt.at)) throw fieldError('/sendAt', 'invalid');
  if (!isTimeZone(sendAt.timeZone)) throw fieldError('/sendAt', 'unknown-time-zone');
  if (time <= now) throw fieldError('/sendAt', 'past');
  if (time > now + MAX_CLAIM_WINDOW_MS) throw fieldError('/sendAt', 'too-far');
  return {sendAt: time, sendTimeZone: sendAt.timeZone};
}

/** Schedules a paid gift, or makes it ready if it has no send time or was paid after it. */
export async function release(tx: Transaction, gift: GiftRow): Promise<void> {
  if (gift.sendAt !== null && gift.sendAt > (await tx.now())) await tx.transitionGift(gift.id, 'scheduled');
  else await makeReady(tx, gift);
}

/** Makes a scheduled gift ready once its send time has come. Returns false if it is no longer scheduled. */
export async function releaseScheduled(tx: Transaction, giftId: string): Promise<boolean> {
  const gift = (await tx.findGift(giftId))!;
  if (gift.state !== 'scheduled' || gift.sendAt! > (await tx.now())) return false;
  return makeReady(tx, gift);
}

/** The claim window starts now, not at the send time: the process may have been down at that time. */
async function makeReady(tx: Transaction, gift: GiftRow): Promise<boolean> {
  const {claimWindowSeconds} = policyOf(gift);
  const readyAt = await tx.now();
  if (!(await tx.transitionGift(gift.id, 'ready', {readyAt}))) return false;
  const claimDeadline = Math.min(readyAt + claimWindowSeconds * 1000, lastClaimTime(gift));
  await tx.transitionPortions(gift.id, 'ready', {changes: {claimDeadline}});
  await scheduleReminder(tx, gift.id, claimDeadline, claimWindowSeconds);
  return true;
}

/** `Date.parse` accepts 30 February, as a day in March. */
const isRealTime = (time: number, text: string) => !Number.isNaN(time) && new Date(time).toISOString() === text;
