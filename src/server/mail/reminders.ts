/** Reminds the payer once, before a claim window ends, that portions are still unclaimed. */
import {isClaimable} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import type {PayerRow, Transaction} from '../storage/storage.ts';
import {enqueueMail} from './enqueue.ts';
import type {GiftRules} from './rules.ts';

const BATCH_SIZE = 100;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MAX_LEAD_TIME_MS = 24 * HOUR_MS;
/** Local hours of the day in which no reminder is sent: from 9 p.m. to 8 a.m. */
const QUIET_HOURS = {start: 21, end: 8};

/** A day before the end, or half of a window that is shorter than two days. */
const leadTimeMs = (claimWindowSeconds: number) => Math.min(MAX_LEAD_TIME_MS, claimWindowSeconds * 500);

/** Schedules the reminder for a claim window that ends at `deadline` (milliseconds since 1970). */
export const scheduleReminder = (tx: Transaction, giftId: string, deadline: number, claimWindowSeconds: number) =>
  tx.setReminder(giftId, Math.trunc(deadline - leadTimeMs(claimWindowSeconds)));

/** Enqueues or defers every reminder that is due; returns how many there were. */
export async function enqueueDueReminders(context: AppContext, rules: GiftRules): Promise<number> {
  const due = await context.storage.read((tx) => tx.listPayersToRemind(BATCH_SIZE));
  for (const payer of due) await context.storage.transaction((tx) => enqueueOrDefer(tx, payer, rules, context.timeZone));
  return due.length;
}

async function enqueueOrDefer(tx: Transaction, {giftId}: PayerRow, {lastDeadline, policyOf}: GiftRules, shopTimeZone: string | undefined) {
  const gift = (await tx.findGift(giftId))!;
  const unclaimed = (await tx.listPortions(giftId)).filter((portion) => isClaimable(portion.state));
  const deadline = lastDeadline(unclaimed) ?? 0;
  const now = await tx.now();
  const morning = now + quietHoursLeft(now, gift.sendTimeZone ?? shopTimeZone);
  // Deferring is pointless if less than half of the lead time would be left: then the reminder is sent at night.
  const isMorningEarlyEnough = morning <= deadline - leadTimeMs(policyOf(gift).claimWindowSeconds) / 2;
  if (morning > now && isMorningEarlyEnough) return tx.setReminder(giftId, morning);
  await tx.setReminder(giftId, null);
  if (now < deadline) await enqueueMail(tx, giftId, 'reminder');
}

/** Milliseconds until the quiet hours in this time zone end; 0 outside of them or if the time zone is unknown. */
export function quietHoursLeft(now: number, timeZone: string | undefined): number {
  if (!timeZone) return 0;
  const parts = new Intl.DateTimeFormat('en', {timeZone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric'}).formatToParts(now);
  const [hour = 0, minute = 0] = ['hour', 'minute'].map((type) => Number(parts.find((part) => part.type === type)?.value));
  if (hour < QUIET_HOURS.start && hour >= QUIET_HOURS.end) return 0;
  return ((QUIET_HOURS.end + 24 - hour) % 24) * HOUR_MS - minute * MINUTE_MS;
}
