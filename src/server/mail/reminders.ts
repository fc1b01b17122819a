/** Tells a payer once, before a window ends, that nobody has accepted yet; and not in the evening or at night where it can wait. */
import {isClaimable} from '../../protocol/index.ts';
import {lastDeadline} from '../gifts/deadline.ts';
import type {GiftRow, PayerRow, Transaction} from '../storage/storage.ts';
import {policyOf} from '../gifts/policy.ts';
import type {AppContext} from '../context.ts';
import {enqueueMail} from './enqueue.ts';

const BATCH_SIZE = 100;
const HOUR_MS = 3600_000;
const MAX_LEAD_TIME_MS = 24 * HOUR_MS;
/** Nobody is reminded from nine in the evening to eight in the morning. */
const QUIET_HOURS = {from: 21, to: 8};

/** A day ahead; in a window that is shorter than two, at its half. */
const leadTimeMs = (gift: GiftRow) => Math.min(MAX_LEAD_TIME_MS, policyOf(gift).claimWindowSeconds * 500);

/** Notes when the payer is to be reminded of a window that ends then. */
export const scheduleReminder = (tx: Transaction, gift: GiftRow, deadline: number) => tx.setReminder(gift.id, Math.trunc(deadline - leadTimeMs(gift)));

/** How many payers there was something to decide for. */
export async function sendDueReminders(world: AppContext): Promise<number> {
  const due = await world.storage.read((tx) => tx.listPayersToRemind(BATCH_SIZE));
  for (const payer of due) await world.storage.transaction((tx) => sendOrDeferReminder(world, tx, payer));
  return due.length;
}

async function sendOrDeferReminder(world: AppContext, tx: Transaction, {giftId: id}: PayerRow) {
  const gift = (await tx.findGift(id))!;
  const waiting = (await tx.listPortions(id)).filter((portion) => isClaimable(portion.state));
  const end = lastDeadline(waiting) ?? 0;
  const now = await tx.now();
  const morning = now + quietHoursLeft(now, gift.sendTimeZone ?? world.timeZone);
  // A reminder that would come too late to help is sent at night rather than not at all.
  if (morning > now && morning <= end - leadTimeMs(gift) / 2) return tx.setReminder(id, morning);
  await tx.setReminder(id, null);
  if (now < end) await enqueueMail(tx, id, 'reminder');
}

/** Milliseconds until the quiet hours of a place are over; 0 outside them, and where nobody knows the place. */
export function quietHoursLeft(now: number, timeZone: string | undefined): number {
  if (!timeZone) return 0;
  const parts = new Intl.DateTimeFormat('en', {timeZone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric'}).formatToParts(now);
  const [hour = 0, minute = 0] = ['hour', 'minute'].map((type) => Number(parts.find((part) => part.type === type)?.value));
  if (hour < QUIET_HOURS.from && hour >= QUIET_HOURS.to) return 0;
  return ((QUIET_HOURS.to + 24 - hour) % 24) * HOUR_MS - minute * 60_000;
}
