import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {nodeKeys} from '../../../src/server/node/keys.ts';
import {createBackendWithMail, PAYER, manageTokenIn} from '../support/mail.ts';
import {DAY_MS, openReadOnly} from '../support/test-backend.ts';

function createFolder(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** Every byte of every file in a folder. */
const readAllFiles = (folder: string) => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))).toString('latin1');

describe('the payer’s email address', () => {
  test('appears in no response, log or file, and neither does a mailed token', async (t) => {
    const folder = createFolder(t);
    await using shop = await createBackendWithMail({file: join(folder, 'gifts.db')});
    shop.fakeMail.queueFaults('fail');
    const gift = await shop.createPaidGift({note: 'A planted note', portions: 2});
    await shop.runDueJobs();
    const filesWhilePending = readAllFiles(folder);
    shop.time.advance(DAY_MS);
    await shop.claimGift(gift);
    await shop.runDueJobs();
    const orders = await shop.call('orders', undefined, shop.merchant);
    const card = await shop.call('card', undefined, {token: gift.claim});
    const found = (text: string) => [PAYER, 'grace.canary', ...shop.fakeMail.messages.map(manageTokenIn)].filter((secret) => text.includes(secret));
    assert.equal(shop.fakeMail.messages.length, 2);
    const outputs = [orders.bodyText, card.bodyText, shop.publicResponses.join(), JSON.stringify(shop.logs)];
    for (const text of [filesWhilePending, readAllFiles(folder), ...outputs]) {
      assert.deepEqual(found(text), []);
    }
    // The search works: it finds the note in the files, and the address and the token in the mail.
    assert.ok(readAllFiles(folder).includes('A planted note'));
    assert.equal(found(JSON.stringify(shop.fakeMail.messages)).length, 4);
  });

  test('and a pending token are encrypted, each bound to its gift', async (t) => {
    const folder = createFolder(t);
    await using shop = await createBackendWithMail({file: join(folder, 'gifts.db')});
    shop.fakeMail.setDown(true);
    const [one, other] = [await shop.createPaidGift(), await shop.createPaidGift()];
    await shop.runDueJobs();
    const database = openReadOnly(join(folder, 'gifts.db'));
    const payers = database.all('select * from payers') as {gift_id: string; encrypted_email: string}[];
    assert.equal(payers.length, 2);
    assert.equal(new Set(payers.map(({encrypted_email}) => encrypted_email)).size, 2, 'the same address encrypts differently each time');
    assert.equal(database.all('select * from mail_tokens').length, 2);
    database.close();
    // A ciphertext that is moved to another gift's row cannot be decrypted.
    const [mine] = payers.filter(({gift_id}) => gift_id === one.id);
    await assert.rejects(shop.settings.keys.decrypt(mine!.encrypted_email, `payer of ${other.id}`));
    assert.equal(await shop.settings.keys.decrypt(mine!.encrypted_email, `payer of ${one.id}`), PAYER);
  });

  test('leaves no token behind once its mail is sent', async (t) => {
    const file = join(createFolder(t), 'gifts.db');
    await using shop = await createBackendWithMail({file});
    await shop.createPaidGift();
    await shop.runDueJobs();
    const database = openReadOnly(file);
    assert.deepEqual(database.all('select * from mail_tokens'), []);
    database.close();
  });

  test('is deleted 30 days after the gift has ended', async () => {
    await using shop = await createBackendWithMail();
    const [cancelled, claimed, scheduled] = [await shop.createPaidGift(), await shop.createPaidGift(),
      await shop.createPaidGift({sendAt: {at: new Date(shop.time.now() + 100 * DAY_MS).toISOString(), timeZone: 'UTC'}})];
    await shop.call('cancel', {}, {token: cancelled.manage});
    const {orderId} = await shop.claimGift(claimed);
    await shop.runDueJobs();
    const kept = () => Promise.all([cancelled, claimed, scheduled]
      .map(async ({id}) => (await shop.storage.read((tx) => tx.findPayer(id))) !== undefined));
    shop.time.advance(29 * DAY_MS);
    await shop.runDueJobs();
    assert.deepEqual(await kept(), [true, true, true]);
    shop.time.advance(2 * DAY_MS);
    await shop.runDueJobs();
    assert.deepEqual(await kept(), [false, true, true]);
    await shop.call('markDelivered', {}, {...shop.merchant, params: {id: orderId}});
    shop.time.advance(31 * DAY_MS);
    await shop.runDueJobs();
    assert.deepEqual(await kept(), [false, false, true]);
    shop.time.advance(37 * DAY_MS);
    await shop.runDueJobs();
    assert.deepEqual(await kept(), [false, false, true], 'its window is open');
    for (const days of [2, 8, 31]) {
      shop.time.advance(days * DAY_MS);
      await shop.runDueJobs();
    }
    assert.deepEqual(await kept(), [false, false, false]);
  });

  test('is kept until the refund is done', async () => {
    await using shop = await createBackendWithMail();
    shop.payments.nextRefundState('pending');
    const gift = await shop.createPaidGift();
    await shop.call('cancel', {}, {token: gift.manage});
    await shop.runDueJobs();
    shop.time.advance(60 * DAY_MS);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('refunded').length, 0);
    shop.payments.resolveRefunds('refunded');
    shop.time.advance(DAY_MS);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('refunded').length, 1);
  });
});

describe('encrypted text', () => {
  test('can be decrypted after a restart, only with the same keys, context and ciphertext', async (t) => {
    const [folder, elsewhere] = [createFolder(t), createFolder(t)];
    const hidden = await (await nodeKeys(folder)).encrypt(PAYER, 'a gift');
    const keys = await nodeKeys(folder);
    assert.equal(await keys.decrypt(hidden, 'a gift'), PAYER);
    const changed = hidden.slice(0, 20) + (hidden[20] === 'A' ? 'B' : 'A') + hidden.slice(21);
    for (const [text, about] of [[hidden, 'another gift'], [changed, 'a gift'], [hidden.slice(0, -6), 'a gift'], ['', 'a gift'], ['AAAA', 'a gift']]) {
      await assert.rejects(keys.decrypt(text!, about!));
    }
    await assert.rejects((await nodeKeys(elsewhere)).decrypt(hidden, 'a gift'));
  });
});
