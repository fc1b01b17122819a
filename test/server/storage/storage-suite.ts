/** What every store must keep, whichever database is behind it. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {NewGift, Storage} from '../../../src/server/storage/storage.ts';
import {createTestClock} from '../support/test-backend.ts';

const repeat = (letter: string, length: number) => letter.repeat(length);

export const createGiftRow = (letter = 'a'): NewGift => ({
  id: repeat(letter, 22), manageHash: repeat(letter, 43), requestFingerprint: 'wish', product: '{"ref":"mug","title":"Mug"}', productRef: 'mug', variant: 'mug',
  choices: '["mug"]', unitAmount: 1000, currency: 'EUR', portionCount: 2, note: '', cover: 'plain', senderName: 'Grace', secret: 0, passcodeHash: null, sendAt: null, sendTimeZone: null, lang: 'en', policy: '{}',
  returnUrl: 'https://shop.example/', draftExpiresAt: 2e12, nextPaymentCheckAt: 1,
});

export function storageSuite(databaseName: string, open: (clock: ReturnType<typeof createTestClock>['clock']) => Storage) {
  const openStorage = () => {
    const time = createTestClock();
    const storage = open(time.clock);
    return {storage, time, [Symbol.asyncDispose]: () => storage.close()};
  };
  const id = repeat('a', 22);
  const ready = async ({storage, time}: ReturnType<typeof openStorage>) => storage.transaction(async (tx) => {
    await tx.insertGift(createGiftRow());
    await tx.transitionGift(id, 'paid', {paymentId: 'pay_1', paidAt: time.now()});
    await tx.addLedgerEntry({giftId: id, portion: 0, kind: 'captured', amount: 2000, currency: 'EUR'});
    await tx.transitionGift(id, 'ready');
    await tx.transitionPortions(id, 'ready', {changes: {claimDeadline: time.now() + 1000}});
  });

  describe(`a store on ${databaseName}`, () => {
    test('keeps a change whole, or not at all', async () => {
      await using it = openStorage();
      await assert.rejects(it.storage.transaction(async (tx) => {
        await tx.insertGift(createGiftRow());
        throw new Error('in the middle');
      }), /in the middle/);
      assert.equal(await it.storage.read((tx) => tx.findGift(id)), undefined);
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      assert.equal((await it.storage.read((tx) => tx.findGift(id)))!.state, 'draft');
    });

    test('runs changes one after the other, also while one waits', async () => {
      await using it = openStorage();
      const order: string[] = [];
      const slow = it.storage.transaction(async () => {
        order.push('slow begins');
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push('slow ends');
      });
      await Promise.all([slow, it.storage.transaction(async () => void order.push('quick'))]);
      assert.deepEqual(order, ['slow begins', 'slow ends', 'quick']);
    });

    test('moves a gift only along its table', async () => {
      await using it = openStorage();
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      assert.equal(await it.storage.transaction((tx) => tx.transitionGift(id, 'ready')), false);
      assert.equal(await it.storage.transaction((tx) => tx.transitionGift(id, 'closed')), false);
      assert.equal(await it.storage.transaction((tx) => tx.transitionGift(id, 'abandoned')), true);
      assert.equal(await it.storage.transaction((tx) => tx.transitionGift(id, 'cancelled')), false);
    });

    test('gives each portion to one claimant and each claimant one portion, by its own clock', async () => {
      await using it = openStorage();
      await ready(it);
      const claim = (who: string) => it.storage.transaction((tx) => tx.claimPortion(id, who, {ref: 'mug', title: 'Mug'}));
      assert.deepEqual(await Promise.all([claim('ada'), claim('ada'), claim('bob'), claim('eve')]), [1, undefined, 2, undefined]);
      const [first] = await it.storage.read((tx) => tx.listPortions(id));
      assert.equal(first!.claimedAt, it.time.now());
    });

    test('judges the window half-open: before the deadline a claim wins, from it on expiry does', async () => {
      await using it = openStorage();
      await ready(it);
      const claim = (who: string) => it.storage.transaction((tx) => tx.claimPortion(id, who, {ref: 'mug', title: 'Mug'}));
      const expire = () => it.storage.transaction((tx) => tx.transitionPortions(id, 'expired', {window: 'closed'}));
      it.time.advance(999);
      assert.deepEqual(await expire(), []);
      assert.equal(await claim('ada'), 1);
      it.time.advance(1);
      assert.equal(await claim('bob'), undefined);
      assert.deepEqual(await it.storage.transaction((tx) => tx.transitionPortions(id, 'opened', {window: 'open'})), []);
      assert.deepEqual(await it.storage.read((tx) => tx.listGiftsToExpire(10)), [id]);
      assert.deepEqual(await expire(), [2]);
      assert.deepEqual(await it.storage.read((tx) => tx.listGiftsToExpire(10)), []);
    });

    test('extends a window only while it is open, and only what nobody has claimed', async () => {
      await using it = openStorage();
      await ready(it);
      const extend = (ms: number) => it.storage.transaction((tx) => tx.extendWindow(id, it.time.now() + ms));
      await it.storage.transaction((tx) => tx.claimPortion(id, 'ada', {ref: 'mug', title: 'Mug'}));
      it.time.advance(999);
      assert.equal(await extend(100), 1);
      it.time.advance(100);
      assert.equal(await extend(1000), 0);
      const portions = await it.storage.read((tx) => tx.listPortions(id));
      assert.deepEqual(portions.map((portion) => portion.claimDeadline! - it.time.now()), [-99, 0]);
    });

    test('says whose moment has come, and when the next one comes', async () => {
      await using it = openStorage();
      await it.storage.transaction(async (tx) => {
        await tx.insertGift({...createGiftRow(), sendAt: it.time.now() + 1000, sendTimeZone: 'UTC'});
        await tx.transitionGift(id, 'paid', {paymentId: 'pay_1', paidAt: it.time.now()});
        await tx.transitionGift(id, 'scheduled');
      });
      const due = () => it.storage.read((tx) => tx.listGiftsToRelease(10));
      it.time.advance(999);
      assert.deepEqual([await due(), await it.storage.read((tx) => tx.findNextDueTime('default'))], [[], it.time.now() + 1]);
      it.time.advance(1);
      assert.deepEqual(await due(), [id]);
    });

    test('remembers wrong tries, newest first, for as long as it is told', async () => {
      await using it = openStorage();
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      const note = (key: string) => it.storage.transaction((tx) => tx.insertFailedPasscodeAttempt({giftId: id, scope: 's', key, fingerprint: 'f'}));
      await note('one');
      it.time.advance(10);
      await note('two');
      await assert.rejects(note('two'));
      assert.deepEqual(await it.storage.read((tx) => tx.listFailedPasscodeAttemptTimes(id, 5)), [it.time.now(), it.time.now() - 10]);
      assert.equal((await it.storage.read((tx) => tx.findFailedPasscodeAttempt(id, 's', 'one')))?.fingerprint, 'f');
      await it.storage.transaction((tx) => tx.deleteExpired(5, 5, 5));
      assert.deepEqual(await it.storage.read((tx) => tx.listFailedPasscodeAttemptTimes(id, 5)), [it.time.now()]);
    });

    test('lets no money out that did not come in, and nothing twice', async () => {
      await using it = openStorage();
      await ready(it);
      const enter = (portion: number, kind: 'captured' | 'fulfilled' | 'refunded', amount: number) =>
        it.storage.transaction((tx) => tx.addLedgerEntry({giftId: id, portion, kind, amount, currency: 'EUR'}));
      await assert.rejects(enter(0, 'captured', 2000));
      await assert.rejects(enter(1, 'fulfilled', 2001));
      await enter(1, 'fulfilled', 1000);
      await assert.rejects(enter(1, 'fulfilled', 1000));
      await assert.rejects(enter(2, 'refunded', 1001));
      await enter(2, 'refunded', 1000);
      await assert.rejects(enter(3, 'refunded', 1));
    });

    test('owes one refund a portion, never more than was paid, and it moves only along its table', async () => {
      await using it = openStorage();
      await ready(it);
      const owe = (portion: number, amount: number) =>
        it.storage.transaction((tx) => tx.insertRefund({giftId: id, portion, amount, currency: 'EUR'}));
      assert.equal(await owe(1, 1000), true);
      assert.equal(await owe(1, 1000), false);
      await assert.rejects(owe(2, 1001));
      const move = (to: 'refunded' | 'failed') => it.storage.transaction((tx) => tx.transitionRefund(id, 1, to));
      assert.equal(await move('refunded'), true);
      assert.equal(await move('refunded'), false);
      assert.equal(await move('failed'), false);
    });

    test('leases a job to one worker, and heeds only the latest', async () => {
      await using it = openStorage();
      await it.storage.transaction(async (tx) => {
        await tx.insertGift(createGiftRow());
        await tx.enqueueJob(id, 1, 'place-order');
        await tx.enqueueJob(id, 1, 'place-order');
      });
      const lease = () => it.storage.transaction((tx) => tx.leaseJobs('default', 10, 1000));
      const [first] = await lease();
      assert.deepEqual(await lease(), []);
      it.time.advance(1000);
      const [second] = await lease();
      assert.deepEqual([first!.attempt, second!.attempt], [1, 2]);
      assert.equal(await it.storage.transaction((tx) => tx.completeJob(first!)), false);
      assert.equal(await it.storage.transaction((tx) => tx.postponeJob(first!, 0)), false);
      assert.equal(await it.storage.transaction((tx) => tx.postponeJob(second!, 5000)), true);
      assert.deepEqual(await lease(), []);
      assert.equal(await it.storage.read((tx) => tx.findNextDueTime('default')), 1, 'the draft is due first');
      it.time.advance(5000);
      const [third] = await lease();
      assert.equal(await it.storage.transaction((tx) => tx.completeJob(third!)), true);
      it.time.advance(1e9);
      assert.deepEqual(await lease(), []);
    });

    test('keeps mail and work apart: each lane leases its own jobs and knows when its next is due', async () => {
      await using it = openStorage();
      await it.storage.transaction(async (tx) => {
        await tx.insertGift({...createGiftRow(), nextPaymentCheckAt: null});
        await tx.enqueueJob(id, 1, 'refund');
        await tx.enqueueJob(id, 1, 'mail-paid');
        await tx.enqueueJob(id, 2, 'mail-paid', it.time.now() + 500);
      });
      const lease = async (lane: 'default' | 'mail') => (await it.storage.transaction((tx) => tx.leaseJobs(lane, 10, 1000))).map(({key}) => key);
      const due = (lane: 'default' | 'mail') => it.storage.read((tx) => tx.findNextDueTime(lane));
      assert.deepEqual(await lease('default'), [`${id}.1.refund`]);
      assert.deepEqual(await lease('mail'), [`${id}.1.mail-paid`]);
      assert.deepEqual([await due('default'), await due('mail')], [it.time.now() + 1000, it.time.now() + 500]);
      assert.equal((await it.storage.read((tx) => tx.findLatestMailJob(id, 'paid')))?.portion, 2);
      assert.equal(await it.storage.read((tx) => tx.findLatestMailJob(id, 'link-replaced')), undefined);
    });

    test('knows one payer a gift, and whom to remind', async () => {
      await using it = openStorage();
      await it.storage.transaction(async (tx) => {
        await tx.insertGift({...createGiftRow(), nextPaymentCheckAt: null});
        await tx.setReminder(id, 1);
        await tx.insertPayer(id, 'hidden');
        await tx.setReminder(id, it.time.now() + 5);
      });
      await assert.rejects(it.storage.transaction((tx) => tx.insertPayer(id, 'another')));
      const due = () => it.storage.read((tx) => tx.listPayersToRemind(10));
      assert.deepEqual([await due(), await it.storage.read((tx) => tx.findNextDueTime('mail'))], [[], it.time.now() + 5]);
      it.time.advance(5);
      assert.deepEqual(await due(), [{giftId: id, encryptedEmail: 'hidden', remindAt: it.time.now()}]);
      await it.storage.transaction((tx) => tx.setReminder(id, null));
      assert.deepEqual(await due(), []);
    });

    test('counts the claim links of each manage token for itself', async () => {
      await using it = openStorage();
      const [mine, theirs] = [repeat('m', 43), repeat('t', 43)];
      const make = (manageHash: string, linkNumber: number, letter: string) => it.storage.transaction((tx) =>
        tx.insertCapability({hash: repeat(letter, 43), kind: 'claim', giftId: id, linkNumber, manageHash}));
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      await make(mine, 0, 'a');
      await make(mine, 1, 'b');
      await make(theirs, 0, 'c');
      await assert.rejects(make(mine, 1, 'd'));
      await assert.rejects(it.storage.transaction((tx) => tx.insertCapability({hash: repeat('e', 43), kind: 'claim', giftId: id, linkNumber: 2})));
      assert.equal(await it.storage.transaction((tx) => tx.replaceClaimTokens(id, repeat('c', 43))), 2);
      const newest = async (maker: string) => it.storage.read((tx) => tx.findNewestClaimLink(maker));
      assert.deepEqual([(await newest(mine))?.linkNumber, (await newest(theirs))?.linkNumber, await newest(repeat('x', 43))], [1, 0, undefined]);
      assert.deepEqual([(await newest(mine))?.replacedAt === null, (await newest(theirs))?.replacedAt === null], [false, true]);
    });

    test('receives an event once and knows a hash once', async () => {
      await using it = openStorage();
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      const receive = () => it.storage.transaction((tx) => tx.recordEvent('test', 'paid:1', id));
      assert.deepEqual([await receive(), await receive()], [true, false]);
      const open = () => it.storage.transaction((tx) => tx.insertCapability({hash: repeat('h', 43), kind: 'manage', giftId: id}));
      assert.deepEqual([await open(), await open()], [true, false]);
    });

    test('can say that it is sound', async () => {
      await using it = openStorage();
      await it.storage.check();
    });
  });
}
