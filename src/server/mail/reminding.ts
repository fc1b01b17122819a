/** Tells a payer once, before a window ends, that nobody has accepted yet; and not in the evening or at night where it can wait. */
import {isClaimable} from '../../protocol/index.ts';
import {lastDeadline} from '../gifts/deadline.ts';
import type {GiftRow, PayerRow, Tx} from '../store.ts';
import {policyOf} from '../gifts/promise.ts';
import type {World} from '../world.ts';
import {tell} from './telling.ts';

const AT_ONCE = 100;
const HOUR = 3600_000;
const MOST_AHEAD_MS = 24 * HOUR;
/** Nobody is reminded from nine in the evening to eight in the morning. */
const QUIET = {from: 21, to: 8};

/** A day ahead; in a window that is shorter than two, at its half. */
const aheadMs = (gift: GiftRow) => Math.min(MOST_AHEAD_MS, policyOf(gift).claimWindowSeconds * 500);

/** Notes when the payer is to be reminded of a window that ends then. */
export const remindBefore = (tx: Tx, gift: GiftRow, deadline: number) => tx.remind(gift.id, Math.trunc(deadline - aheadMs(gift)));

/** How many payers there was something to decide for. */
export async function remindDue(world: World): Promise<number> {
  const due = await world.store.read((tx) => tx.payersToRemind(AT_ONCE));
  for (const payer of due) await world.store.change((tx) => remindOne(world, tx, payer));
  return due.length;
}

async function remindOne(world: World, tx: Tx, {gift: id}: PayerRow) {
  const gift = (await tx.gift(id))!;
  const waiting = (await tx.portions(id)).filter((portion) => isClaimable(portion.state));
  const end = lastDeadline(waiting) ?? 0;
  const now = await tx.now();
  const morning = now + quietFor(now, gift.sendTimeZone ?? world.timeZone);
  // A reminder that would come too late to help is sent at night rather than not at all.
  if (morning > now && morning <= end - aheadMs(gift) / 2) return tx.remind(id, morning);
  await tx.remind(id, null);
  if (now < end) await tell(tx, id, 'ending');
}

/** Milliseconds until the quiet hours of a place are over; 0 outside them, and where nobody knows the place. */
export function quietFor(now: number, timeZone: string | undefined): number {
  if (!timeZone) return 0;
  const parts = new Intl.DateTimeFormat('en', {timeZone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric'}).formatToParts(now);
  const [hour = 0, minute = 0] = ['hour', 'minute'].map((type) => Number(parts.find((part) => part.type === type)?.value));
  if (hour < QUIET.from && hour >= QUIET.to) return 0;
  return ((QUIET.to + 24 - hour) % 24) * HOUR - minute * 60_000;
}
