/** Mail of a whole backend: from the email address on the payment page to the message, over restarts. */
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {deriveClaimToken, hashToken, createToken} from '../../../src/protocol/index.ts';
import type {LogEntry} from '../../../src/server/ports.ts';
import {sampleConfig, sampleProducts} from '../../../src/server/node/sample-config.ts';
import {startBackend} from '../../../src/server/node/start.ts';
import {createMailServer, parseHeaders} from '../../support/mail-server.ts';
import {PAYER} from '../support/mail.ts';

function createFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gift-mail-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

async function startMailBackend(dataDir: string, mail: {smtp?: string; developmentFolder?: string}, ahead = 0) {
  const logLines: LogEntry[] = [];
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(ms, 20)).unref());
  const clock = {now: () => Date.now() + ahead, sleep};
  const running = await startBackend({
    config: {...sampleConfig, mail: {from: 'Sample <gifts@tea.example>', ...mail}}, products: sampleProducts, dataDir, clock, log: (line) => logLines.push(line),
  });
  return {running, logLines};
}

/** Pays on the payment page, with an email address. */
async function payGift({localUrl}: {localUrl: string}) {
  const manage = createToken('manage');
  const response = await fetch(`${localUrl}/v1/gifts`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), Origin: 'http://localhost:4400'},
    body: JSON.stringify({
      product: 'sample', senderName: 'Ana', returnUrl: 'http://localhost:4400/back',
      manageHash: await hashToken(manage), claimHash: await hashToken(await deriveClaimToken(manage, 0)),
    }),
  });
  const {checkout} = await response.json() as {checkout: {url: string}};
  const paid = await fetch(checkout.url, {method: 'POST', body: new URLSearchParams({outcome: 'paid', email: PAYER}), redirect: 'manual'});
  assert.equal(paid.status, 303);
}

async function waitUntil(condition: () => boolean) {
  for (let tries = 0; tries < 500 && !condition(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(condition());
}

describe('a backend with mail', () => {
  test('sends after a restart what failed before', async (t) => {
    const folder = createFolder(t);
    await using server = await createMailServer();
    const deaf = await createMailServer();
    const {port} = deaf;
    await deaf[Symbol.asyncDispose]();
    const before = await startMailBackend(folder, {smtp: `smtp://127.0.0.1:${port}`});
    await payGift(before.running);
    await waitUntil(() => before.logLines.some(({kind, code}) => kind === 'mail-paid' && code === 'failed'));
    await before.running.close();
    assert.equal(server.received.length, 0);

    const after = await startMailBackend(folder, {smtp: `smtp://127.0.0.1:${server.port}`}, 60_000);
    t.after(() => after.running.close());
    await waitUntil(() => server.received.length > 0);
    assert.deepEqual(server.received.map(({to}) => to), [[PAYER]]);
    assert.ok(parseHeaders(server.received[0]!).includes('Subject: Your gift: A sample to give away'));
    for (const lines of [before.logLines, after.logLines]) assert.ok(!JSON.stringify(lines).includes('canary'));
  });

  test('writes messages into a development folder that no other user can read', async (t) => {
    const folder = createFolder(t);
    const mails = join(folder, 'mails');
    const {running} = await startMailBackend(join(folder, 'data'), {developmentFolder: mails});
    t.after(() => running.close());
    await payGift(running);
    await running.sendDueMail();
    await waitUntil(() => statSync(mails, {throwIfNoEntry: false}) !== undefined && readdirSync(mails).some((file) => file.endsWith('.eml')));
    const [file] = readdirSync(mails);
    assert.match(file!, /^[0-9a-f]{40}\.eml$/);
    assert.equal(statSync(join(mails, file!)).mode & 0o777, 0o600);
    assert.match(readFileSync(join(mails, file!), 'utf8'), /^To: grace\.canary@post\.example/m);
  });

  test('refuses a development folder beyond this machine', async (t) => {
    const config = {...sampleConfig, publicUrl: 'https://gifts.tea.example', mail: {from: 'gifts@tea.example', developmentFolder: 'mails'}};
    await assert.rejects(startBackend({config, products: sampleProducts, dataDir: createFolder(t), allowTestPayments: true}),
      {name: 'StartError', message: /developmentFolder .* only on this machine/});
  });
});
