/** Rules of an adapter or of the backend, broken on purpose: for each story of the payment kit, one that only this story finds. */
import {createGiftBackend} from '../../src/server/index.ts';
import type {PaymentStorySetup, StoryName, StoryProvider} from '../../src/server/payment-kit/index.ts';
import type {Payments, PaymentStatus} from '../../src/server/ports.ts';
import type {Transaction} from '../../src/server/storage/storage.ts';

type Plant = (setup: PaymentStorySetup) => PaymentStorySetup;

export interface PlantedFault {
  story: StoryName;
  /** What is wrong, for the table. */
  rule: string;
  plant: Plant;
}

const inAdapter = (change: (payments: Payments, provider: StoryProvider) => Partial<Payments>): Plant => (setup) => ({
  ...setup,
  async createProvider(options) {
    const provider = await setup.createProvider(options);
    return {...provider, payments: {...provider.payments, ...change(provider.payments, provider)}};
  },
});

/** `createChange` is called once for each backend. */
const inBackend = (createChange: () => (tx: Transaction) => Partial<Transaction>): Plant => (setup) => ({
  ...setup,
  createBackend({storage, ...options}) {
    const change = createChange();
    return createGiftBackend({...options, storage: {
      ...storage,
      transaction: (work) => storage.transaction((tx) => work(withChanges(tx, change))),
      read: (work) => storage.read((tx) => work(withChanges(tx, change))),
    }});
  },
});

const withChanges = (tx: Transaction, change: (tx: Transaction) => Partial<Transaction>): Transaction =>
  Object.assign(Object.create(tx) as Transaction, change(tx));

const changePayment = (change: (status: PaymentStatus, paymentId: string) => PaymentStatus): Plant => inAdapter((payments) => ({
  retrievePayment: async (id) => change(await payments.retrievePayment(id), id),
}));

let ids = 0;

export const plantedFaults: readonly PlantedFault[] = [
  {
    story: 'completed but unpaid', rule: 'a pending checkout counts as paid',
    plant: inAdapter((payments) => ({
      async retrieveCheckout(id) {
        const status = await payments.retrieveCheckout(id);
        return status.state === 'pending' ? {state: 'paid', paymentId: `of ${id}`, amount: {amount: 2400, currency: 'EUR'}} : status;
      },
    })),
  },
  {
    story: 'paid late', rule: 'a pending payment is given up at the end of the draft',
    plant: inAdapter((payments) => ({
      async expireCheckout(id) {
        const status = await payments.expireCheckout(id);
        return status.state === 'pending' ? {state: 'closed'} : status;
      },
    })),
  },
  {
    story: 'paid after close', rule: 'the checkout of a cancelled draft is forgotten',
    plant: inBackend(() => (tx) => ({
      enqueueJob: async (giftId, portion, kind, runAt) => (kind === 'expire-checkout' ? undefined : tx.enqueueJob(giftId, portion, kind, runAt)),
    })),
  },
  {
    story: 'doubled and reordered webhooks', rule: 'the id of a refund differs at each look',
    plant: changePayment((status) => ({
      ...status, refunds: status.refunds.map((refund) => (refund.key === undefined ? {...refund, id: `${refund.id} ${++ids}`} : refund)),
    })),
  },
  {
    story: 'webhook before our own commit', rule: 'a payment whose webhook came too early is not looked at again',
    plant: inBackend(() => {
      const unknown = new Set<string>();
      return (tx) => ({
        async findGiftByCheckout(checkoutId) {
          const gift = await tx.findGiftByCheckout(checkoutId);
          if (!gift) unknown.add(checkoutId);
          return gift;
        },
        listPaymentsToCheck: async (limit, maxDelay) =>
          (await tx.listPaymentsToCheck(limit, maxDelay)).filter(({checkoutId}) => checkoutId === null || !unknown.has(checkoutId)),
      });
    }),
  },
  {
    story: 'refund succeeds, then fails', rule: 'a late failure of a refund is ignored',
    plant: changePayment((status) => ({
      ...status, refunds: status.refunds.map((refund) => (refund.state === 'failed' ? {...refund, state: 'refunded'} : refund)),
    })),
  },
  {
    story: 'dispute before the claim', rule: 'disputes are ignored',
    plant: changePayment((status) => ({...status, disputes: []})),
  },
  {
    story: 'hold lapses', rule: 'a hold that has lapsed counts as held',
    plant: inAdapter((payments, {controls}) => {
      const lapsed = new Set<string>();
      const {lapseHold} = controls;
      controls.lapseHold = async (paymentId) => {
        lapsed.add(paymentId);
        await lapseHold(paymentId);
      };
      return {
        async retrievePayment(id) {
          const status = await payments.retrievePayment(id);
          return lapsed.has(id) ? {...status, state: 'held'} : status;
        },
      };
    }),
  },
];

/** Faults that a story finds besides its own. */
export const furtherFaults: readonly PlantedFault[] = [
  {
    story: 'doubled and reordered webhooks', rule: 'the inbox forgets which events were handled',
    plant: inBackend(() => () => ({hasEvent: async () => false})),
  },
  {
    story: 'refund succeeds, then fails', rule: 'a refund does not keep its key',
    plant: changePayment((status) => ({...status, refunds: status.refunds.map(({key: _, ...refund}) => refund)})),
  },
];
