/** What every store must keep, whichever database is behind it. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {NewGift, Store} from '../../src/server/store.ts';
import {aClock} from '../server/support/world.ts';

const name = (letter: string, length: number) => letter.repeat(length);

export const aGiftRow = (letter = 'a'): NewGift => ({
  id: name(letter, 22), manageHash: name(letter, 43), wish: 'wish', product: '{"ref":"mug","title":"Mug"}', productRef: 'mug', variant: 'mug',
  choices: '["mug"]', unitAmount: 1000, currency: 'EUR', portionCount: 2, note: '', cover: 'plain', senderName: 'Grace', secret: 0, passcode: null, sendAt: null, sendTimeZone: null, lang: 'en', policy: '{}',
  returnUrl: 'https://shop.example/', draftExpiresAt: 2e12, settleAt: 1,
});

export function storeContract(called: string, open: (clock: ReturnType<typeof aClock>['clock']) => Store) {
  const aStore = () => {
    const time = aClock();
    const store = open(time.clock);
    return {store, time, [Symbol.asyncDispose]: () => store.close()};
  };
  const id = name('a', 22);
  const ready = async ({store, time}: ReturnType<typeof aStore>) => store.change(async (tx) => {
    await tx.insertGift(aGiftRow());
    await tx.moveGift(id, 'paid', {payment: 'pay_1', paidAt: time.now()});
    await tx.enter({gift: id, portion: 0, kind: 'captured', amount: 2000, currency: 'EUR'});
    await tx.moveGift(id, 'ready');
    await tx.movePortions(id, 'ready', {facts: {claimDeadline: time.now() + 1000}});
  });

  describe(`a store on ${called}`, () => {
    test('keeps a change whole, or not at all', async () => {
      await using it = aStore();
      await assert.rejects(it.store.change(async (tx) => {
        await tx.insertGift(aGiftRow());
        throw new Error('in the middle');
      }), /in the middle/);
      assert.equal(await it.store.read((tx) => tx.gift(id)), undefined);
      await it.store.change((tx) => tx.insertGift(aGiftRow()));
      assert.equal((await it.store.read((tx) => tx.gift(id)))!.state, 'draft');
    });

    test('runs changes one after the other, also while one waits', async () => {
      await using it = aStore();
      const order: string[] = [];
      const slow = it.store.change(async () => {
        order.push('slow begins');
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push('slow ends');
      });
      await Promise.all([slow, it.store.change(async () => void order.push('quick'))]);
      assert.deepEqual(order, ['slow begins', 'slow ends', 'quick']);
    });

    test('moves a gift only along its table', async () => {
      await using it = aStore();
      await it.store.change((tx) => tx.insertGift(aGiftRow()));
      assert.equal(await it.store.change((tx) => tx.moveGift(id, 'ready')), false);
      assert.equal(await it.store.change((tx) => tx.moveGift(id, 'closed')), false);
      assert.equal(await it.store.change((tx) => tx.moveGift(id, 'abandoned')), true);
      assert.equal(await it.store.change((tx) => tx.moveGift(id, 'cancelled')), false);
    });

    test('gives each portion to one claimant and each claimant one portion, by its own clock', async () => {
      await using it = aStore();
      await ready(it);
      const claim = (who: string) => it.store.change((tx) => tx.claimPortion(id, who, {ref: 'mug', title: 'Mug'}));
      assert.deepEqual(await Promise.all([claim('ada'), claim('ada'), claim('bob'), claim('eve')]), [1, undefined, 2, undefined]);
      const [first] = await it.store.read((tx) => tx.portions(id));
      assert.equal(first!.claimedAt, it.time.now());
    });

    test('judges the window half-open: before the deadline a claim wins, from it on expiry does', async () => {
      await using it = aStore();
      await ready(it);
      const claim = (who: string) => it.store.change((tx) => tx.claimPortion(id, who, {ref: 'mug', title: 'Mug'}));
      const expire = () => it.store.change((tx) => tx.movePortions(id, 'expired', {window: 'over'}));
      it.time.pass(999);
      assert.deepEqual(await expire(), []);
      assert.equal(await claim('ada'), 1);
      it.time.pass(1);
      assert.equal(await claim('bob'), undefined);
      assert.deepEqual(await it.store.change((tx) => tx.movePortions(id, 'opened', {window: 'open'})), []);
      assert.deepEqual(await it.store.read((tx) => tx.giftsOverdue(10)), [id]);
      assert.deepEqual(await expire(), [2]);
      assert.deepEqual(await it.store.read((tx) => tx.giftsOverdue(10)), []);
    });

    test('extends a window only while it is open, and only what nobody has claimed', async () => {
      await using it = aStore();
      await ready(it);
      const extend = (ms: number) => it.store.change((tx) => tx.extendWindow(id, it.time.now() + ms));
      await it.store.change((tx) => tx.claimPortion(id, 'ada', {ref: 'mug', title: 'Mug'}));
      it.time.pass(999);
      assert.equal(await extend(100), 1);
      it.time.pass(100);
      assert.equal(await extend(1000), 0);
      const portions = await it.store.read((tx) => tx.portions(id));
      assert.deepEqual(portions.map((portion) => portion.claimDeadline! - it.time.now()), [-99, 0]);
    });

    test('says whose moment has come, and when the next one comes', async () => {
      await using it = aStore();
      await it.store.change(async (tx) => {
        await tx.insertGift({...aGiftRow(), sendAt: it.time.now() + 1000, sendTimeZone: 'UTC'});
        await tx.moveGift(id, 'paid', {payment: 'pay_1', paidAt: it.time.now()});
        await tx.moveGift(id, 'scheduled');
      });
      const due = () => it.store.read((tx) => tx.giftsToSend(10));
      it.time.pass(999);
      assert.deepEqual([await due(), await it.store.read((tx) => tx.nextDue('work'))], [[], it.time.now() + 1]);
      it.time.pass(1);
      assert.deepEqual(await due(), [id]);
    });

    test('remembers wrong tries, newest first, for as long as it is told', async () => {
      await using it = aStore();
      await it.store.change((tx) => tx.insertGift(aGiftRow()));
      const note = (key: string) => it.store.change((tx) => tx.noteWrongTry({gift: id, scope: 's', key, fingerprint: 'f'}));
      await note('one');
      it.time.pass(10);
      await note('two');
      await assert.rejects(note('two'));
      assert.deepEqual(await it.store.read((tx) => tx.wrongTries(id, 5)), [it.time.now(), it.time.now() - 10]);
      assert.equal((await it.store.read((tx) => tx.wrongTry(id, 's', 'one')))?.fingerprint, 'f');
      await it.store.change((tx) => tx.sweep(5, 5, 5));
      assert.deepEqual(await it.store.read((tx) => tx.wrongTries(id, 5)), [it.time.now()]);
    });

    test('lets no money out that did not come in, and nothing twice', async () => {
      await using it = aStore();
      await ready(it);
      const enter = (portion: number, kind: 'captured' | 'fulfilled' | 'refunded', amount: number) =>
        it.store.change((tx) => tx.enter({gift: id, portion, kind, amount, currency: 'EUR'}));
      await assert.rejects(enter(0, 'captured', 2000));
      await assert.rejects(enter(1, 'fulfilled', 2001));
      await enter(1, 'fulfilled', 1000);
      await assert.rejects(enter(1, 'fulfilled', 1000));
      await assert.rejects(enter(2, 'refunded', 1001));
      await enter(2, 'refunded', 1000);
      await assert.rejects(enter(3, 'refunded', 1));
    });

    test('owes one refund a portion, never more than was paid, and it moves only along its table', async () => {
      await using it = aStore();
      await ready(it);
      const owe = (portion: number, amount: number) =>
        it.store.change((tx) => tx.insertRefund({gift: id, portion, amount, currency: 'EUR'}));
      assert.equal(await owe(1, 1000), true);
      assert.equal(await owe(1, 1000), false);
      await assert.rejects(owe(2, 1001));
      const move = (to: 'refunded' | 'failed') => it.store.change((tx) => tx.moveRefund(id, 1, to));
      assert.equal(await move('refunded'), true);
      assert.equal(await move('refunded'), false);
      assert.equal(await move('failed'), false);
    });

    test('leases a job to one worker, and heeds only the latest', async () => {
      await using it = aStore();
      await it.store.change(async (tx) => {
        await tx.insertGift(aGiftRow());
        await tx.enqueue(id, 1, 'order');
        await tx.enqueue(id, 1, 'order');
      });
      const lease = () => it.store.change((tx) => tx.leaseJobs('work', 10, 1000));
      const [first] = await lease();
      assert.deepEqual(await lease(), []);
      it.time.pass(1000);
      const [second] = await lease();
      assert.deepEqual([first!.attempt, second!.attempt], [1, 2]);
      assert.equal(await it.store.change((tx) => tx.finishJob(first!)), false);
      assert.equal(await it.store.change((tx) => tx.postponeJob(first!, 0)), false);
      assert.equal(await it.store.change((tx) => tx.postponeJob(second!, 5000)), true);
      assert.deepEqual(await lease(), []);
      assert.equal(await it.store.read((tx) => tx.nextDue('work')), 1, 'the draft is due first');
      it.time.pass(5000);
      const [third] = await lease();
      assert.equal(await it.store.change((tx) => tx.finishJob(third!)), true);
      it.time.pass(1e9);
      assert.deepEqual(await lease(), []);
    });

    test('keeps mail and work apart: each lane leases its own jobs and knows when its next is due', async () => {
      await using it = aStore();
      await it.store.change(async (tx) => {
        await tx.insertGift({...aGiftRow(), settleAt: null});
        await tx.enqueue(id, 1, 'refund');
        await tx.enqueue(id, 1, 'mail-paid');
        await tx.enqueue(id, 2, 'mail-paid', it.time.now() + 500);
      });
      const lease = async (lane: 'work' | 'mail') => (await it.store.change((tx) => tx.leaseJobs(lane, 10, 1000))).map(({key}) => key);
      const due = (lane: 'work' | 'mail') => it.store.read((tx) => tx.nextDue(lane));
      assert.deepEqual(await lease('work'), [`${id}.1.refund`]);
      assert.deepEqual(await lease('mail'), [`${id}.1.mail-paid`]);
      assert.deepEqual([await due('work'), await due('mail')], [it.time.now() + 1000, it.time.now() + 500]);
      assert.equal((await it.store.read((tx) => tx.latestMail(id, 'paid')))?.portion, 2);
      assert.equal(await it.store.read((tx) => tx.latestMail(id, 'link')), undefined);
    });

    test('knows one payer a gift, and whom to remind', async () => {
      await using it = aStore();
      await it.store.change(async (tx) => {
        await tx.insertGift({...aGiftRow(), settleAt: null});
        await tx.remind(id, 1);
        await tx.keepPayer(id, 'hidden');
        await tx.remind(id, it.time.now() + 5);
      });
      await assert.rejects(it.store.change((tx) => tx.keepPayer(id, 'another')));
      const due = () => it.store.read((tx) => tx.payersToRemind(10));
      assert.deepEqual([await due(), await it.store.read((tx) => tx.nextDue('mail'))], [[], it.time.now() + 5]);
      it.time.pass(5);
      assert.deepEqual(await due(), [{gift: id, mail: 'hidden', remindAt: it.time.now()}]);
      await it.store.change((tx) => tx.remind(id, null));
      assert.deepEqual(await due(), []);
    });

    test('counts the claim links of each manage token for itself', async () => {
      await using it = aStore();
      const [mine, theirs] = [name('m', 43), name('t', 43)];
      const make = (maker: string, number: number, letter: string) => it.store.change((tx) =>
        tx.insertCapability({hash: name(letter, 43), kind: 'claim', gift: id, number, maker}));
      await it.store.change((tx) => tx.insertGift(aGiftRow()));
      await make(mine, 0, 'a');
      await make(mine, 1, 'b');
      await make(theirs, 0, 'c');
      await assert.rejects(make(mine, 1, 'd'));
      await assert.rejects(it.store.change((tx) => tx.insertCapability({hash: name('e', 43), kind: 'claim', gift: id, number: 2})));
      assert.equal(await it.store.change((tx) => tx.replaceClaimTokens(id, name('c', 43))), 2);
      const newest = async (maker: string) => it.store.read((tx) => tx.newestLink(maker));
      assert.deepEqual([(await newest(mine))?.number, (await newest(theirs))?.number, await newest(name('x', 43))], [1, 0, undefined]);
      assert.deepEqual([(await newest(mine))?.replacedAt === null, (await newest(theirs))?.replacedAt === null], [false, true]);
    });

    test('receives an event once and knows a hash once', async () => {
      await using it = aStore();
      await it.store.change((tx) => tx.insertGift(aGiftRow()));
      const receive = () => it.store.change((tx) => tx.receive('test', 'paid:1', id));
      assert.deepEqual([await receive(), await receive()], [true, false]);
      const open = () => it.store.change((tx) => tx.insertCapability({hash: name('h', 43), kind: 'manage', gift: id}));
      assert.deepEqual([await open(), await open()], [true, false]);
    });

    test('can say that it is sound', async () => {
      await using it = aStore();
      await it.store.check();
    });
  });
}
