import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {describe, test, type TestContext} from 'node:test';
import {giftMoves, portionMoves, refundMoves} from '../../src/protocol/index.ts';
import {openSqliteStore} from '../../src/server/index.ts';
import {StoreUnavailable} from '../../src/server/store.ts';
import {checkSettings, settle} from '../../src/server/stores/sqlite/settings.ts';
import {aClock} from '../server/support/world.ts';
import {aGiftRow, storeContract} from './contract.ts';

function aFile(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return join(folder, 'gifts.db');
}

storeContract('SQLite in memory', (clock) => openSqliteStore({file: ':memory:', clock}));

describe('SQLite', () => {
  test('knows exactly the moves of the lifecycle', async (t) => {
    const file = aFile(t);
    await openSqliteStore({file, clock: aClock().clock}).close();
    const database = new DatabaseSync(file);
    for (const [table, moves] of [['gift_moves', giftMoves], ['portion_moves', portionMoves], ['refund_moves', refundMoves]] as const) {
      const rows = database.prepare(`select from_state || ' ' || to_state as move from ${table} order by move`).all().map((row) => row['move']);
      const said = Object.entries(moves).flatMap(([from, tos]) => (tos as readonly string[]).map((to) => `${from} ${to}`)).sort();
      assert.deepEqual(rows, said, table);
    }
    database.close();
  });

  test('refuses every move that is not in the lifecycle, whoever asks', async (t) => {
    const file = aFile(t);
    const store = openSqliteStore({file, clock: aClock().clock});
    await store.change((tx) => tx.insertGift(aGiftRow()));
    await store.close();
    const database = new DatabaseSync(file);
    const states = Object.keys(giftMoves);
    for (const to of states.filter((state) => !['draft', ...giftMoves.draft].includes(state))) {
      assert.throws(() => database.exec(`update gifts set state = '${to}', payment = 'p', paid_at = 1`), /no such move of a gift/, to);
    }
    for (const to of Object.keys(portionMoves).filter((state) => !['waiting', ...portionMoves.waiting].includes(state))) {
      assert.throws(() => database.exec(`update portions set state = '${to}'`), /no such move of a portion/, to);
    }
    assert.throws(() => database.exec('update gifts set state = \'lost\''));
    assert.throws(() => database.exec('delete from gifts'), /a gift stays|FOREIGN KEY/);
    assert.throws(() => database.exec('delete from portions'), /a portion stays/);
    assert.throws(() => database.exec('update portion_moves set to_state = \'ready\''), /moves are fixed/);
    database.exec(`insert into ledger values ('${'a'.repeat(22)}', 0, 'captured', 'provider', 'held', 5, 'EUR', 1)`);
    assert.throws(() => database.exec('update ledger set amount = 6'), /never changes/);
    assert.throws(() => database.exec('delete from ledger'), /never forgets/);
    assert.throws(() => database.exec(`insert into ledger values ('${'a'.repeat(22)}', 1, 'fulfilled', 'provider', 'refunded', 5, 'EUR', 1)`), /CHECK/);
    database.close();
  });

  test('refuses to change what was paid for, and a window that shrinks or never ends', async (t) => {
    const file = aFile(t);
    const store = openSqliteStore({file, clock: aClock().clock});
    const id = 'a'.repeat(22);
    await store.change(async (tx) => {
      await tx.insertGift(aGiftRow());
      await tx.moveGift(id, 'paid', {payment: 'pay_1', paidAt: 1000});
    });
    await store.close();
    const database = new DatabaseSync(file);
    for (const change of ["secret = 1", "passcode = 'pbkdf2-sha256.1.a.b'", 'send_at = 5', "send_time_zone = 'UTC'"]) {
      assert.throws(() => database.exec(`update gifts set ${change}`), /stays wrapped/, change);
    }
    assert.throws(() => database.exec("update gifts set state = 'scheduled'"), /has a moment/);
    assert.throws(() => database.exec('update gifts set extensions = 2'), /once at a time/);
    database.exec("update gifts set state = 'ready', ready_at = 2000");
    database.exec("update portions set state = 'ready', claim_deadline = 3000");
    assert.throws(() => database.exec('update portions set claim_deadline = 2999'), /never shrinks/);
    assert.throws(() => database.exec('update portions set claim_deadline = null'), /never shrinks/);
    assert.throws(() => database.exec(`update portions set claim_deadline = ${2000 + 180 * 86_400_000 + 1}`), /180 days at most/);
    database.exec(`update portions set claim_deadline = ${2000 + 180 * 86_400_000}`);
    database.close();
  });

  test('syncs fully, and keeps what it acknowledged for the next opening', async (t) => {
    const file = aFile(t);
    const {clock} = aClock();
    const store = openSqliteStore({file, clock});
    await store.change((tx) => tx.insertGift(aGiftRow()));
    await store.check();
    await store.close();
    const again = openSqliteStore({file, clock});
    assert.equal((await again.read((tx) => tx.gift('a'.repeat(22))))!.senderName, 'Grace');
    await again.close();
  });

  test('refuses to run with less than full syncing, without foreign keys, or without a log ahead', (t) => {
    const file = aFile(t);
    const database = new DatabaseSync(file);
    settle(database, file);
    for (const worse of ['synchronous = normal', 'synchronous = off', 'foreign_keys = off', 'journal_mode = delete']) {
      database.exec(`pragma ${worse}`);
      assert.throws(() => checkSettings(database, file), /refusing to run/, worse);
      settle(database, file);
    }
    database.close();
  });

  test('says that it is busy, without stopping the process, when another one keeps the lock', async (t) => {
    const file = aFile(t);
    const store = openSqliteStore({file, clock: aClock().clock});
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    let turns = 0;
    const turning = setInterval(() => void turns++, 50);
    await assert.rejects(store.change((tx) => tx.insertGift(aGiftRow())), StoreUnavailable);
    clearInterval(turning);
    assert.ok(turns > 20);
    other.exec('rollback');
    other.close();
    await store.change((tx) => tx.insertGift(aGiftRow()));
    await store.close();
  });

  test('refuses a database of a newer version, and leaves it as it was', async (t) => {
    const file = aFile(t);
    await openSqliteStore({file, clock: aClock().clock}).close();
    const database = new DatabaseSync(file);
    database.exec('pragma user_version = 99');
    assert.throws(() => openSqliteStore({file, clock: aClock().clock}), /schema 99/);
    assert.equal(database.prepare('pragma user_version').get()!['user_version'], 99);
    database.close();
  });

  test('lets two connections of one process take turns, without blocking it', async (t) => {
    const file = aFile(t);
    const {clock} = aClock();
    const [one, other] = [openSqliteStore({file, clock}), openSqliteStore({file, clock})];
    const order: string[] = [];
    await Promise.all([
      one.change(async (tx) => {
        await tx.insertGift(aGiftRow('a'));
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push('one');
      }),
      other.change(async (tx) => {
        await tx.insertGift(aGiftRow('b'));
        order.push('other');
      }),
    ]);
    assert.deepEqual(order, ['one', 'other']);
    await Promise.all([one.close(), other.close()]);
  });
});
