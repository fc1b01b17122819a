import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {readMails} from '../../demo/mails.ts';
import {aStreet} from '../support/street.ts';
import {goesToPay, opens} from './steps.ts';

describe('a sender who typed a mail address while paying', () => {
  test('follows the gift from the mail in another browser, with a link for the friend that works, also after all were replaced', async (t) => {
    const mails = mkdtempSync(join(tmpdir(), 'mails-'));
    t.after(() => rmSync(mails, {recursive: true, force: true}));
    const street = await aStreet({config: {mail: {developmentFolder: mails, from: 'Tea & Clay <gifts@tea.example>'}}});
    t.after(() => street.close());
    const sender = await street.someone();
    await goesToPay(sender, street);
    await sender.types('Mail for the receipt (optional)', 'ana@post.example');
    await sender.presses('Pay');
    await sender.sees('It’s wrapped');
    const first = await sender.reads('The link for your friend');
    await street.gifts.work();
    const [mail] = await readMails(mails);
    assert.equal(mail?.to, 'ana@post.example');
    const [manageLink] = /http\S+#gm_\S+/.exec(mail!.text)!;
    assert.ok(!mail!.text.includes('gc_') && !mail!.html.includes('gc_'), 'no link that opens the gift is mailed');

    const laptop = await street.someone({screen: {width: 1280, height: 900}});
    await laptop.goes(manageLink);
    await laptop.sees('Waiting to be opened');
    await laptop.presses('Make a new link');
    await laptop.presses('Replace the link');
    await laptop.sees('Here is the new link');
    const friend = await street.someone();
    await friend.goes(first);
    await friend.sees('There is a newer link');

    // The browser that sent it has lost its link by that, and makes one more.
    await sender.goes(`${street.shop}/gifts`);
    await sender.sees('Waiting to be opened');
    await sender.presses('Share it again');
    const again = await sender.reads('The link for your friend');
    assert.notEqual(again, first);
    const other = await street.someone();
    await opens(other, again);
    assert.deepEqual([...sender.complaints, ...laptop.complaints, ...other.complaints], []);
    await street.gifts.work();
    const told = (await readMails(mails)).map(({subject}) => subject).sort();
    assert.deepEqual(told, ['New link: Morning mug', 'Your gift: Morning mug']);
  });
});
