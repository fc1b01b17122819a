import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {readMails} from '../../demo/eml-reader.ts';
import {startE2E} from '../support/e2e-environment.ts';
import {goToPayment, openGift} from './actions.ts';

describe('a sender who gives an email address on the payment page', () => {
  test('follows the gift from the mail in another browser, and gets a claim link that works after all were replaced', async (t) => {
    const mailFolder = mkdtempSync(join(tmpdir(), 'mails-'));
    t.after(() => rmSync(mailFolder, {recursive: true, force: true}));
    const env = await startE2E({config: {mail: {developmentFolder: mailFolder, from: 'Tea & Clay <gifts@tea.example>'}}});
    t.after(() => env.close());
    const sender = await env.openUser();
    await goToPayment(sender, env);
    await sender.type('Email for the receipt (optional)', 'ana@post.example');
    await sender.click('Pay');
    await sender.expectText('It’s wrapped');
    const firstLink = await sender.inputValue('The link for your friend');
    await env.backend.runDueJobs();
    const [mail] = await readMails(mailFolder);
    assert.equal(mail?.to, 'ana@post.example');
    const [manageLink] = /http\S+#gm_\S+/.exec(mail!.text)!;
    assert.ok(!mail!.text.includes('gc_') && !mail!.html.includes('gc_'), 'the mail contains no claim link');

    const laptop = await env.openUser({viewport: {width: 1280, height: 900}});
    await laptop.goto(manageLink);
    await laptop.expectText('Waiting to be opened');
    await laptop.click('Get a new link');
    await laptop.click('Replace the link');
    await laptop.expectText('Here is the new link');
    const friend = await env.openUser();
    await friend.goto(firstLink);
    await friend.expectText('There is a newer link');

    // The replacement revoked the link of the sending browser too, which creates another one.
    await sender.goto(`${env.shopUrl}/gifts`);
    await sender.expectText('Waiting to be opened');
    await sender.click('Share again');
    const secondLink = await sender.inputValue('The link for your friend');
    assert.notEqual(secondLink, firstLink);
    const otherFriend = await env.openUser();
    await openGift(otherFriend, secondLink);
    assert.deepEqual([...sender.errors, ...laptop.errors, ...otherFriend.errors], []);
    await env.backend.runDueJobs();
    const subjects = (await readMails(mailFolder)).map(({subject}) => subject).sort();
    assert.deepEqual(subjects, ['New link: Morning mug', 'Your gift: Morning mug']);
  });
});
