import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {describe, test, type TestContext} from 'node:test';
import {promisify} from 'node:util';
import {giftTransitions, portionTransitions, refundTransitions} from '../../../src/protocol/index.ts';
import {openSqliteStorage} from '../../../src/server/index.ts';
import {StorageUnavailableError} from '../../../src/server/storage/storage.ts';
import {checkPragmas, applyPragmas} from '../../../src/server/storage/sqlite/pragmas.ts';
import {createTestClock} from '../support/test-backend.ts';
import {createGiftRow, storageSuite} from './storage-suite.ts';

function createDatabasePath(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return join(folder, 'gifts.db');
}

storageSuite('SQLite in memory', (clock) => openSqliteStorage({file: ':memory:', clock}));

describe('SQLite', () => {
  test('has exactly the transitions of the lifecycle', async (t) => {
    const file = createDatabasePath(t);
    await openSqliteStorage({file, clock: createTestClock().clock}).close();
    const database = new DatabaseSync(file);
    for (const [table, moves] of [['gift_transitions', giftTransitions], ['portion_transitions', portionTransitions], ['refund_transitions', refundTransitions]] as const) {
      const rows = database.prepare(`select from_state || ' ' || to_state as move from ${table} order by move`).all().map((row) => row['move']);
      const said = Object.entries(moves).flatMap(([from, tos]) => (tos as readonly string[]).map((to) => `${from} ${to}`)).sort();
      assert.deepEqual(rows, said, table);
    }
    database.close();
  });

  test('fails its check on a full disk', async (t) => {
    // A limit of the file size stands in for the disk: the system refuses the write in the same way.
    const {stdout} = await promisify(execFile)('sh', ['-c', 'ulimit -f 1000; exec "$0" --input-type=module -e "$1"', process.execPath, `
      import {openSqliteStorage} from ${JSON.stringify(new URL('../../../src/server/index.ts', import.meta.url).href)};
      const storage = openSqliteStorage({file: ${JSON.stringify(createDatabasePath(t))}, clock: {now: Date.now}});
      await storage.check();
      console.log('passes');
      for (let count = 0; count < 1000; count++) await storage.check().catch(() => { console.log('fails'); process.exit(); });
    `]);
    assert.equal(stdout, 'passes\nfails\n');
  });

  test('refuses every other transition, even in plain SQL', async (t) => {
    const file = createDatabasePath(t);
    const storage = openSqliteStorage({file, clock: createTestClock().clock});
    await storage.transaction((tx) => tx.insertGift(createGiftRow()));
    await storage.close();
    const database = new DatabaseSync(file);
    const states = Object.keys(giftTransitions);
    for (const to of states.filter((state) => !['draft', ...giftTransitions.draft].includes(state))) {
      assert.throws(() => database.exec(`update gifts set state = '${to}', payment_id = 'p', paid_at = 1`), /no such transition of a gift/, to);
    }
    for (const to of Object.keys(portionTransitions).filter((state) => !['waiting', ...portionTransitions.waiting].includes(state))) {
      assert.throws(() => database.exec(`update portions set state = '${to}'`), /no such transition of a portion/, to);
    }
    assert.throws(() => database.exec('update gifts set state = \'lost\''));
    assert.throws(() => database.exec('delete from gifts'), /gifts cannot be deleted|FOREIGN KEY/);
    assert.throws(() => database.exec('delete from portions'), /portions cannot be deleted/);
    assert.throws(() => database.exec('update portion_transitions set to_state = \'ready\''), /transitions are immutable/);
    database.exec(`insert into ledger values ('${'a'.repeat(22)}', 0, 'captured', '', 'provider', 'held', 5, 'EUR', 1)`);
    assert.throws(() => database.exec('update ledger set amount = 6'), /append-only/);
    assert.throws(() => database.exec('delete from ledger'), /append-only/);
    assert.throws(() => database.exec(`insert into ledger values ('${'a'.repeat(22)}', 1, 'fulfilled', '', 'provider', 'refunded', 5, 'EUR', 1)`), /CHECK/);
    database.close();
  });

  test('refuses to change the options of a gift, to shrink a claim window, and to extend it beyond 180 days', async (t) => {
    const file = createDatabasePath(t);
    const storage = openSqliteStorage({file, clock: createTestClock().clock});
    const id = 'a'.repeat(22);
    await storage.transaction(async (tx) => {
      await tx.insertGift(createGiftRow());
      await tx.transitionGift(id, 'paid', {paymentId: 'pay_1', paidAt: 1000});
    });
    await storage.close();
    const database = new DatabaseSync(file);
    for (const change of ["secret = 1", "passcode_hash = 'pbkdf2-sha256.1.a.b'", 'send_at = 5', "send_time_zone = 'UTC'"]) {
      assert.throws(() => database.exec(`update gifts set ${change}`), /options of a gift are immutable/, change);
    }
    assert.throws(() => database.exec("update gifts set state = 'scheduled'"), /has a send time/);
    assert.throws(() => database.exec('update gifts set extensions = 2'), /once at a time/);
    database.exec("update gifts set state = 'ready', ready_at = 2000");
    database.exec("update portions set state = 'ready', claim_deadline = 3000");
    assert.throws(() => database.exec('update portions set claim_deadline = 2999'), /never shrinks/);
    assert.throws(() => database.exec('update portions set claim_deadline = null'), /never shrinks/);
    assert.throws(() => database.exec(`update portions set claim_deadline = ${2000 + 180 * 86_400_000 + 1}`), /180 days at most/);
    database.exec(`update portions set claim_deadline = ${2000 + 180 * 86_400_000}`);
    database.close();
  });

  test('keeps what it acknowledged when it is opened again', async (t) => {
    const file = createDatabasePath(t);
    const {clock} = createTestClock();
    const storage = openSqliteStorage({file, clock});
    await storage.transaction((tx) => tx.insertGift(createGiftRow()));
    await storage.check();
    await storage.close();
    const again = openSqliteStorage({file, clock});
    assert.equal((await again.read((tx) => tx.findGift('a'.repeat(22))))!.senderName, 'Grace');
    await again.close();
  });

  test('refuses to run without full syncing, foreign keys and a write-ahead log', (t) => {
    const file = createDatabasePath(t);
    const database = new DatabaseSync(file);
    applyPragmas(database, file);
    for (const worse of ['synchronous = normal', 'synchronous = off', 'foreign_keys = off', 'journal_mode = delete']) {
      database.exec(`pragma ${worse}`);
      assert.throws(() => checkPragmas(database, file), /refusing to run/, worse);
      applyPragmas(database, file);
    }
    database.close();
  });

  test('throws that it is unavailable, without blocking the process, while another connection holds the lock', async (t) => {
    const file = createDatabasePath(t);
    const storage = openSqliteStorage({file, clock: createTestClock().clock});
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    let turns = 0;
    const turning = setInterval(() => void turns++, 50);
    await assert.rejects(storage.transaction((tx) => tx.insertGift(createGiftRow())), StorageUnavailableError);
    clearInterval(turning);
    assert.ok(turns > 20);
    other.exec('rollback');
    other.close();
    await storage.transaction((tx) => tx.insertGift(createGiftRow()));
    await storage.close();
  });

  test('refuses a database of a newer version, and leaves it unchanged', async (t) => {
    const file = createDatabasePath(t);
    await openSqliteStorage({file, clock: createTestClock().clock}).close();
    const database = new DatabaseSync(file);
    database.exec('pragma user_version = 99');
    assert.throws(() => openSqliteStorage({file, clock: createTestClock().clock}), /schema 99/);
    assert.equal(database.prepare('pragma user_version').get()!['user_version'], 99);
    database.close();
  });

  test('lets two connections of one process take turns, without blocking the process', async (t) => {
    const file = createDatabasePath(t);
    const {clock} = createTestClock();
    const [one, other] = [openSqliteStorage({file, clock}), openSqliteStorage({file, clock})];
    const order: string[] = [];
    await Promise.all([
      one.transaction(async (tx) => {
        await tx.insertGift(createGiftRow('a'));
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push('one');
      }),
      other.transaction(async (tx) => {
        await tx.insertGift(createGiftRow('b'));
        order.push('other');
      }),
    ]);
    assert.deepEqual(order, ['one', 'other']);
    await Promise.all([one.close(), other.close()]);
  });
});
