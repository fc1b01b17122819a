import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {describe, test, type TestContext} from 'node:test';
import {promisify} from 'node:util';
import {openSqliteStorage} from '../../../src/server/index.ts';
import {SCHEMA_VERSION} from '../../../src/server/storage/sqlite/migrations/index.ts';
import {createTestBackend, createTestClock, DAY_MS} from '../support/test-backend.ts';

function createDatabasePath(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gifts-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return join(folder, 'gifts.db');
}

const open = (file: string) => openSqliteStorage({file, clock: createTestClock().clock});

/** Everything that defines a database's schema, and its version. */
function readSchema(file: string) {
  const database = new DatabaseSync(file);
  const schema = database.prepare('select type, name, sql from sqlite_schema order by type, name').all();
  const version = database.prepare('pragma user_version').get()!['user_version'];
  database.close();
  return {schema, version};
}

describe('the migrations', () => {
  test('create the schema once: opening again changes nothing', async (t) => {
    const [file, other] = [createDatabasePath(t), createDatabasePath(t)];
    await open(file).close();
    const created = readSchema(file);
    assert.equal(created.version, SCHEMA_VERSION);
    assert.ok(created.schema.length > 20);
    await open(file).close();
    assert.deepEqual(readSchema(file), created);
    await open(other).close();
    assert.deepEqual(readSchema(other), created);
  });

  test('leave the database as it was if one fails half-way', async (t) => {
    const file = createDatabasePath(t);
    const database = new DatabaseSync(file);
    // The last table of the schema exists already, so the migration fails at its end.
    database.exec('create table thanks (note text)');
    const before = readSchema(file);
    assert.throws(() => open(file), /table thanks already exists/);
    assert.deepEqual(readSchema(file), before);
    database.exec('drop table thanks');
    database.close();
    await open(file).close();
    assert.equal(readSchema(file).version, SCHEMA_VERSION);
  });

  test('run once when several processes open a new database together', async (t) => {
    const file = createDatabasePath(t);
    const server = new URL('../../../src/server/index.ts', import.meta.url).href;
    const script = `import {openSqliteStorage} from '${server}';
      const storage = openSqliteStorage({file: ${JSON.stringify(file)}, clock: {now: Date.now, sleep: async () => {}}});
      await storage.check();
      await storage.close();`;
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    await Promise.all([run(), run(), run()]);
    assert.equal(readSchema(file).version, SCHEMA_VERSION);
  });
});

describe('a database that is opened again', () => {
  test('keeps its gifts, as they were promised when they were drafted', async (t) => {
    const file = createDatabasePath(t);
    const earlier = await createTestBackend({file, policy: {senderMayExtend: 0}});
    const {manage, claim, id} = await earlier.createGift({note: 'Then'});
    await earlier.storage.transaction((tx) => tx.enqueueJob(id, 0, 'expire-checkout', earlier.time.now() + DAY_MS));
    await earlier.close();

    await using backend = await createTestBackend({file, policy: {senderMayExtend: 3}});
    const {body} = await backend.call('gift', undefined, {token: manage});
    assert.deepEqual([body.state, body.note, body.secret], ['ready', 'Then', false]);
    assert.deepEqual([body.policy.senderMayExtend, body.can.extend, body.can.cancel], [0, false, true]);
    assert.deepEqual([body.linkNumber, body.linkReplaced], [0, false]);
    assert.equal((await backend.storage.read((tx) => tx.findJob(id, 0, 'expire-checkout')))?.runAt, backend.time.now() + DAY_MS);
    const card = await backend.call('card', undefined, {token: claim});
    assert.deepEqual([card.body.state, card.body.secret, card.body.passcodeRequired], ['sealed', false, false]);
    assert.equal((await backend.claimGift({claim})).response.status, 200);
    await backend.runDueJobs();
    assert.equal((await backend.call('gift', undefined, {token: manage})).body.portions[0]!.state, 'ordered');
  });
});
