/**
 * `npm run bench`: measures how many claims per second the embedded backend handles, as a share of the bare commits of
 * the same database. Both are measured alternately in one run, because machines differ and are busy.
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

/** One conditional write per commit, in a table with a primary key: the least that a claim needs. */
const bareDatabase = new DatabaseSync(join(folder, 'bare.db'));
bareDatabase.exec('pragma journal_mode = wal; pragma synchronous = full; create table claims (gift text primary key, by text) strict, without rowid');
const insert = bareDatabase.prepare('insert into claims values (?, null)');
const claimStatement = bareDatabase.prepare('update claims set by = ? where gift = ? and by is null');

function measureBareCommits(): number {
  const ids = Array.from({length: CLAIMS}, () => crypto.randomUUID());
  for (const id of ids) insert.run(id);
  const startedAt = performance.now();
  for (const id of ids) claimStatement.run('recipient', id);
  return CLAIMS / (performance.now() - startedAt) * 1000;
}

async function measureClaims(): Promise<number> {
  const gifts = [];
  for (let index = 0; index < CLAIMS; index++) gifts.push(await backend.createGift());
  const prepared = await Promise.all(gifts.map(() => backend.prepareClaim()));
  const startedAt = performance.now();
  const responses = await Promise.all(gifts.map(({claim}, index) => backend.call('claim', prepared[index]!.body, {token: claim})));
  const took = performance.now() - startedAt;
  if (responses.some(({status}) => status !== 200)) throw new Error('A claim was refused.');
  return CLAIMS / took * 1000;
}

const median = (numbers: number[]) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1]!;

try {
  measureBareCommits();
  await measureClaims();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push({commits: measureBareCommits(), claims: await measureClaims()});
  const [commits, claims] = [median(rounds.map((round) => round.commits)), median(rounds.map((round) => round.claims))];
  const share = median(rounds.map((round) => round.claims / round.commits));
  console.log(`| SQLite, synchronous=FULL | per second |\n|---|---|\n| bare commits | ${commits.toFixed(0)} |\n| claims | ${claims.toFixed(0)} |`);
  console.log(`\nClaims reach ${(share * 100).toFixed(0)} % of the bare commits (median of ${ROUNDS} rounds of ${CLAIMS}, side by side).`);
} finally {
  await backend.runDueJobs();
  await backend.close();
  bareDatabase.close();
  rmSync(folder, {recursive: true, force: true});
}
