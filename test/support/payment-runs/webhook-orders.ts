/** Many orders whose webhooks are lost, doubled, late, out of order, or arrive before our own commit. */
import {DatabaseSync} from 'node:sqlite';
import type {Storage} from '../../../src/server/index.ts';
import type {Transaction} from '../../../src/server/storage/storage.ts';
import {createRandom, createRunBackend, UNIT_AMOUNT, type RunBackend, type SentWebhook} from './run-backend.ts';

const HOUR_MS = 3600_000;
const PHASE_MS = [2 * HOUR_MS, 8 * HOUR_MS, 24 * HOUR_MS, 72 * HOUR_MS];

export interface WebhookOrdersOptions {
  orders: number;
  /** Decides when which webhook arrives. Absent: each arrives at once, once, in order. */
  seed?: number;
  /** A database file: the backend then forgets events and may enter money twice. */
  withoutUniqueness?: string;
}

export interface WebhookOrdersResult {
  webhooks: {sent: number; lost: number; delivered: number; early: number};
  /** The final state of each order, as text. */
  finalStates: string[];
  /** Orders whose ledger differs from the provider's record by at least one minor unit, or whose payment was entered twice. */
  wrongLedgers: number;
}

type Payment = 'paid' | 'later, paid' | 'later, failed' | 'never' | 'cancelled, then paid';
type Claim = 'claim' | 'cancel' | 'nothing';
type Ending = 'refund' | 'part' | 'dispute lost' | 'dispute won' | 'inquiry' | 'fraud warning' | 'nothing';

/** What payer, sender, recipient and merchant do: the same for every seed. */
interface Plan {
  portions: number;
  payment: Payment;
  claim: Claim;
  ending: Ending;
  /** The payer pays before the backend has stored the checkout. */
  isEarly: boolean;
}

function createPlan(index: number): Plan {
  const random = createRandom(1000 + index);
  const pick = <T>(...choices: [T, number][]): T => {
    let left = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    return choices.find(([, weight]) => (left -= weight) < 0)![0];
  };
  const payment = pick<Payment>(['paid', 75], ['later, paid', 8], ['later, failed', 5], ['never', 4], ['cancelled, then paid', 8]);
  return {
    portions: pick([1, 70], [3, 30]), payment, claim: pick(['claim', 50], ['cancel', 25], ['nothing', 25]),
    ending: pick(['nothing', 40], ['refund', 10], ['part', 14], ['dispute lost', 10], ['dispute won', 10], ['inquiry', 8], ['fraud warning', 8]),
    isEarly: payment === 'paid' && random() < 0.2,
  };
}

interface Order extends Plan {
  gift: Awaited<ReturnType<RunBackend['draftGift']>>;
  checkoutId: string;
}

export async function runWebhookOrders({orders: count, seed, withoutUniqueness}: WebhookOrdersOptions): Promise<WebhookOrdersResult> {
  const random = createRandom(seed ?? 0);
  const webhooks = {sent: 0, lost: 0, delivered: 0, early: 0};
  /** By the phase in which they arrive. */
  const arriving: SentWebhook[][] = PHASE_MS.map(() => []);
  let current: Plan;
  const backend = await createRunBackend({
    ...(withoutUniqueness !== undefined && {file: withoutUniqueness, wrapStorage: forgetEvents}),
    wrapPayments: (payments) => ({
      ...payments,
      async createCheckout(request) {
        const checkout = await payments.createCheckout(request);
        if (current.isEarly) {
          await backend.provider.controls.pay(checkout.id);
          const [webhook] = backend.sent.splice(0);
          await backend.deliver(webhook!);
          webhooks.early++;
        }
        return checkout;
      },
    }),
  });
  if (withoutUniqueness !== undefined) dropUniqueness(withoutUniqueness);
  const {controls} = backend.provider;

  /** Decides which of the webhooks that were just sent arrive when, and how often. */
  function schedule(phase: number): void {
    for (const webhook of backend.sent.splice(0)) {
      webhooks.sent++;
      if (seed === undefined) {
        arriving[phase]!.push(webhook);
        continue;
      }
      if (random() < 0.3) {
        webhooks.lost++;
        continue;
      }
      for (let copies = 1 + Math.floor(random() * 3); copies > 0; copies--) {
        const isLate = random() < 0.4;
        arriving[isLate ? phase + Math.floor(random() * (PHASE_MS.length - phase)) : phase]!.push(webhook);
      }
    }
  }

  async function deliver(phase: number): Promise<void> {
    schedule(phase);
    const list = arriving[phase]!.splice(0);
    if (seed !== undefined) shuffle(list, random);
    webhooks.delivered += list.length;
    const size = seed === undefined ? 1 : 8;
    for (let start = 0; start < list.length; start += size) {
      const responses = await Promise.all(list.slice(start, start + size).flatMap((webhook) =>
        (withoutUniqueness === undefined ? [webhook] : [webhook, webhook]).map((one) => backend.deliver(one))));
      if (responses.some(({ok}) => !ok)) throw new Error('A webhook was refused.');
    }
    await backend.runFor(PHASE_MS[phase]!);
  }

  const orders: Order[] = [];
  for (let index = 0; index < count; index++) {
    current = createPlan(index);
    const gift = await backend.draftGift({portions: current.portions});
    const order: Order = {...current, gift, checkoutId: (await backend.findGift(gift.id)).checkoutId!};
    orders.push(order);
    if (order.payment === 'cancelled, then paid') await backend.post('/v1/gift/cancel', {}, gift.manage);
    if (order.payment.startsWith('later')) await controls.pay(order.checkoutId, {later: true});
    else if (order.payment !== 'never' && !order.isEarly) await controls.pay(order.checkoutId);
  }
  await deliver(0);
  for (const {payment, claim, gift, checkoutId} of orders) {
    if (payment === 'later, paid') await controls.settleLater(checkoutId, 'paid');
    else if (payment === 'later, failed') await controls.settleLater(checkoutId, 'failed');
    else if (payment === 'paid' && claim === 'claim') await backend.claim(gift.claim);
    else if (payment === 'paid' && claim === 'cancel') await backend.post('/v1/gift/cancel', {}, gift.manage);
  }
  await deliver(1);
  for (const order of orders) await beginEnding(backend, order);
  await deliver(2);
  for (const {ending, gift} of orders) {
    const {paymentId} = await backend.findGift(gift.id);
    if (paymentId !== null && ending.startsWith('dispute')) await controls.closeDispute(paymentId, ending === 'dispute won' ? 'won' : 'lost');
  }
  await deliver(3);
  const finals = [];
  for (const {gift} of orders) finals.push(await describeFinal(backend, gift.id));
  await backend.close();
  return {webhooks, finalStates: finals.map(({text}) => text), wrongLedgers: finals.filter(({isExact}) => !isExact).length};
}

async function beginEnding({provider: {controls, retrievePayment}, findGift}: RunBackend, {ending, gift, portions}: Order): Promise<void> {
  const {paymentId} = await findGift(gift.id);
  if (paymentId === null) return;
  const paidBack = (await retrievePayment(paymentId)).refunds.reduce((sum, {amount}) => sum + amount.amount, 0);
  const left = portions * UNIT_AMOUNT - paidBack;
  if (left === 0 && (ending === 'refund' || ending === 'part')) return;
  switch (ending) {
    case 'refund': return controls.refundInDashboard(paymentId, {amount: left, currency: 'EUR'});
    case 'part': return controls.refundInDashboard(paymentId, {amount: Math.floor(left / 3) + 1, currency: 'EUR'});
    case 'dispute lost':
    case 'dispute won': return controls.dispute(paymentId, 'open');
    case 'inquiry': return controls.dispute(paymentId, 'inquiry');
    case 'fraud warning': return controls.warnOfFraud(paymentId);
    case 'nothing': return undefined;
  }
}

/** Compares the ledger with the provider's own record, and describes the order's end. */
async function describeFinal({findGift, storage, provider, ledgerOf}: RunBackend, id: string): Promise<{text: string; isExact: boolean}> {
  const {state, endReason, paymentId} = await findGift(id);
  const portions = (await storage.read((tx) => tx.listPortions(id))).map((portion) => portion.state);
  const alerts = (await storage.read((tx) => tx.listGiftAlerts(id)))
    .map(({kind, resolvedAt}) => `${kind} ${resolvedAt === null ? 'open' : 'resolved'}`);
  const {captured, captures, ...balances} = await ledgerOf(id);
  const status = paymentId === null ? undefined : await provider.retrievePayment(paymentId);
  const paidBack = (status?.refunds ?? []).filter(({state}) => state !== 'failed').reduce((sum, {amount}) => sum + amount.amount, 0);
  const total = Object.values(balances).reduce((sum, amount) => sum + amount, 0);
  const isExact = captures === (status ? 1 : 0) && captured === (status?.amount.amount ?? 0)
    && total === captured && balances.refunded === paidBack
    && balances.held === 0 && Object.values(balances).every((amount) => amount >= 0);
  return {text: JSON.stringify([state, endReason, portions, balances, alerts.sort(), paidBack]), isExact};
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let index = list.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [list[index], list[other]] = [list[other]!, list[index]!];
  }
}

/** A storage in which no event was handled before, no payment is known, and no ledger entry is a repetition. */
function forgetEvents(storage: Storage): Storage {
  let entries = 0;
  const forget = (tx: Transaction): Transaction => Object.assign(Object.create(tx) as Transaction, {
    hasEvent: async () => false,
    recordEvent: async () => true,
    async findGift(id) {
      const gift = await tx.findGift(id);
      return gift && {...gift, paymentId: null};
    },
    addLedgerEntry: (entry) => tx.addLedgerEntry({...entry, reference: `${entry.reference} ${++entries}`}),
  } satisfies Partial<Transaction>);
  return {...storage, transaction: (work) => storage.transaction((tx) => work(forget(tx)))};
}

function dropUniqueness(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('drop index ledger_captured_once');
  database.close();
}
