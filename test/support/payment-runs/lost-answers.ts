/** Many refunds at a provider whose answers get lost. */
import type {Payments} from '../../../src/server/index.ts';
import {createRandom, createRunBackend, UNIT_AMOUNT, type RunOptions} from './run-backend.ts';

const PORTIONS = 5;
const HOUR_MS = 3600_000;

export interface LostAnswersOptions {
  /** A multiple of 5: the gifts are groups of 5. */
  refunds: number;
  seed: number;
  /** Default: the same key for every try. */
  freshKeys?: boolean;
  /** Default: the backend sees which refunds exist before it asks for another. */
  lookup?: boolean;
}

export interface LostAnswersResult {
  /** Refund calls that failed without effect, that took effect but whose answer was lost, and all of them. */
  failed: number;
  lost: number;
  calls: number;
  /** Portions that were paid back more than once, never, and gifts whose ledger differs from the provider's record. */
  doubled: number;
  unpaid: number;
  wrongLedgers: number;
}

export async function runLostAnswers({refunds, seed, freshKeys = false, lookup = true}: LostAnswersOptions): Promise<LostAnswersResult> {
  const random = createRandom(seed);
  const counts = {failed: 0, lost: 0, calls: 0};
  const count = (what: 'failed' | 'lost', isTrue: boolean) => (isTrue && counts[what]++, isTrue);
  const faults: RunOptions['faults'] = {
    failOperation: (operation) => operation === 'refund' && count('failed', random() < 0.3),
    dropResponse: (operation) => operation === 'refund' && count('lost', random() < 0.4),
    delayRefund: () => random() < 0.3,
  };
  const portionOf = new Map<string, string>();
  const wrapPayments = (payments: Payments): Payments => ({
    ...payments,
    async refund(request) {
      const key = freshKeys ? `${request.key}#${++counts.calls}` : request.key;
      if (!freshKeys) counts.calls++;
      portionOf.set(key, request.key);
      return payments.refund({...request, key});
    },
    async retrievePayment(id) {
      const status = await payments.retrievePayment(id);
      return lookup ? status : {...status, refunds: []};
    },
  });
  const backend = await createRunBackend({faults, wrapPayments});
  const gifts: {id: string; paymentId: string}[] = [];
  for (let index = 0; index < refunds / PORTIONS; index++) {
    const {id, manage} = await backend.draftGift({portions: PORTIONS});
    await backend.provider.controls.pay((await backend.findGift(id)).checkoutId!);
    await backend.deliver(backend.sent.pop()!);
    gifts.push({id, paymentId: (await backend.findGift(id)).paymentId!});
    await backend.post('/v1/gift/cancel', {}, manage);
  }
  await backend.runFor(6 * HOUR_MS);
  const result: LostAnswersResult = {...counts, doubled: 0, unpaid: 0, wrongLedgers: 0};
  for (const {id, paymentId} of gifts) {
    const paid = (await backend.provider.retrievePayment(paymentId)).refunds.filter(({state}) => state === 'refunded');
    for (let portion = 1; portion <= PORTIONS; portion++) {
      const times = paid.filter(({key}) => portionOf.get(key!) === `refund:${id}.${portion}.1`).length;
      if (times > 1) result.doubled++;
      if (times === 0) result.unpaid++;
    }
    const {captured, refunded, held, owed} = await backend.ledgerOf(id);
    const isExact = captured === PORTIONS * UNIT_AMOUNT && refunded === captured && held === 0 && owed === 0;
    const atProvider = paid.reduce((sum, {amount}) => sum + amount.amount, 0);
    if (!isExact || atProvider !== refunded) result.wrongLedgers++;
  }
  await backend.close();
  return result;
}
