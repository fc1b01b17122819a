/** The payer's mail address: hidden where it lies, read only by the letter, and gone in time. */
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {openKeys} from '../../src/server/process/keys.ts';
import {aBackendWithMail, PAYER, tokenIn} from './support/mail.ts';
import {DAY, peek} from './support/world.ts';

function aFolder(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** Every byte that lies in a folder. */
const lying = (folder: string) => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))).toString('latin1');

describe('the payer’s mail address', () => {
  test('stands in no answer, log, notice or file, and neither does a mailed token', async (t) => {
    const folder = aFolder(t);
    await using shop = await aBackendWithMail({file: join(folder, 'gifts.db')});
    shop.post.next('fails');
    const gift = await shop.aPaidGift({note: 'A planted note', portions: 2});
    await shop.work();
    const whileItWaits = lying(folder);
    shop.time.pass(DAY);
    await shop.claimed(gift);
    await shop.work();
    const orders = await shop.call('orders', undefined, shop.secret);
    const face = await shop.call('card', undefined, {token: gift.claim});
    const found = (text: string) => [PAYER, 'grace.canary', ...shop.post.letters.map(tokenIn)].filter((secret) => text.includes(secret));
    assert.equal(shop.post.letters.length, 2);
    for (const place of [whileItWaits, lying(folder), orders.text, face.text, shop.seen.join(), JSON.stringify(shop.logs)]) {
      assert.deepEqual(found(place), []);
    }
    // The search finds what it must: the note in the files, the address and the token in the letter.
    assert.ok(lying(folder).includes('A planted note'));
    assert.equal(found(JSON.stringify(shop.post.letters)).length, 4);
  });

  test('and a token that waits to be mailed are kept encrypted, each for its own gift only', async (t) => {
    const folder = aFolder(t);
    await using shop = await aBackendWithMail({file: join(folder, 'gifts.db')});
    shop.post.down(true);
    const [one, other] = [await shop.aPaidGift(), await shop.aPaidGift()];
    await shop.work();
    const database = peek(join(folder, 'gifts.db'));
    const payers = database.all('select * from payers') as {gift: string; mail: string}[];
    assert.equal(payers.length, 2);
    assert.equal(new Set(payers.map(({mail}) => mail)).size, 2, 'the same address looks different each time');
    assert.equal(database.all('select * from mail_tokens').length, 2);
    database.close();
    // Moved from one gift's row to another's, it opens nothing, and nobody is written to by mistake.
    const [mine] = payers.filter(({gift}) => gift === one.id);
    await assert.rejects(shop.settings.keys.reveal(mine!.mail, `payer of ${other.id}`));
    assert.equal(await shop.settings.keys.reveal(mine!.mail, `payer of ${one.id}`), PAYER);
  });

  test('goes from the row of a token as soon as its mail has left', async (t) => {
    const file = join(aFolder(t), 'gifts.db');
    await using shop = await aBackendWithMail({file});
    await shop.aPaidGift();
    await shop.work();
    const database = peek(file);
    assert.deepEqual(database.all('select * from mail_tokens'), []);
    database.close();
  });

  test('is deleted thirty days after the gift has ended, and not while a word may still be owed', async () => {
    await using shop = await aBackendWithMail();
    const [cancelled, claimed, scheduled] = [await shop.aPaidGift(), await shop.aPaidGift(),
      await shop.aPaidGift({sendAt: {at: new Date(shop.time.now() + 100 * DAY).toISOString(), timeZone: 'UTC'}})];
    await shop.call('cancel', {}, {token: cancelled.manage});
    const {order} = await shop.claimed(claimed);
    await shop.work();
    const kept = () => Promise.all([cancelled, claimed, scheduled]
      .map(async ({id}) => (await shop.store.read((tx) => tx.payer(id))) !== undefined));
    shop.time.pass(29 * DAY);
    await shop.work();
    assert.deepEqual(await kept(), [true, true, true]);
    shop.time.pass(2 * DAY);
    await shop.work();
    assert.deepEqual(await kept(), [false, true, true]);
    await shop.call('delivered', {}, {...shop.secret, params: {id: order}});
    shop.time.pass(31 * DAY);
    await shop.work();
    assert.deepEqual(await kept(), [false, false, true]);
    shop.time.pass(37 * DAY);
    await shop.work();
    assert.deepEqual(await kept(), [false, false, true], 'its window is open');
    for (const days of [2, 8, 31]) {
      shop.time.pass(days * DAY);
      await shop.work();
    }
    assert.deepEqual(await kept(), [false, false, false]);
  });

  test('stays until the money is back, however long that takes', async () => {
    await using shop = await aBackendWithMail();
    shop.provider.refundsEnd('pending');
    const gift = await shop.aPaidGift();
    await shop.call('cancel', {}, {token: gift.manage});
    await shop.work();
    shop.time.pass(60 * DAY);
    await shop.work();
    assert.equal(shop.post.of('refunded').length, 0);
    shop.provider.settleRefunds('refunded');
    shop.time.pass(DAY);
    await shop.work();
    assert.equal(shop.post.of('refunded').length, 1);
  });
});

describe('what is hidden', () => {
  test('opens after a restart, by these keys alone, and only as it was written', async (t) => {
    const [folder, elsewhere] = [aFolder(t), aFolder(t)];
    const hidden = await (await openKeys(folder)).hide(PAYER, 'a gift');
    const keys = await openKeys(folder);
    assert.equal(await keys.reveal(hidden, 'a gift'), PAYER);
    const changed = hidden.slice(0, 20) + (hidden[20] === 'A' ? 'B' : 'A') + hidden.slice(21);
    for (const [text, about] of [[hidden, 'another gift'], [changed, 'a gift'], [hidden.slice(0, -6), 'a gift'], ['', 'a gift'], ['AAAA', 'a gift']]) {
      await assert.rejects(keys.reveal(text!, about!));
    }
    await assert.rejects((await openKeys(elsewhere)).reveal(hidden, 'a gift'));
  });
});
