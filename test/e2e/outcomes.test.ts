import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {acceptGift, fillAddress, openGift, sendGift} from './actions.ts';

const DAY_MS = 86_400_000;

describe('outcomes of a gift', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  test('gives the gift to one of two recipients who claim at once', async () => {
    const sender = await env.openUser();
    const {link} = await sendGift(sender, env);
    const recipients = await Promise.all([env.openUser(), env.openUser()]);
    for (const recipient of recipients) {
      await openGift(recipient, link);
      await recipient.click('Accept this gift');
      await fillAddress(recipient);
    }
    await Promise.all(recipients.map((recipient) => recipient.click('Accept and send it here')));
    const ends = await Promise.all(recipients.map(async (recipient) => {
      await recipient.expectText(/It’s yours|This gift has been accepted/);
      return /It’s yours/.test(String(await recipient.visibleText()));
    }));
    assert.deepEqual(ends.toSorted(), [false, true]);
    for (const user of [sender, ...recipients]) await user.close();
  });

  test('accepts the gift once when the response to the claim is lost', async () => {
    const sender = await env.openUser();
    const {link} = await sendGift(sender, env);
    const recipient = await env.openUser();
    await openGift(recipient, link);
    env.backend.proxy.addFault({kind: 'drop-response', match: 'POST /v1/claim', times: 1});
    await acceptGift(recipient);
    await recipient.expectText('It’s yours', 20_000);
    // The same link, on the same device, leads back to the receipt.
    await recipient.goto('about:blank');
    await recipient.goto(link);
    await recipient.expectText(/It’s yours|It’s on its way/);
    await sender.close();
    await recipient.close();
  });

  test('shows that the link was replaced', async () => {
    const sender = await env.openUser();
    const {link} = await sendGift(sender, env);
    await sender.click('Get a new link');
    await sender.click('Replace the link');
    await sender.expectText('Here is the new link');
    const recipient = await env.openUser();
    await recipient.goto(link);
    await recipient.expectText('There is a newer link');
    await sender.close();
    await recipient.close();
  });

  test('shows that the gift was cancelled, and refunds the sender', async () => {
    const sender = await env.openUser();
    const {link} = await sendGift(sender, env);
    await sender.click('Cancel the gift');
    await sender.expectText('€24 is refunded to your original payment method');
    await sender.click('Cancel the gift');
    await sender.expectText(/You cancelled (this|the) gift/);
    await env.backend.runDueJobs();
    await sender.expectText('€24 has been refunded to you', 40_000);
    const recipient = await env.openUser();
    await recipient.goto(link);
    await recipient.expectText('This gift was cancelled');
    await sender.close();
    await recipient.close();
  });

  test('refunds the sender when the recipient declines', async () => {
    const sender = await env.openUser();
    const {link} = await sendGift(sender, env);
    const recipient = await env.openUser();
    await openGift(recipient, link);
    await recipient.click('No, thank you');
    await recipient.click('Say no, thank you');
    await recipient.expectText('Gift declined');
    await env.backend.runDueJobs();
    await sender.expectText('Kindly declined', 40_000);
    await sender.expectText('€24 has been refunded to you', 40_000);
    await sender.close();
    await recipient.close();
  });

  test('refunds the sender once when the gift expires while the backend is down', async () => {
    const sender = await env.openUser();
    const {link} = await sendGift(sender, env);
    await env.backend.restart(() => env.backend.advance(0).catch(() => undefined));
    await env.backend.advance(8 * DAY_MS);
    await env.backend.runDueJobs();
    await sender.page.reload();
    await sender.expectText('Not accepted in time', 40_000);
    await sender.expectText('€24 has been refunded to you', 40_000);
    const recipient = await env.openUser();
    await recipient.goto(link);
    await recipient.expectText('This gift has expired');
    await sender.close();
    await recipient.close();
  });

  test('ignores a link scanner that runs scripts and clicks', async () => {
    const sender = await env.openUser();
    const {link} = await sendGift(sender, env);
    const scanner = await env.openUser();
    await scanner.goto(link);
    await scanner.expectText('A gift from Ana');
    // Clicks by scripts are not trusted.
    await scanner.page.evaluate(() => {
      const press = (root: Document | ShadowRoot) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) press(element.shadowRoot);
          if (element instanceof HTMLElement && element.matches('button, a[href]')) element.dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true}));
        }
      };
      press(document);
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const written = env.backend.proxy.requests.filter(({method, path}) => method === 'POST' && path.startsWith('/v1/claim') );
    const after = written.filter(({requestHeaders}) => requestHeaders.authorization === `Bearer ${link.split('#')[1]}`);
    assert.deepEqual(after, []);
    const recipient = await env.openUser();
    await openGift(recipient, link);
    for (const user of [sender, scanner, recipient]) await user.close();
  });

  test('shows that the link was truncated', async () => {
    const sender = await env.openUser();
    const {link} = await sendGift(sender, env);
    const recipient = await env.openUser();
    await recipient.goto(link.slice(0, -9));
    await recipient.expectText('This link is incomplete');
    await sender.close();
    await recipient.close();
  });
});
