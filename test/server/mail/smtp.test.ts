/** Mail over a real connection to a server that can fail at every step. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {validateConfig} from '../../../src/server/node/config.ts';
import {createMail} from '../../../src/server/node/mail.ts';
import {sampleConfig} from '../../../src/server/node/sample-config.ts';
import {MailRejectedError, type MailMessage} from '../../../src/server/ports.ts';
import {createMailServer, parseHeaders} from '../../support/mail-server.ts';
import {createTestBackend, DAY_MS} from '../support/test-backend.ts';
import {PAYER, manageTokenIn} from '../support/mail.ts';

const message: MailMessage = {key: 'one.1.mail-paid', to: PAYER, subject: 'Your gift: 茶壶', text: 'Hello.\n.\nA dot alone is no end.\n', html: '<p>Hello.</p>'};

const smtpMailFor = (url: string, {environment = {}, ...more}: {environment?: NodeJS.ProcessEnv; allowUnencrypted?: boolean} = {}) =>
  createMail(validateConfig({...sampleConfig, mail: {smtp: url, from: 'Tea & Clay, “gifts” <gifts@tea.example>', ...more}}).mail, '.', environment)!;

describe('SMTP mail', () => {
  test('arrives unchanged at one address and asks automatic responders not to reply', async () => {
    await using server = await createMailServer();
    await smtpMailFor(`smtp://127.0.0.1:${server.port}`).send(message);
    const [got] = server.received;
    assert.deepEqual([got!.from, got!.to], ['gifts@tea.example', [PAYER]]);
    const headers = parseHeaders(got!);
    const header = (name: string) => headers.filter((line) => line.toLowerCase().startsWith(`${name}:`));
    assert.match(header('from')[0]!, /<gifts@tea\.example>$/);
    assert.match(header('subject')[0]!, /^Subject: =\?UTF-8\?Q\?Your_gift=3A_=E8=8C=B6=E5=A3=B6\?=$/);
    assert.deepEqual(header('auto-submitted'), ['Auto-Submitted: auto-generated']);
    assert.match(got!.data, /\r\n\.\r\nA dot alone is no end/);
    assert.match(header('content-type')[0]!, /multipart\/alternative/);
    assert.equal(header('x-mailer').length, 0);
  });

  test('has the same Message-ID when it is retried, and the ID reveals nothing', async () => {
    await using server = await createMailServer();
    const mail = smtpMailFor(`smtp://127.0.0.1:${server.port}`);
    for (const key of ['one', 'one', 'two']) await mail.send({...message, key});
    const ids = server.received.map((got) => parseHeaders(got).find((line) => line.startsWith('Message-ID'))!);
    assert.equal(ids[0], ids[1]);
    assert.notEqual(ids[0], ids[2]);
    assert.match(ids[0]!, /^Message-ID: <[0-9a-f]{40}@tea\.example>$/);
  });

  test('takes no header and no recipient from a product name', async () => {
    await using server = await createMailServer();
    const mail = smtpMailFor(`smtp://127.0.0.1:${server.port}`);
    const nasty = ['a\r\nBcc: evil@evil.example', 'a\nX-Evil: 1', 'a\r\n\r\nbody', 'a\u2028Bcc: x@y.example', '\r\n.\r\nQUIT', 'a'.repeat(5000), '=?utf-8?q?=0D=0ABcc:_x@y.example?='];
    for (const subject of nasty) await mail.send({...message, subject});
    assert.equal(server.received.length, nasty.length);
    for (const got of server.received) {
      assert.deepEqual(got.to, [PAYER]);
      const names = parseHeaders(got).map((line) => line.split(':')[0]!.toLowerCase());
      assert.deepEqual([...new Set(names)].sort(), ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to']);
      assert.equal(names.length, 8);
    }
  });

  test('is rejected permanently only for the recipient or the message', async () => {
    await using server = await createMailServer();
    const mail = smtpMailFor(`smtp://127.0.0.1:${server.port}`);
    const outcome = async (...faults: Parameters<typeof server.queueFaults>) => {
      server.queueFaults(...faults);
      return mail.send(message).then(() => 'sent', (error: unknown) => (error instanceof MailRejectedError ? error.code : 'again'));
    };
    assert.equal(await outcome({after: 'RCPT', code: 550}), 550);
    assert.equal(await outcome({after: '.', code: 554}), 554);
    assert.equal(await outcome({after: 'RCPT', code: 450}), 'again');
    assert.equal(await outcome({after: '.', code: 451}), 'again');
    assert.equal(await outcome({after: 'MAIL', code: 553}), 'again');
    assert.equal(await outcome('refuse'), 'again');
    assert.equal(await outcome('drop-after-data'), 'again');
    assert.equal(await outcome(), 'sent');
  });

  test('times out before the lease ends if the server is silent', async () => {
    await using server = await createMailServer();
    server.queueFaults('hang');
    const began = performance.now();
    await assert.rejects(smtpMailFor(`smtp://127.0.0.1:${server.port}`).send(message));
    assert.ok(performance.now() - began < 12_000);
  });

  test('authenticates with the password from the environment or the URL', async () => {
    await using server = await createMailServer({requiresAuth: true});
    await smtpMailFor(`smtp://gifts%40tea@127.0.0.1:${server.port}`, {environment: {GIFT_SMTP_PASSWORD: 'from outside'}}).send(message);
    await smtpMailFor(`smtp://gifts:p%3Aq@127.0.0.1:${server.port}`).send(message);
    assert.deepEqual(server.received.map(({user}) => user), ['gifts@tea:from outside', 'gifts:p:q']);
    assert.throws(() => smtpMailFor(`smtp://gifts@127.0.0.1:${server.port}`), /names a user but no password: .*GIFT_SMTP_PASSWORD/);
    server.queueFaults({after: 'AUTH', code: 535});
    await assert.rejects(smtpMailFor(`smtp://gifts:wrong@127.0.0.1:${server.port}`).send(message), (error) => !(error instanceof MailRejectedError));
  });

  test('never leaves this machine unencrypted unless that is allowed', async () => {
    await using server = await createMailServer();
    // 0.0.0.0 reaches this machine, but is not a loopback name.
    await assert.rejects(smtpMailFor(`smtp://0.0.0.0:${server.port}`).send(message));
    await assert.rejects(smtpMailFor(`smtps://127.0.0.1:${server.port}`).send(message));
    assert.ok(!server.commands.some((line) => /^(MAIL|RCPT|AUTH)/i.test(line)), 'the client sends nothing but its greeting');
    await smtpMailFor(`smtp://0.0.0.0:${server.port}`, {allowUnencrypted: true}).send(message);
    assert.equal(server.received.length, 1);
  });
});

describe('a backend with a mail server', () => {
  test('sends one mail through failures, and an identical second one only if a response was lost', async () => {
    await using server = await createMailServer();
    await using shop = await createTestBackend({options: {mail: smtpMailFor(`smtp://127.0.0.1:${server.port}`)}});
    server.queueFaults('refuse', {after: 'RCPT', code: 450}, 'drop-after-data');
    const gift = await shop.createDraft();
    await gift.pay(undefined, PAYER);
    for (let round = 0; round < 5; round++) {
      await shop.runDueJobs();
      shop.time.advance(DAY_MS / 24);
    }
    assert.equal(server.received.length, 2);
    const [lost, heard] = server.received;
    const idOf = (got: typeof lost) => parseHeaders(got!).find((line) => line.startsWith('Message-ID'));
    assert.equal(idOf(lost), idOf(heard));
    const read = ({data}: NonNullable<typeof lost>) => manageTokenIn({...message, text: data.replace(/=\r\n/g, '')});
    assert.equal(read(lost!), read(heard!), 'so whichever is kept, its link works');
    assert.equal((await shop.call('gift', undefined, {token: read(heard!)})).body.id, gift.id);
  });
});
