/** Does what time and the world outside have made due. Every step is safe to repeat, and to run in two places at once. */
import {lookAgain, settle} from './gifts/payment.ts';
import {expire} from './gifts/ending.ts';
import {sendScheduled} from './gifts/schedule.ts';
import {sendDue} from './outbox.ts';
import type {GiftRow, Tx} from './store.ts';
import {whatFailed, type World} from './world.ts';

const AT_ONCE = 100;
const MOST_ROUNDS = 50;
const DAY = 86_400_000;
const KEPT_ANSWERS_MS = 7 * DAY;
const ENDED_ADDRESSES_MS = 30 * DAY;
/** For orders that a shop never reported as delivered. */
const ALL_ADDRESSES_MS = 180 * DAY;
const SWEEP_EVERY_MS = 3600_000;

export function makeWork(world: World) {
  let sweptAt = -Infinity;
  return async (): Promise<{done: number; nextAt?: number}> => {
    let done = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const now = (await sendAtLast(world)) + (await endWindows(world)) + (await lookAtDrafts(world)) + (await sendDue(world));
      if (now === 0) break;
      done += now;
    }
    if (world.clock.now() - sweptAt >= SWEEP_EVERY_MS) {
      await world.store.change((tx) => tx.sweep(KEPT_ANSWERS_MS, ENDED_ADDRESSES_MS, ALL_ADDRESSES_MS));
      await world.store.scrub();
      sweptAt = world.clock.now();
    }
    const nextAt = await world.store.read((tx) => tx.nextDue('work'));
    return nextAt === undefined ? {done} : {done, nextAt};
  };
}

async function sendAtLast(world: World): Promise<number> {
  return each(world, await world.store.read((tx) => tx.giftsToSend(AT_ONCE)), sendScheduled);
}

async function endWindows(world: World): Promise<number> {
  return each(world, await world.store.read((tx) => tx.giftsOverdue(AT_ONCE)), expire);
}

/** Each in a change of its own; how many there was something to do for. */
async function each(world: World, gifts: readonly string[], rule: (tx: Tx, gift: string) => Promise<boolean>): Promise<number> {
  let done = 0;
  for (const gift of gifts) {
    if (await world.store.change((tx) => rule(tx, gift))) done++;
  }
  return done;
}

async function lookAtDrafts(world: World): Promise<number> {
  const due = await world.store.read((tx) => tx.draftsDue(AT_ONCE));
  for (let from = 0; from < due.length; from += 8) await Promise.all(due.slice(from, from + 8).map((gift) => look(world, gift)));
  return due.length;
}

async function look(world: World, gift: GiftRow) {
  try {
    await settle(world, gift);
  } catch (error) {
    world.log({at: 'work', kind: 'settle', gift: gift.id, error: whatFailed(error)});
    await lookAgain(world, gift);
  }
}
