import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {describe, test, type TestContext} from 'node:test';
import {deriveClaimToken, hashToken, createGiftId, createToken} from '../../../src/protocol/index.ts';
import {openSqliteStorage} from '../../../src/server/index.ts';
import {firstSchema} from '../../../src/server/storage/sqlite/migrations/0001-initial.ts';
import {createTestBackend, DAY_MS, shopConfig} from '../support/test-backend.ts';

/** A database as the first version left it, with one gift that is ready and waits to be claimed. */
async function createOldDatabase(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  const file = join(folder, 'gifts.db');
  const [manage, id, now] = [createToken('manage'), createGiftId(), Date.UTC(2026, 10, 22)];
  const claim = await deriveClaimToken(manage, 0);
  // What that version promised knew of no extending.
  const {senderMayExtend: _later, ...promised} = shopConfig.policy;
  const database = new DatabaseSync(file);
  database.function('gift_now', () => BigInt(now));
  database.exec(firstSchema);
  database.exec('pragma user_version = 1');
  database.prepare(`insert into gifts (id, state, manage_hash, request_fingerprint, product, product_ref, variant, choices, unit_amount, currency, portion_count,
      note, cover, sender_name, policy, return_url, draft_expires_at, created_at, changed_at)
    values (?, 'draft', ?, 'w', '{"ref":"mug","title":"Mug"}', 'mug', 'mug', '[{"ref":"mug","title":"Mug"}]', 2400, 'EUR', 1,
      'Then', 'plain', 'Grace', ?, 'https://shop.example/', ?, ?, ?)`).run(id, await hashToken(manage), JSON.stringify(promised), now + DAY_MS, now, now);
  database.prepare("insert into portions (gift_id, number, state, changed_at) values (?, 1, 'waiting', ?)").run(id, now);
  database.prepare("update gifts set state = 'paid', payment_id = 'pay_then', paid_at = ? where id = ?").run(now, id);
  database.prepare("insert into ledger values (?, 0, 'captured', 'provider', 'held', 2400, 'EUR', ?)").run(id, now);
  database.prepare("update gifts set state = 'ready' where id = ?").run(id);
  database.prepare("update portions set state = 'ready', claim_deadline = ? where gift_id = ?").run(now + 7 * DAY_MS, id);
  database.prepare("insert into stock_holds values (?, 1, 'mug', 'mug', 2400)").run(id);
  const capability = database.prepare('insert into capabilities (hash, kind, gift_id, link_number) values (?, ?, ?, ?)');
  capability.run(await hashToken(manage), 'manage', id, null);
  capability.run(await hashToken(claim), 'claim', id, 0);
  database.prepare("insert into outbox (key, gift_id, portion, kind, run_at) values (?, ?, 0, 'expire-checkout', ?)").run(`${id}.0.expire-checkout`, id, now + DAY_MS);
  database.close();
  return {file, manage, claim, id};
}

describe('a database of the first version', () => {
  test('opens, and its gift goes on as it was promised', async (t) => {
    const {file, manage, claim, id} = await createOldDatabase(t);
    await using backend = await createTestBackend({file});
    const {body} = await backend.call('gift', undefined, {token: manage});
    assert.deepEqual([body.state, body.note, body.secret], ['ready', 'Then', false]);
    assert.deepEqual([body.policy.senderMayExtend, body.can.extend, body.can.cancel], [0, false, true]);
    assert.deepEqual([body.linkNumber, body.linkReplaced], [0, false], 'its link is still its sender’s');
    assert.equal((await backend.storage.read((tx) => tx.findJob(id, 0, 'expire-checkout')))?.runAt, backend.time.now() + DAY_MS, 'what waited still waits');
    const card = await backend.call('card', undefined, {token: claim});
    assert.deepEqual([card.body.state, card.body.secret, card.body.passcodeRequired], ['sealed', false, false]);
    assert.equal((await backend.claimGift({claim})).response.status, 200);
    await backend.runDueJobs();
    assert.equal((await backend.call('gift', undefined, {token: manage})).body.portions[0]!.state, 'ordered');
  });

  test('is brought to the same schema as a new one, once', async (t) => {
    const {file} = await createOldDatabase(t);
    const clock = {now: () => 1, sleep: async () => {}};
    for (const _ of [1, 2]) await openSqliteStorage({file, clock}).close();
    const schemaOf = (name: string) => {
      const database = new DatabaseSync(name);
      const rows = database.prepare('select type, name, sql from sqlite_schema order by type, name').all();
      database.close();
      return rows;
    };
    const fresh = `${file}.new`;
    await openSqliteStorage({file: fresh, clock}).close();
    assert.deepEqual(schemaOf(file), schemaOf(fresh));
  });
});
