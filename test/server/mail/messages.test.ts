import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {deriveClaimToken, hashToken} from '../../../src/protocol/index.ts';
import {quietHoursLeft} from '../../../src/server/mail/reminders.ts';
import {MAX_ATTEMPTS} from '../../../src/server/mail/worker.ts';
import {createBackendWithMail, PAYER, manageTokenIn} from '../support/mail.ts';
import {CANARY, DAY_MS, HOUR_MS} from '../support/test-backend.ts';

const MINUTE = 60_000;

describe('a payer with an email address', () => {
  test('gets one mail with a manage link after paying', async () => {
    await using shop = await createBackendWithMail();
    const gift = await shop.createPaidGift({product: 'teapot', variant: 'white'});
    await shop.runDueJobs();
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.messages.length, 1);
    const [message] = shop.fakeMail.messages;
    assert.equal(message!.to, PAYER);
    assert.equal(message!.subject, 'Your gift: Teapot – WHITE');
    assert.match(message!.text, /You paid €68 for Teapot – WHITE\./);
    assert.match(message!.text, /until Sun, 29 November|until Sun, November 29/);
    assert.match(message!.text, new RegExp(`https://gifts\\.example/m/${gift.id}#gm_`));
    const {body} = await shop.call('gift', undefined, {token: manageTokenIn(message)});
    assert.equal(body.id, gift.id);
  });

  test('gets a mail when the gift is accepted, without personal data', async () => {
    await using shop = await createBackendWithMail();
    const gift = await shop.createPaidGift();
    await shop.runDueJobs();
    await shop.claimGift(gift);
    await shop.runDueJobs();
    const [accepted] = shop.fakeMail.ofKind('claimed');
    assert.equal(accepted?.subject, 'Accepted: Mug');
    assert.ok(!JSON.stringify(shop.fakeMail.messages).includes(CANARY));
    assert.ok(!/gc_|gr_|10115|Grace/.test(JSON.stringify(shop.fakeMail.messages)), 'no claim link, no receipt, no postal code, no sender name');
  });

  test('gets at most one mail an hour about a group, which sums up the accepted portions', async () => {
    await using shop = await createBackendWithMail();
    const gift = await shop.createPaidGift({portions: 5});
    for (const _ of [1, 2]) await shop.claimGift(gift);
    await shop.runDueJobs();
    assert.deepEqual(shop.fakeMail.ofKind('claimed').map(({subject}) => subject), ['2 of 5 accepted: Mug']);
    for (const _ of [1, 2]) {
      await shop.claimGift(gift);
      await shop.runDueJobs();
      shop.time.advance(MINUTE);
    }
    assert.equal(shop.fakeMail.ofKind('claimed').length, 1);
    shop.time.advance(HOUR_MS);
    await shop.runDueJobs();
    const [, second, third] = shop.fakeMail.ofKind('claimed');
    assert.equal(second?.subject, '4 of 5 accepted: Mug');
    assert.match(second!.text, /One more can be accepted .* €24 is refunded to you automatically/);
    assert.equal(third, undefined);
  });

  test('gets another mail if a portion is accepted while a mail is being sent', async () => {
    await using shop = await createBackendWithMail();
    const gift = await shop.createPaidGift({portions: 3});
    await shop.runDueJobs();
    await shop.claimGift(gift);
    await shop.storage.transaction((tx) => tx.leaseJobs('mail', 10, {leaseMs: MINUTE, maxDelayMs: HOUR_MS}));
    await shop.claimGift(gift);
    shop.time.advance(HOUR_MS);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('claimed').at(-1)?.subject, '2 of 3 accepted: Mug');
  });

  test('is reminded once, a day before the end, unless everything is claimed', async () => {
    await using shop = await createBackendWithMail();
    const [waiting, claimed] = [await shop.createPaidGift(), await shop.createPaidGift()];
    await shop.claimGift(claimed);
    shop.time.advance(6 * DAY_MS - 1);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('reminder').length, 0);
    assert.equal((await shop.backend.sendDueMail()).nextAt, shop.time.now() + 1);
    shop.time.advance(1);
    await shop.runDueJobs();
    shop.time.advance(HOUR_MS);
    await shop.runDueJobs();
    const [reminder, second] = shop.fakeMail.ofKind('reminder');
    assert.ok(reminder!.key.startsWith(waiting.id) && !second);
    assert.match(reminder!.text, /After that, €24 is refunded automatically to your original payment method\./);
    // The manage link in it derives the claim link again.
    const {linkNumber, linkReplaced} = (await shop.call('gift', undefined, {token: manageTokenIn(reminder)})).body;
    assert.equal(linkReplaced, false);
    assert.equal((await shop.claimGift({claim: await deriveClaimToken(manageTokenIn(reminder), linkNumber)})).response.status, 200);
  });

  test('is reminded halfway through a short window, and again after it is extended', async () => {
    await using shop = await createBackendWithMail({policy: {claimWindowSeconds: 24 * 3600}});
    const gift = await shop.createPaidGift();
    shop.time.advance(12 * HOUR_MS);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('reminder').length, 1);
    await shop.call('extend', {}, {token: gift.manage});
    shop.time.advance(23 * HOUR_MS);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('reminder').length, 1);
    shop.time.advance(HOUR_MS);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('reminder').length, 2);
  });

  test('is not reminded if the backend was down until the window ended', async () => {
    await using shop = await createBackendWithMail();
    await shop.createPaidGift();
    await shop.runDueJobs();
    shop.time.advance(8 * DAY_MS);
    await shop.runDueJobs();
    assert.deepEqual(shop.fakeMail.messages.map(({key}) => key.split('.mail-')[1]), ['paid', 'refunded']);
  });

  test('gets a mail with the amount after a refund', async () => {
    await using shop = await createBackendWithMail();
    const gift = await shop.createPaidGift();
    await shop.runDueJobs();
    await shop.call('cancel', {}, {token: gift.manage});
    assert.equal(shop.fakeMail.ofKind('refunded').length, 0);
    await shop.runDueJobs();
    const [back] = shop.fakeMail.ofKind('refunded');
    assert.equal(back?.subject, '€24 refunded: Mug');
    assert.match(back!.text, /You cancelled Mug\.\n\nIt went to your original payment method\./);
  });

  test('gets one mail about the refunds of a group, once all are done', async () => {
    await using shop = await createBackendWithMail();
    const gift = await shop.createPaidGift({portions: 12});
    await shop.claimGift(gift);
    await shop.runDueJobs();
    shop.time.advance(7 * DAY_MS);
    await shop.runDueJobs();
    await shop.runDueJobs();
    const back = shop.fakeMail.ofKind('refunded');
    assert.deepEqual(back.map(({subject}) => subject), ['€264 refunded: Mug']);
    assert.match(back[0]!.text, /That’s €264 of the €288 you paid/);
  });

  test('gets a refund and a mail if the product was sold out before the payment arrived', async () => {
    await using shop = await createBackendWithMail();
    const [first, second] = [await shop.createDraft({product: 'last-cup'}), await shop.createDraft({product: 'last-cup'})];
    await first.pay(undefined, PAYER);
    await second.pay(undefined, PAYER);
    await shop.runDueJobs();
    assert.deepEqual(shop.fakeMail.messages.map(({key}) => key.split('.mail-')[1]).sort(), ['paid', 'refunded']);
    assert.match(shop.fakeMail.ofKind('refunded')[0]!.text, /Cup could no longer be sent as a gift/);
  });

  test('gets a mail when the link is replaced, at most one an hour', async () => {
    await using shop = await createBackendWithMail();
    const gift = await shop.createPaidGift();
    await shop.runDueJobs();
    const replace = async (number: number) => {
      const claimHash = await hashToken(await deriveClaimToken(gift.manage, number));
      assert.equal((await shop.call('createLink', {claimHash, replace: true}, {token: gift.manage})).status, 200);
      await shop.runDueJobs();
    };
    for (let number = 1; number < 9; number++) await replace(number);
    assert.equal(shop.fakeMail.ofKind('link-replaced').length, 1);
    shop.time.advance(HOUR_MS);
    await shop.runDueJobs();
    const [, second, third] = shop.fakeMail.ofKind('link-replaced');
    assert.ok(second && !third, 'one message covers those after the first');
    assert.equal((await shop.call('cancel', {}, {token: manageTokenIn(second)})).body.state, 'cancelled');
  });

  test('gets a mail about a replaced link even if it is claimed before the mail is sent', async () => {
    await using shop = await createBackendWithMail();
    const gift = await shop.createPaidGift();
    await shop.runDueJobs();
    const stolen = await deriveClaimToken(gift.manage, 1);
    assert.equal((await shop.call('createLink', {claimHash: await hashToken(stolen), replace: true}, {token: gift.manage})).status, 200);
    assert.equal((await shop.claimGift({claim: stolen})).response.status, 200);
    await shop.runDueJobs();
    const [message] = shop.fakeMail.ofKind('link-replaced');
    assert.match(message!.text, /new link[^]*accepted since then[^]*tell the shop right away[^]*you’re refunded/);
  });

  test('gets no mail about an additional link', async () => {
    await using shop = await createBackendWithMail();
    const gift = await shop.createPaidGift();
    const claimHash = await hashToken(await deriveClaimToken(gift.manage, 1));
    await shop.call('createLink', {claimHash, replace: false}, {token: gift.manage});
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('link-replaced').length, 0);
  });

  test('gets mail in the language of the page, with dates in the sender’s time zone', async () => {
    await using shop = await createBackendWithMail();
    const at = new Date(shop.time.now() + 3 * DAY_MS).toISOString();
    await shop.createPaidGift({lang: 'zh-CN', sendAt: {at, timeZone: 'Asia/Shanghai'}});
    await shop.runDueJobs();
    const [message] = shop.fakeMail.messages;
    assert.equal(message!.subject, '你的礼物：Mug');
    assert.match(message!.text, /从 11月25日（周三）08:00（GMT\+8）起可以拆开/);
    assert.match(message!.html!, /<html lang="zh-CN" dir="ltr">/);
  });

  test('gets mail in all ten languages, from right to left in Arabic', async () => {
    await using shop = await createBackendWithMail();
    for (const lang of ['de-AT', 'fr', 'es', 'pt-BR', 'ja', 'ko', 'zh-TW', 'zh-CN', 'en-GB', 'ar']) await shop.createPaidGift({lang});
    await shop.runDueJobs();
    const subjects = new Set(shop.fakeMail.messages.map(({subject}) => subject));
    assert.equal(subjects.size, 10);
    assert.ok(subjects.has('Dein Geschenk: Mug'));
    assert.match(shop.fakeMail.messages.find(({html}) => html!.includes('lang="ar"'))!.html!, /<html lang="ar" dir="rtl">[^]*<body[^>]* dir="rtl"/);
  });

  test('gets English mail for an unsupported language tag', async () => {
    await using shop = await createBackendWithMail();
    await shop.createPaidGift({lang: 'nl-NL'});
    await shop.createPaidGift({lang: 'abcdefgh-x'});
    await shop.runDueJobs();
    assert.deepEqual(shop.fakeMail.messages.map(({subject}) => subject), ['Your gift: Mug', 'Your gift: Mug']);
    assert.equal((await shop.createDraft({lang: 'en\r\nBcc: x'})).response.code, 'validation-failed');
  });
});

describe('no mail is sent', () => {
  test('to a payer without a valid address, or if the backend has no mail', async () => {
    await using shop = await createBackendWithMail();
    for (const payer of [undefined, '', 'grace', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', `${'x'.repeat(250)}@post.example`]) {
      const gift = await shop.createDraft();
      await gift.pay(undefined, payer);
      await shop.claimGift(gift);
    }
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.messages.length, 0);
    await using silent = await createBackendWithMail({options: {mail: undefined}});
    const gift = await silent.createPaidGift();
    await silent.runDueJobs();
    assert.equal(await silent.storage.read((tx) => tx.findPayer(gift.id)), undefined, 'what nobody needs is not kept');
    assert.deepEqual((await silent.call('shop')).body.features.includes('mail'), false);
    assert.deepEqual((await shop.call('shop')).body.features.includes('mail'), true);
  });

  test('at night in the shop’s time zone if a reminder can wait until morning', async () => {
    await using shop = await createBackendWithMail({options: {timeZone: 'Europe/Berlin'}});
    // Paid at one in the morning in Berlin, so the reminder would be due at one.
    await shop.createPaidGift();
    shop.time.advance(6 * DAY_MS);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('reminder').length, 0);
    shop.time.advance(7 * HOUR_MS - 1);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('reminder').length, 0);
    shop.time.advance(1);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('reminder').length, 1);
  });

  test('except a reminder that would be too late in the morning', async () => {
    await using shop = await createBackendWithMail({options: {timeZone: 'Europe/Berlin'}, policy: {claimWindowSeconds: 4 * 3600}});
    await shop.createPaidGift();
    shop.time.advance(2 * HOUR_MS);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.ofKind('reminder').length, 1);
  });

  test('from 9 p.m. to 8 a.m. in a time zone', () => {
    const at = (time: string) => Date.parse(`2026-11-22T${time}:00Z`);
    assert.deepEqual(['20:59', '21:00', '23:30', '00:00', '07:59', '08:00'].map((time) => quietHoursLeft(at(time), 'UTC') / MINUTE), [0, 660, 510, 480, 1, 0]);
    assert.equal(quietHoursLeft(at('20:00'), 'Asia/Kolkata'), 390 * MINUTE);
    assert.equal(quietHoursLeft(at('03:00'), undefined), 0);
  });
});

describe('a failing mail server', () => {
  test('is retried with the same message and link', async () => {
    await using shop = await createBackendWithMail();
    shop.fakeMail.queueFaults('fail', 'lose-response');
    const gift = await shop.createPaidGift();
    for (let round = 0; round < 4; round++) {
      await shop.runDueJobs();
      shop.time.advance(10 * MINUTE);
    }
    assert.equal(shop.fakeMail.attempts, 3);
    const [lost, came] = shop.fakeMail.messages;
    assert.deepEqual(lost, came, 'both attempts send the same message under the same key');
    assert.equal((await shop.call('gift', undefined, {token: manageTokenIn(came)})).body.id, gift.id);
  });

  test('delays no refund, and is given up after three days', async () => {
    await using shop = await createBackendWithMail();
    shop.fakeMail.setDown(true);
    const gift = await shop.createPaidGift();
    await shop.call('cancel', {}, {token: gift.manage});
    const began = shop.time.now();
    await shop.runDueJobs();
    assert.equal((await gift.fetchGift()).refunded.amount, 2400);
    let last = began;
    while (shop.time.now() - began < 5 * DAY_MS) {
      const before = shop.fakeMail.attempts;
      await shop.runDueJobs();
      if (shop.fakeMail.attempts > before) last = shop.time.now();
      shop.time.advance(10 * MINUTE);
    }
    const days = (last - began) / DAY_MS;
    assert.ok(days > 2.8 && days < 3.4, `${days} days`);
    assert.ok(shop.logs.some(({kind, code, attempt}) => kind === 'mail-refunded' && code === 'given-up' && attempt === MAX_ATTEMPTS));
  });

  test('that rejects the address permanently is not retried, and its code is logged', async () => {
    await using shop = await createBackendWithMail();
    shop.fakeMail.queueFaults(550);
    await shop.createPaidGift();
    await shop.runDueJobs();
    shop.time.advance(DAY_MS);
    await shop.runDueJobs();
    assert.equal(shop.fakeMail.attempts, 1);
    assert.ok(shop.logs.some(({kind, code}) => kind === 'mail-paid' && code === 'rejected-550'));
  });

  test('that hangs delays neither order nor refund', async () => {
    await using shop = await createBackendWithMail();
    shop.fakeMail.queueFaults(...Array<'hang'>(8).fill('hang'));
    const gifts = await Promise.all(Array.from({length: 8}, () => shop.createPaidGift()));
    void shop.backend.sendDueMail().catch(() => {});
    while (shop.fakeMail.attempts < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    await shop.call('cancel', {}, {token: gifts[0]!.manage});
    await shop.claimGift(gifts[1]!);
    await shop.backend.runDueJobs();
    assert.equal((await gifts[0]!.fetchGift()).refunded.amount, 2400);
    assert.equal(shop.catalog.orders.size, 1);
  });
});
