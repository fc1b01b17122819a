import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {readMails} from '../../demo/eml-reader.ts';
import {startE2E} from '../support/e2e-environment.ts';
import {goToPayment, openGift} from './actions.ts';

describe('a sender who typed a mail address while paying', () => {
  test('follows the gift from the mail in another browser, with a link for the friend that works, also after all were replaced', async (t) => {
    const mails = mkdtempSync(join(tmpdir(), 'mails-'));
    t.after(() => rmSync(mails, {recursive: true, force: true}));
    const env = await startE2E({config: {mail: {developmentFolder: mails, from: 'Tea & Clay <gifts@tea.example>'}}});
    t.after(() => env.close());
    const sender = await env.openUser();
    await goToPayment(sender, env);
    await sender.type('Mail for the receipt (optional)', 'ana@post.example');
    await sender.click('Pay');
    await sender.expectText('It’s wrapped');
    const first = await sender.inputValue('The link for your friend');
    await env.backend.runDueJobs();
    const [mail] = await readMails(mails);
    assert.equal(mail?.to, 'ana@post.example');
    const [manageLink] = /http\S+#gm_\S+/.exec(mail!.text)!;
    assert.ok(!mail!.text.includes('gc_') && !mail!.html.includes('gc_'), 'no link that opens the gift is mailed');

    const laptop = await env.openUser({viewport: {width: 1280, height: 900}});
    await laptop.goto(manageLink);
    await laptop.expectText('Waiting to be opened');
    await laptop.click('Get a new link');
    await laptop.click('Replace the link');
    await laptop.expectText('Here is the new link');
    const friend = await env.openUser();
    await friend.goto(first);
    await friend.expectText('There is a newer link');

    // The browser that sent it has lost its link by that, and makes one more.
    await sender.goto(`${env.shopUrl}/gifts`);
    await sender.expectText('Waiting to be opened');
    await sender.click('Share again');
    const again = await sender.inputValue('The link for your friend');
    assert.notEqual(again, first);
    const other = await env.openUser();
    await openGift(other, again);
    assert.deepEqual([...sender.errors, ...laptop.errors, ...other.errors], []);
    await env.backend.runDueJobs();
    const told = (await readMails(mails)).map(({subject}) => subject).sort();
    assert.deepEqual(told, ['New link: Morning mug', 'Your gift: Morning mug']);
  });
});
