import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {acceptGift, fillAddress, openGift, sendGift} from './actions.ts';

const day = 86_400_000;

describe('a gift that ends otherwise', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  test('two people race for one link: one gets it, the other is told kindly', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    const friends = await Promise.all([env.openUser(), env.openUser()]);
    for (const friend of friends) {
      await openGift(friend, link);
      await friend.click('Accept this gift');
      await fillAddress(friend);
    }
    await Promise.all(friends.map((friend) => friend.click('Accept and send it here')));
    const ends = await Promise.all(friends.map(async (friend) => {
      await friend.expectText(/It’s yours|This gift has been accepted/);
      return /It’s yours/.test(String(await friend.visibleText()));
    }));
    assert.deepEqual(ends.toSorted(), [false, true]);
    for (const person of [ana, ...friends]) await person.close();
  });

  test('the answer to the claim is lost: it is accepted once, and the friend sees that it is theirs', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    const lena = await env.openUser();
    await openGift(lena, link);
    env.backend.proxy.addFault({kind: 'drop-response', match: 'POST /v1/claim', times: 1});
    await acceptGift(lena);
    await lena.expectText('It’s yours', 20_000);
    // The same link, on the same device, leads back to the receipt.
    await lena.goto('about:blank');
    await lena.goto(link);
    await lena.expectText(/It’s yours|It’s on its way/);
    await ana.close();
    await lena.close();
  });

  test('the sender replaces the link: the old one says so, the new one opens', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    await ana.click('Get a new link');
    await ana.click('Replace the link');
    await ana.expectText('Here is the new link');
    const lena = await env.openUser();
    await lena.goto(link);
    await lena.expectText('There is a newer link');
    await ana.close();
    await lena.close();
  });

  test('the sender takes it back: the friend is told, and the money returns', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    await ana.click('Cancel the gift');
    await ana.expectText('€24 is refunded to your original payment method');
    await ana.click('Cancel the gift');
    await ana.expectText(/You cancelled (this|the) gift/);
    await env.backend.runDueJobs();
    await ana.expectText('€24 has been refunded to you', 40_000);
    const lena = await env.openUser();
    await lena.goto(link);
    await lena.expectText('This gift was cancelled');
    await ana.close();
    await lena.close();
  });

  test('the friend says a quiet no: the money returns by itself', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    const lena = await env.openUser();
    await openGift(lena, link);
    await lena.click('No, thank you');
    await lena.click('Say no, thank you');
    await lena.expectText('Gift declined');
    await env.backend.runDueJobs();
    await ana.expectText('Kindly declined', 40_000);
    await ana.expectText('€24 has been refunded to you', 40_000);
    await ana.close();
    await lena.close();
  });

  test('nobody accepts in time, and the backend is down at that moment: the money returns, once', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    await env.backend.restart(() => env.backend.advance(0).catch(() => undefined));
    await env.backend.advance(8 * day);
    await env.backend.runDueJobs();
    await ana.page.reload();
    await ana.expectText('Not accepted in time', 40_000);
    await ana.expectText('€24 has been refunded to you', 40_000);
    const lena = await env.openUser();
    await lena.goto(link);
    await lena.expectText('This gift has expired');
    await ana.close();
    await lena.close();
  });

  test('a machine that opens the link, runs its scripts and waits changes nothing', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    const scanner = await env.openUser();
    await scanner.goto(link);
    await scanner.expectText('A gift from Ana');
    // A script's press is not a person's.
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
    const lena = await env.openUser();
    await openGift(lena, link);
    for (const person of [ana, scanner, lena]) await person.close();
  });

  test('a link that a chat cut short says so', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    const lena = await env.openUser();
    await lena.goto(link.slice(0, -9));
    await lena.expectText('This link is incomplete');
    await ana.close();
    await lena.close();
  });
});
