/** What became of a checkout. Notices only make us look; what the provider then says is the truth. */
import {Refusal} from '../refusal.ts';
import {hiddenPayer} from '../mail/payer.ts';
import {tell} from '../mail/telling.ts';
import type {Settlement} from '../ports.ts';
import type {GiftRow, JobRow, Tx} from '../store.ts';
import {askShop, type StockedProduct, type World} from '../world.ts';
import {openCheckout} from './draft.ts';
import {owe} from './ending.ts';
import {send} from './schedule.ts';
import {choicesOf, suffices} from './stock.ts';

type Paid = Extract<Settlement, {state: 'paid'}>;

/**
 * Looks at a draft's checkout and lets the gift follow. A draft past its day is ended first, then
 * looked at: it may just have been paid.
 */
export async function settle(world: World, gift: GiftRow): Promise<void> {
  const checkout = await openCheckout(world, gift);
  const now = await world.store.read((tx) => tx.now());
  const overdue = gift.draftExpiresAt <= now;
  const settlement = overdue ? await world.payments.close(checkout) : await world.payments.settle(checkout);
  await follow(world, gift, settlement);
}

/** Ends the checkout of a gift that must not be paid any more. */
async function closeCheckout(world: World, gift: GiftRow): Promise<void> {
  const settlement = await world.payments.close(await openCheckout(world, gift));
  if (settlement.state === 'open') throw new Refusal('payment-provider-error');
  await follow(world, gift, settlement);
}

async function follow(world: World, gift: GiftRow, settlement: Settlement) {
  if (settlement.state === 'paid') {
    // Money for a gift that has ended goes back whatever the shop says, so then it isn't asked.
    const product = gift.state === 'draft' ? await askShop(world, gift.productRef) : undefined;
    const payer = await hiddenPayer(world, gift, settlement);
    await world.store.change((tx) => paid(world, tx, gift.id, settlement, product, payer));
  } else if (settlement.state === 'closed') {
    await world.store.change((tx) => abandon(tx, gift.id));
  } else {
    await lookAgain(world, gift);
  }
}

/** Notes when the reconciler asks again: soon at first, then every five minutes. */
export async function lookAgain(world: World, gift: GiftRow): Promise<void> {
  await world.store.change(async (tx) => {
    const latest = await tx.gift(gift.id);
    if (latest?.state !== 'draft') return;
    const now = await tx.now();
    const wait = Math.min(300_000, 3000 * 1.5 ** Math.min(latest.settleTries, 20));
    const soonest = latest.draftExpiresAt > now ? Math.min(now + wait, latest.draftExpiresAt) : now + wait;
    await tx.noteCheckout(gift.id, {settleAt: Math.trunc(soonest), settleTries: latest.settleTries + 1});
  });
}

/** Money came in. It becomes a gift, or goes back; in any case the ledger has it, once. */
async function paid(world: World, tx: Tx, id: string, payment: Paid, product: StockedProduct | undefined, payer: string | undefined) {
  const gift = (await tx.gift(id))!;
  if (gift.payment !== null || !(await tx.receive(world.payments.name, `paid:${payment.payment}`, id))) return;
  const {amount, currency} = payment.amount;
  const paidAt = await tx.now();
  const facts = {payment: payment.payment, paidAt};
  await tx.enter({gift: id, portion: 0, kind: 'captured', amount, currency});
  if (payer !== undefined) await tx.keepPayer(id, payer);
  const asAgreed = amount === gift.unitAmount * gift.portionCount && currency === gift.currency;
  if (gift.state === 'draft' && asAgreed && (await tx.moveGift(id, 'paid', facts))) {
    if (await takeStock(tx, gift, product)) {
      await send(tx, gift);
      return tell(tx, id, 'paid');
    }
  }
  await tx.touchGift(id, facts);
  await tx.moveGift(id, 'cancelled');
  await tx.movePortions(id, 'cancelled');
  await owe(tx, {gift: id, portion: 0, amount, currency});
}

async function takeStock(tx: Tx, gift: GiftRow, product: StockedProduct | undefined): Promise<boolean> {
  const wish = {variant: gift.variant, choices: choicesOf(gift), unitAmount: gift.unitAmount};
  if (!product || !suffices(product, await tx.holds(gift.productRef), wish, gift.portionCount)) return false;
  for (let portion = 1; portion <= gift.portionCount; portion++) {
    await tx.hold({gift: gift.id, portion, productRef: gift.productRef, variant: gift.variant, unitAmount: gift.unitAmount});
  }
  return true;
}

async function abandon(tx: Tx, id: string) {
  if (await tx.moveGift(id, 'abandoned')) await tx.movePortions(id, 'cancelled');
}

/** The outbox's way to `closeCheckout`. */
export async function cancelledCheckout(world: World, job: JobRow): Promise<'done'> {
  const gift = (await world.store.read((tx) => tx.gift(job.gift)))!;
  await closeCheckout(world, gift);
  return 'done';
}
