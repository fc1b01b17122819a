/**
 * How many claims a second the embedded backend takes, as a share of what the same database does bare: `npm run bench`.
 * Both are measured in turns in one run, since machines differ and are busy; it prints, and is no test.
 */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {createTestBackend} from '../test/server/support/test-backend.ts';

const ROUNDS = 5;
const CLAIMS = 200;

const folder = mkdtempSync(join(tmpdir(), 'gift-bench-'));
const backend = await createTestBackend({file: join(folder, 'gifts.db')});
backend.catalog.products.get('mug')!.stock = {mug: 1_000_000};

/** One conditional write a commit, in a table with a key: what a claim would be with nothing around it. */
const bareDatabase = new DatabaseSync(join(folder, 'bare.db'));
bareDatabase.exec('pragma journal_mode = wal; pragma synchronous = full; create table claims (gift text primary key, by text) strict, without rowid');
const insert = bareDatabase.prepare('insert into claims values (?, null)');
const claimStatement = bareDatabase.prepare('update claims set by = ? where gift = ? and by is null');

function measureBareCommits(): number {
  const ids = Array.from({length: CLAIMS}, () => crypto.randomUUID());
  for (const id of ids) insert.run(id);
  const began = performance.now();
  for (const id of ids) claimStatement.run('somebody', id);
  return CLAIMS / (performance.now() - began) * 1000;
}

async function measureClaims(): Promise<number> {
  const gifts = [];
  for (let index = 0; index < CLAIMS; index++) gifts.push(await backend.createGift());
  const prepared = await Promise.all(gifts.map(() => backend.prepareClaim()));
  const began = performance.now();
  const answers = await Promise.all(gifts.map(({claim}, index) => backend.call('claim', prepared[index]!.body, {token: claim})));
  const took = performance.now() - began;
  if (answers.some(({status}) => status !== 200)) throw new Error('a claim was refused');
  return CLAIMS / took * 1000;
}

const median = (numbers: number[]) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1]!;

try {
  measureBareCommits();
  await measureClaims();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push({commits: measureBareCommits(), claims: await measureClaims()});
  const [commits, taken] = [median(rounds.map((round) => round.commits)), median(rounds.map((round) => round.claims))];
  const share = median(rounds.map((round) => round.claims / round.commits));
  console.log(`| SQLite, synchronous=FULL | a second |\n|---|---|\n| bare commits | ${commits.toFixed(0)} |\n| claims | ${taken.toFixed(0)} |`);
  console.log(`\nA claim a commit: ${(share * 100).toFixed(0)} % of the bare ones (median of ${ROUNDS} rounds of ${CLAIMS}, side by side).`);
} finally {
  await backend.runDueJobs();
  await backend.close();
  bareDatabase.close();
  rmSync(folder, {recursive: true, force: true});
}
