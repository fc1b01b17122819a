import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {findLedgerMismatch} from '../../../src/server/gifts/ledger-check.ts';
import type {LedgerAccount, LedgerRow, PortionRow, RefundRow} from '../../../src/server/storage/storage.ts';
import {createTestBackend} from '../support/test-backend.ts';

const entry = (kind: LedgerRow['kind'], fromAccount: LedgerAccount, toAccount: LedgerAccount, amount: number, portion = 0): LedgerRow =>
  ({giftId: 'g', portion, kind, reference: '', fromAccount, toAccount, amount, currency: 'EUR', at: 1});
const portion = (state: PortionRow['state']) => ({giftId: 'g', number: 1, state}) as PortionRow;
const refund = (state: RefundRow['state'], changes: Partial<RefundRow> = {}) =>
  ({giftId: 'g', portion: 1, amount: 10, covered: 0, attempt: 1, state, currency: 'EUR', ...changes}) as RefundRow;
const captured = entry('captured', 'provider', 'held', 10);

describe('the check of a ledger', () => {
  test('accepts what the rules do', () => {
    assert.equal(findLedgerMismatch([captured], [], [portion('ready')]), undefined);
    assert.equal(findLedgerMismatch([captured, entry('fulfilled', 'held', 'fulfilled', 10, 1)], [], [portion('ordered')]), undefined);
    assert.equal(findLedgerMismatch([captured], [refund('pending')], [portion('expired')]), undefined);
    assert.equal(findLedgerMismatch([captured, entry('refund-failed', 'held', 'owed', 10, 1)], [refund('failed')], [portion('expired')]), undefined);
  });

  test('names the rule that is broken', () => {
    const cases: [RegExp, LedgerRow[], RefundRow[], PortionRow[]][] = [
      [/captured =/, [captured, entry('fulfilled', 'provider', 'fulfilled', 10, 1)], [], [portion('ordered')]],
      [/overdrawn/, [captured, entry('refunded', 'held', 'refunded', 11, 1)], [], [portion('expired')]],
      [/only what is ordered/, [captured, entry('fulfilled', 'held', 'fulfilled', 10, 1)], [], [portion('unavailable')]],
      [/every refund/, [captured, entry('fulfilled', 'held', 'fulfilled', 10, 1)], [refund('pending')], [portion('ordered')]],
      [/every refund/, [captured], [refund('failed')], [portion('expired')]],
    ];
    for (const [rule, entries, refunds, portions] of cases) assert.match(findLedgerMismatch(entries, refunds, portions) ?? '', rule);
  });

  test('rolls the transaction back, logs it and raises an alert', async () => {
    // A planted fault: the money of an order moves, but the portion does not become ordered.
    await using backend = await createTestBackend({
      wrapStorage: (storage) => ({
        ...storage,
        transaction: (work) => storage.transaction((tx) => work(Object.assign(Object.create(tx) as typeof tx, {
          transitionPortions: async (...[giftId, to, options]: Parameters<typeof tx.transitionPortions>) =>
            (to === 'ordered' ? [options!.number!] : tx.transitionPortions(giftId, to, options)),
        }))),
      }),
    });
    const gift = await backend.createGift();
    await backend.claimGift(gift);
    await backend.runDueJobs();
    assert.equal((await backend.storage.read((tx) => tx.listLedgerEntries(gift.id))).length, 1);
    assert.ok(backend.logs.some(({code, giftId}) => code === 'ledger-mismatch' && giftId === gift.id));
    assert.deepEqual((await backend.call('alerts', undefined, backend.merchant)).body.alerts.map(({kind}) => kind), ['ledger-mismatch']);
  });
});
