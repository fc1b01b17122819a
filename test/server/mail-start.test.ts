/** Mail of a whole backend: from the address on the payment page to the letter, over restarts. */
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {describe, test, type TestContext} from 'node:test';
import {claimToken, hashToken, newToken} from '../../src/protocol/index.ts';
import {openLedger} from '../../src/server/payments/test/ledger.ts';
import type {LogLine} from '../../src/server/ports.ts';
import {sampleConfig, sampleProducts} from '../../src/server/process/sample.ts';
import {startBackend} from '../../src/server/process/start.ts';
import {aMailServer, headersOf} from '../support/mail-server.ts';
import {PAYER} from './support/mail.ts';

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gift-mail-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

async function aBackend(dataDir: string, mail: {smtp?: string; developmentFolder?: string}, ahead = 0) {
  const lines: LogLine[] = [];
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(ms, 20)).unref());
  const clock = {now: () => Date.now() + ahead, sleep};
  const running = await startBackend({
    config: {...sampleConfig, mail: {from: 'Sample <gifts@tea.example>', ...mail}}, products: sampleProducts, dataDir, clock, log: (line) => lines.push(line),
  });
  return {running, lines};
}

/** Pays on the payment page, with an address for the receipt. */
async function pays({listening}: {listening: string}) {
  const manage = newToken('manage');
  const answer = await fetch(`${listening}/v1/gifts`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), Origin: 'http://localhost:4400'},
    body: JSON.stringify({
      product: 'sample', senderName: 'Ana', returnUrl: 'http://localhost:4400/back',
      manageHash: await hashToken(manage), claimHash: await hashToken(await claimToken(manage, 0)),
    }),
  });
  const {checkout} = await answer.json() as {checkout: {url: string}};
  const paid = await fetch(checkout.url, {method: 'POST', body: new URLSearchParams({outcome: 'paid', mail: PAYER}), redirect: 'manual'});
  assert.equal(paid.status, 303);
}

async function until(what: () => boolean) {
  for (let tries = 0; tries < 500 && !what(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(what());
}

describe('a backend with mail', () => {
  test('sends after a restart what the one before could not', async (t) => {
    const folder = aFolder(t);
    await using server = await aMailServer();
    const deaf = await aMailServer();
    const {port} = deaf;
    await deaf[Symbol.asyncDispose]();
    const before = await aBackend(folder, {smtp: `smtp://127.0.0.1:${port}`});
    await pays(before.running);
    await until(() => before.lines.some(({kind, code}) => kind === 'mail-paid' && code === 'failed'));
    await before.running.close();
    assert.equal(server.taken.length, 0);

    const after = await aBackend(folder, {smtp: `smtp://127.0.0.1:${server.port}`}, 60_000);
    t.after(() => after.running.close());
    await until(() => server.taken.length > 0);
    assert.deepEqual(server.taken.map(({to}) => to), [[PAYER]]);
    assert.ok(headersOf(server.taken[0]!).includes('Subject: Your gift: A sample to give away'));
    for (const lines of [before.lines, after.lines]) assert.ok(!JSON.stringify(lines).includes('canary'));
  });

  test('for development writes letters into a folder that nobody else can read', async (t) => {
    const folder = aFolder(t);
    const mails = join(folder, 'mails');
    const {running} = await aBackend(join(folder, 'data'), {developmentFolder: mails});
    t.after(() => running.close());
    await pays(running);
    await running.backend.sendMail();
    await until(() => statSync(mails, {throwIfNoEntry: false}) !== undefined && readdirSync(mails).some((file) => file.endsWith('.eml')));
    const [file] = readdirSync(mails);
    assert.match(file!, /^[0-9a-f]{40}\.eml$/);
    assert.equal(statSync(join(mails, file!)).mode & 0o777, 0o600);
    assert.match(readFileSync(join(mails, file!), 'utf8'), /^To: grace\.canary@post\.example/m);
  });

  test('refuses to keep letters in the open off this machine', async (t) => {
    const config = {...sampleConfig, publicUrl: 'https://gifts.tea.example', mail: {from: 'gifts@tea.example', developmentFolder: 'mails'}};
    await assert.rejects(startBackend({config, products: sampleProducts, dataDir: aFolder(t), allowTestPayments: true}),
      {name: 'StartError', message: /developmentFolder .* only on this machine/});
  });
});

test('the test provider goes on with books of before a payer could give an address', (t) => {
  const file = join(aFolder(t), 'test-payments.db');
  const ledger = openLedger(file);
  const terms = {key: 'k', title: 'Mug', amount: {amount: 100, currency: 'EUR'}, returnUrl: 'https://tea.example/', expiresAt: 2e12};
  ledger.open('tpc_1', terms);
  ledger.end();
  const old = new DatabaseSync(file);
  old.exec('ALTER TABLE checkouts DROP COLUMN payer_mail');
  old.close();
  const again = openLedger(file);
  assert.equal(again.pay('tpc_1', 'tpp_1', PAYER, 1), true);
  assert.equal(again.find('tpc_1', 2)?.payerMail, PAYER);
  again.end();
});
