/** The suite that every storage passes. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {JobRow, NewGift, Queue, Storage} from '../../../src/server/storage/storage.ts';
import {createTestClock} from '../support/test-backend.ts';

const repeat = (letter: string, length: number) => letter.repeat(length);

export const createGiftRow = (letter = 'a'): NewGift => ({
  id: repeat(letter, 22), manageHash: repeat(letter, 43), requestFingerprint: 'fingerprint',
  product: '{"ref":"mug","title":"Mug"}', productRef: 'mug', descriptor: null, variant: 'mug', choices: '["mug"]', unitAmount: 1000, currency: 'EUR', portionCount: 2,
  note: '', cover: 'plain', senderName: 'Grace', secret: 0, passcodeHash: null, sendAt: null, sendTimeZone: null, lang: 'en', policy: '{}',
  returnUrl: 'https://shop.example/', draftExpiresAt: 2e12, nextPaymentCheckAt: 1,
});

export function storageSuite(databaseName: string, open: (clock: ReturnType<typeof createTestClock>['clock']) => Storage) {
  const openStorage = () => {
    const time = createTestClock();
    const storage = open(time.clock);
    return {storage, time, [Symbol.asyncDispose]: () => storage.close()};
  };
  const id = repeat('a', 22);
  const linkHash = repeat('l', 43);
  const variant = {ref: 'mug', title: 'Mug'};
  const makeReady = async ({storage, time}: ReturnType<typeof openStorage>) => storage.transaction(async (tx) => {
    await tx.insertGift(createGiftRow());
    await tx.insertCapability({hash: linkHash, kind: 'claim', giftId: id, linkNumber: 0, manageHash: repeat('a', 43)});
    await tx.transitionGift(id, 'paid', {paymentId: 'pay_1', paidAt: time.now()});
    await tx.addLedgerEntry({giftId: id, portion: 0, kind: 'captured', reference: '', fromAccount: 'provider', toAccount: 'held', amount: 2000, currency: 'EUR'});
    await tx.transitionGift(id, 'ready');
    await tx.transitionPortions(id, 'ready', {changes: {claimDeadline: time.now() + 1000}});
  });

  describe(`a storage on ${databaseName}`, () => {
    test('commits a transaction as a whole, or not at all', async () => {
      await using it = openStorage();
      await assert.rejects(it.storage.transaction(async (tx) => {
        await tx.insertGift(createGiftRow());
        throw new Error('in the middle');
      }), /in the middle/);
      assert.equal(await it.storage.read((tx) => tx.findGift(id)), undefined);
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      assert.equal((await it.storage.read((tx) => tx.findGift(id)))!.state, 'draft');
    });

    test('runs transactions one after the other, even while one waits', async () => {
      await using it = openStorage();
      const order: string[] = [];
      const slow = it.storage.transaction(async () => {
        order.push('slow starts');
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push('slow ends');
      });
      await Promise.all([slow, it.storage.transaction(async () => void order.push('quick'))]);
      assert.deepEqual(order, ['slow starts', 'slow ends', 'quick']);
    });

    test('changes a gift’s state only as the transition table allows', async () => {
      await using it = openStorage();
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      assert.equal(await it.storage.transaction((tx) => tx.transitionGift(id, 'ready')), false);
      assert.equal(await it.storage.transaction((tx) => tx.transitionGift(id, 'closed')), false);
      assert.equal(await it.storage.transaction((tx) => tx.transitionGift(id, 'abandoned')), true);
      assert.equal(await it.storage.transaction((tx) => tx.transitionGift(id, 'cancelled')), false);
    });

    test('gives each portion to one recipient and each recipient one portion, by its own clock', async () => {
      await using it = openStorage();
      await makeReady(it);
      const claim = (claimedBy: string) => it.storage.transaction((tx) => tx.claimPortion(id, {claimedBy, linkHash, variant}));
      assert.deepEqual(await Promise.all([claim('ada'), claim('ada'), claim('bob'), claim('eve')]), [1, undefined, 2, undefined]);
      const [first] = await it.storage.read((tx) => tx.listPortions(id));
      assert.equal(first!.claimedAt, it.time.now());
    });

    test('accepts a claim before the deadline, and expires portions from the deadline on', async () => {
      await using it = openStorage();
      await makeReady(it);
      const claim = (claimedBy: string) => it.storage.transaction((tx) => tx.claimPortion(id, {claimedBy, linkHash, variant}));
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

    test('claims, opens and declines only by a claim link that is not replaced', async () => {
      await using it = openStorage();
      await makeReady(it);
      const newHash = repeat('n', 43);
      await it.storage.transaction(async (tx) => {
        await tx.insertCapability({hash: newHash, kind: 'claim', giftId: id, linkNumber: 1, manageHash: repeat('a', 43)});
        await tx.replaceClaimTokens(id, newHash);
      });
      const open = (hash: string) => it.storage.transaction((tx) => tx.transitionPortions(id, 'opened', {window: 'open', linkHash: hash, number: 1}));
      const decline = (hash: string) => it.storage.transaction((tx) => tx.transitionPortions(id, 'declined', {window: 'open', linkHash: hash, number: 2}));
      const claim = (hash: string) => it.storage.transaction((tx) => tx.claimPortion(id, {claimedBy: 'ada', linkHash: hash, variant}));
      assert.deepEqual([await open(linkHash), await decline(linkHash), await claim(linkHash)], [[], [], undefined]);
      assert.deepEqual([await open(newHash), await decline(newHash), await claim(newHash)], [[1], [2], 1]);
    });

    test('extends only open windows of unclaimed portions', async () => {
      await using it = openStorage();
      await makeReady(it);
      const extend = (ms: number) => it.storage.transaction((tx) => tx.extendWindow(id, it.time.now() + ms));
      await it.storage.transaction((tx) => tx.claimPortion(id, {claimedBy: 'ada', linkHash, variant}));
      it.time.advance(999);
      assert.equal(await extend(100), 1);
      it.time.advance(100);
      assert.equal(await extend(1000), 0);
      const portions = await it.storage.read((tx) => tx.listPortions(id));
      assert.deepEqual(portions.map((portion) => portion.claimDeadline! - it.time.now()), [-99, 0]);
    });

    test('lists the gifts whose send time has come, and finds the next one', async () => {
      await using it = openStorage();
      await it.storage.transaction(async (tx) => {
        await tx.insertGift({...createGiftRow(), sendAt: it.time.now() + 1000, sendTimeZone: 'UTC'});
        await tx.transitionGift(id, 'paid', {paymentId: 'pay_1', paidAt: it.time.now()});
        await tx.transitionGift(id, 'scheduled');
      });
      const due = () => it.storage.read((tx) => tx.listGiftsToRelease(10));
      it.time.advance(999);
      assert.deepEqual([await due(), await it.storage.read((tx) => tx.findNextDueTime('deadline'))], [[], it.time.now() + 1]);
      it.time.advance(1);
      assert.deepEqual(await due(), [id]);
    });

    test('keeps a passcode attempt until it was right, was reset or expires', async () => {
      await using it = openStorage();
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      const attempt = {giftId: id, scope: 's', fingerprint: 'f', receiptHash: 'r', addressHash: 'a'};
      const list = async () => (await it.storage.read((tx) => tx.listPasscodeAttempts(id))).map(({key, failed}) => `${key} ${failed}`);
      await it.storage.transaction(async (tx) => {
        for (const key of ['one', 'two', 'three', 'three']) await tx.insertPasscodeAttempt({...attempt, key});
        assert.equal(await tx.failPasscodeAttempt(id, 's', 'one'), true);
        assert.equal(await tx.failPasscodeAttempt(id, 's', 'one'), false, 'it is counted once');
        await tx.deletePasscodeAttempt(id, 's', 'two');
        assert.equal(await tx.failPasscodeAttempt(id, 's', 'two'), false, 'it was reset in the meantime');
      });
      assert.deepEqual((await list()).sort(), ['one 1', 'three 0']);
      assert.equal((await it.storage.read((tx) => tx.findPasscodeAttempt(id, 's', 'one')))?.fingerprint, 'f');
      it.time.advance(10);
      await it.storage.transaction(async (tx) => {
        await tx.insertPasscodeAttempt({...attempt, key: 'four'});
        await tx.deleteExpired({responseTtlMs: 5, ttlAfterEndMs: 5, maxAgeMs: 5});
      });
      assert.deepEqual(await list(), ['four 0']);
      await it.storage.transaction((tx) => tx.deletePasscodeAttempts(id));
      assert.deepEqual(await list(), []);
    });

    test('refuses ledger entries that overdraw an account or repeat one', async () => {
      await using it = openStorage();
      await makeReady(it);
      const accounts = {captured: ['provider', 'held'], fulfilled: ['held', 'fulfilled'], refunded: ['held', 'refunded'], disputed: ['provider', 'disputed']} as const;
      const addEntry = (portion: number, kind: keyof typeof accounts, amount: number) => {
        const [fromAccount, toAccount] = accounts[kind];
        return it.storage.transaction((tx) => tx.addLedgerEntry({giftId: id, portion, kind, reference: '', fromAccount, toAccount, amount, currency: 'EUR'}));
      };
      await assert.rejects(addEntry(1, 'disputed', 1), 'no such move');
      await assert.rejects(addEntry(0, 'captured', 2000));
      await assert.rejects(addEntry(1, 'fulfilled', 2001));
      await addEntry(1, 'fulfilled', 1000);
      await assert.rejects(addEntry(1, 'fulfilled', 1000));
      await assert.rejects(addEntry(2, 'refunded', 1001));
      await addEntry(2, 'refunded', 1000);
      await assert.rejects(addEntry(3, 'refunded', 1));
    });

    test('keeps one refund per portion, never more than was paid, and changes its state only as the table allows', async () => {
      await using it = openStorage();
      await makeReady(it);
      const insertRefund = (portion: number, amount: number) =>
        it.storage.transaction((tx) => tx.insertRefund({giftId: id, portion, amount, currency: 'EUR'}));
      assert.equal(await insertRefund(1, 1000), true);
      assert.equal(await insertRefund(1, 1000), false);
      await assert.rejects(insertRefund(2, 1001));
      const transition = (to: 'refunded' | 'failed') => it.storage.transaction((tx) => tx.transitionRefund(id, 1, to));
      assert.equal(await transition('refunded'), true);
      assert.equal(await transition('refunded'), false);
      assert.equal(await transition('failed'), true);
      const restart = () => it.storage.transaction((tx) => tx.restartRefund(id, 1));
      assert.equal(await restart(), true);
      assert.equal(await restart(), false);
      assert.equal((await it.storage.read((tx) => tx.listRefunds(id)))[0]!.attempt, 2);
    });

    test('leases a job to one worker, and lets only the latest lease complete or postpone it', async () => {
      await using it = openStorage();
      await it.storage.transaction(async (tx) => {
        await tx.insertGift(createGiftRow());
        await tx.enqueueJob(id, 1, 'place-order');
        await tx.enqueueJob(id, 1, 'place-order');
      });
      const lease = () => it.storage.transaction((tx) => tx.leaseJobs('place-order', 10, {leaseMs: 1000, maxDelayMs: 5000}));
      const [first] = await lease();
      assert.deepEqual(await lease(), []);
      it.time.advance(1000);
      const [second] = await lease();
      assert.deepEqual([first!.attempt, second!.attempt], [1, 2]);
      assert.equal(await it.storage.transaction((tx) => tx.completeJob(first!)), false);
      assert.equal(await it.storage.transaction((tx) => tx.postponeJob(first!, 0)), false);
      assert.equal(await it.storage.transaction((tx) => tx.postponeJob(second!, 5000)), true);
      assert.deepEqual(await lease(), []);
      const due = (queue: Queue) => it.storage.read((tx) => tx.findNextJobTime(queue, {leaseMs: 1000, maxDelayMs: 5000}));
      assert.deepEqual([await due('place-order'), await due('refund')], [it.time.now() + 5000, undefined]);
      assert.equal(await it.storage.read((tx) => tx.findNextPaymentCheckTime({unpaidMs: 1000, paidMs: 1000})), 1);
      it.time.advance(5000);
      const [third] = await lease();
      assert.equal(await it.storage.transaction((tx) => tx.completeJob(third!)), true);
      it.time.advance(1e9);
      assert.deepEqual(await lease(), []);
    });

    test('runs a job again that is restarted, also while a worker is on it', async () => {
      await using it = openStorage();
      const lease = async () => (await it.storage.transaction((tx) => tx.leaseJobs('refund', 1, {leaseMs: 1000, maxDelayMs: 5000})))[0];
      const restart = () => it.storage.transaction((tx) => tx.restartJob(id, 0, 'refund'));
      const complete = (job: JobRow | undefined) => it.storage.transaction((tx) => tx.completeJob(job!));
      await it.storage.transaction(async (tx) => {
        await tx.insertGift(createGiftRow());
        await tx.enqueueJob(id, 0, 'refund');
      });
      const first = await lease();
      await restart();
      assert.equal(await complete(first), false);
      const second = await lease();
      assert.equal(await complete(second), true);
      assert.equal(await lease(), undefined);
      await restart();
      assert.equal(await complete(await lease()), true);
    });

    test('leases a job at once whose lease or due time is further ahead than any that is ever written', async () => {
      await using it = openStorage();
      const timing = {leaseMs: 1000, maxDelayMs: 5000};
      const lease = async () => (await it.storage.transaction((tx) => tx.leaseJobs('refund', 1, timing))).map(({attempt}) => attempt);
      await it.storage.transaction(async (tx) => {
        await tx.insertGift(createGiftRow());
        await tx.enqueueJob(id, 1, 'refund');
      });
      const isDue = async () => (await it.storage.read((tx) => tx.findNextJobTime('refund', timing)))! <= it.time.now();
      it.time.advance(10_000);
      assert.deepEqual(await lease(), [1]);
      assert.equal(await isDue(), false);
      it.time.advance(-1);
      assert.equal(await isDue(), true);
      assert.deepEqual([await lease(), await lease()], [[2], []], 'it was leased for more than a second');
      it.time.advance(1000);
      const [job] = await it.storage.transaction((tx) => tx.leaseJobs('refund', 1, timing));
      await it.storage.transaction((tx) => tx.postponeJob(job!, 5000));
      assert.deepEqual([await lease(), await isDue()], [[], false]);
      it.time.advance(-1);
      assert.equal(await isDue(), true);
      assert.deepEqual(await lease(), [4], 'it was postponed by more than five seconds');
    });

    test('keeps the queues apart: each leases its own jobs and finds its own next due time', async () => {
      await using it = openStorage();
      await it.storage.transaction(async (tx) => {
        await tx.insertGift({...createGiftRow(), nextPaymentCheckAt: null});
        await tx.enqueueJob(id, 1, 'refund');
        await tx.enqueueJob(id, 1, 'place-order');
        await tx.enqueueJob(id, 1, 'mail-paid');
        await tx.enqueueJob(id, 2, 'mail-paid', it.time.now() + 500);
      });
      const lease = async (queue: Queue) => (await it.storage.transaction((tx) => tx.leaseJobs(queue, 10, timing))).map(({key}) => key);
      const due = (queue: Queue) => it.storage.read((tx) => tx.findNextJobTime(queue, timing));
      const timing = {leaseMs: 1000, maxDelayMs: 1000};
      assert.deepEqual(await lease('refund'), [`${id}.1.refund`]);
      assert.deepEqual(await lease('place-order'), [`${id}.1.place-order`]);
      assert.deepEqual(await lease('mail'), [`${id}.1.mail-paid`]);
      assert.deepEqual([await due('refund'), await due('mail')], [it.time.now() + 1000, it.time.now() + 500]);
      assert.equal((await it.storage.read((tx) => tx.findLatestMailJob(id, 'paid')))?.portion, 2);
      assert.equal(await it.storage.read((tx) => tx.findLatestMailJob(id, 'link-replaced')), undefined);
    });

    test('keeps one payer per gift, and lists whom to remind', async () => {
      await using it = openStorage();
      await it.storage.transaction(async (tx) => {
        await tx.insertGift({...createGiftRow(), nextPaymentCheckAt: null});
        await tx.setReminder(id, 1);
        await tx.insertPayer(id, 'hidden');
        await tx.setReminder(id, it.time.now() + 5);
      });
      await assert.rejects(it.storage.transaction((tx) => tx.insertPayer(id, 'another')));
      const due = () => it.storage.read((tx) => tx.listPayersToRemind(10));
      assert.deepEqual([await due(), await it.storage.read((tx) => tx.findNextDueTime('reminder'))], [[], it.time.now() + 5]);
      it.time.advance(5);
      assert.deepEqual(await due(), [{giftId: id, encryptedEmail: 'hidden', remindAt: it.time.now()}]);
      await it.storage.transaction((tx) => tx.setReminder(id, null));
      assert.deepEqual(await due(), []);
    });

    test('counts the holds of each list of variants, and the orders that ended them', async () => {
      await using it = openStorage();
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      const hold = (portion: number, ...refs: string[]) => it.storage.transaction((tx) =>
        tx.holdStock({giftId: id, portion, productRef: 'mug', variants: JSON.stringify(refs)}));
      const counts = async () => Object.fromEntries((await it.storage.read((tx) => tx.listStockCounts('mug')))
        .map(({variants, held, ordered}) => [variants, [held, ordered]]));
      await hold(1, 'red');
      await hold(2, 'blue', 'red');
      await hold(3, 'blue', 'red');
      assert.deepEqual(await counts(), {'["red"]': [1, 0], '["blue","red"]': [2, 0]});
      await hold(2, 'red');
      await hold(2, 'red');
      assert.deepEqual(await counts(), {'["red"]': [2, 0], '["blue","red"]': [1, 0]});
      await it.storage.transaction(async (tx) => {
        await tx.countOrderedStock(id, 2);
        await tx.countOrderedStock(id, 2);
        await tx.releaseStock(id, 1);
        await tx.releaseStock(id, 3);
        await tx.releaseStock(id, 3);
      });
      assert.deepEqual(await counts(), {'["red"]': [0, 1], '["blue","red"]': [0, 0]});
      assert.deepEqual(await it.storage.read((tx) => tx.listStockCounts('cup')), []);
    });

    test('deletes addresses and payers when their time has come, however often it cleans up before', async () => {
      const retention = {responseTtlMs: 1, ttlAfterEndMs: 30, maxAgeMs: 100};
      /** Cleans up every `interval` milliseconds. Returns when the address and the payer were gone, in milliseconds since the claim. */
      const observe = async (interval: number, {endsAt, refundedAt}: {endsAt?: number; refundedAt?: number}) => {
        await using it = openStorage();
        await makeReady(it);
        const claimedAt = it.time.now();
        await it.storage.transaction(async (tx) => {
          await tx.claimPortion(id, {claimedBy: 'ada', linkHash, variant});
          await tx.saveAddress({giftId: id, portion: 1, jwe: 'jwe', kid: 'kid', receiptHash: 'ada', country: 'DE', postalCode: null});
          await tx.insertPayer(id, 'hidden');
          await tx.updateGift(id);
        });
        const goneAt = {address: 0, payer: 0};
        for (let ms = 0; ms <= 150; ms++) {
          await it.storage.transaction(async (tx) => {
            if (ms === endsAt) {
              await tx.transitionPortions(id, 'unavailable', {number: 1});
              await tx.transitionGift(id, 'closed');
              if (refundedAt !== undefined) await tx.insertRefund({giftId: id, portion: 1, amount: 1000, currency: 'EUR'});
            }
            if (ms === refundedAt) await tx.transitionRefund(id, 1, 'refunded');
            if (ms % interval === 0) await tx.deleteExpired(retention);
            if (!goneAt.address && !(await tx.findAddress(id, 1))) goneAt.address = it.time.now() - claimedAt;
            if (!goneAt.payer && !(await tx.findPayer(id))) goneAt.payer = it.time.now() - claimedAt;
          });
          it.time.advance(1);
        }
        return goneAt;
      };
      assert.deepEqual(await observe(1, {}), {address: 101, payer: 101});
      assert.deepEqual(await observe(10, {}), {address: 110, payer: 110});
      assert.deepEqual(await observe(1, {endsAt: 7}), {address: 38, payer: 38});
      assert.deepEqual(await observe(7, {endsAt: 50}), {address: 84, payer: 84});
      assert.deepEqual(await observe(1, {endsAt: 7, refundedAt: 60}), {address: 38, payer: 60});
    });

    test('numbers the claim links of each manage token separately', async () => {
      await using it = openStorage();
      const [own, other] = [repeat('m', 43), repeat('t', 43)];
      const insertLink = (manageHash: string, linkNumber: number, letter: string) => it.storage.transaction((tx) =>
        tx.insertCapability({hash: repeat(letter, 43), kind: 'claim', giftId: id, linkNumber, manageHash}));
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      await insertLink(own, 0, 'a');
      await insertLink(own, 1, 'b');
      await insertLink(other, 0, 'c');
      await assert.rejects(insertLink(own, 1, 'd'));
      await assert.rejects(it.storage.transaction((tx) => tx.insertCapability({hash: repeat('e', 43), kind: 'claim', giftId: id, linkNumber: 2})));
      assert.equal(await it.storage.transaction((tx) => tx.replaceClaimTokens(id, repeat('c', 43))), 2);
      const newest = async (manageHash: string) => it.storage.read((tx) => tx.findNewestClaimLink(manageHash));
      assert.deepEqual([(await newest(own))?.linkNumber, (await newest(other))?.linkNumber, await newest(repeat('x', 43))], [1, 0, undefined]);
      assert.deepEqual([(await newest(own))?.replacedAt === null, (await newest(other))?.replacedAt === null], [false, true]);
    });

    test('records an event once and a token hash once', async () => {
      await using it = openStorage();
      await it.storage.transaction((tx) => tx.insertGift(createGiftRow()));
      const record = () => it.storage.transaction((tx) => tx.recordEvent('test', 'paid:1', id));
      assert.deepEqual([await record(), await record()], [true, false]);
      const insert = () => it.storage.transaction((tx) => tx.insertCapability({hash: repeat('h', 43), kind: 'manage', giftId: id}));
      assert.deepEqual([await insert(), await insert()], [true, false]);
    });

    test('passes its own check', async () => {
      await using it = openStorage();
      await it.storage.check();
    });
  });
}
