import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {aStreet, type Street} from '../support/street.ts';
import {accepts, fillsIn, opens, sends} from './steps.ts';

const day = 86_400_000;

describe('a gift that ends otherwise', () => {
  let street: Street;
  before(async () => { street = await aStreet(); });
  after(() => street.close());

  test('two people race for one link: one gets it, the other is told kindly', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    const friends = await Promise.all([street.someone(), street.someone()]);
    for (const friend of friends) {
      await opens(friend, link);
      await friend.presses('Accept this gift');
      await fillsIn(friend);
    }
    await Promise.all(friends.map((friend) => friend.presses('Accept and send it here')));
    const ends = await Promise.all(friends.map(async (friend) => {
      await friend.sees(/It’s yours|This gift has been accepted/);
      return /It’s yours/.test(String(await friend.text()));
    }));
    assert.deepEqual(ends.toSorted(), [false, true]);
    for (const person of [ana, ...friends]) await person.leaves();
  });

  test('the answer to the claim is lost: it is accepted once, and the friend sees that it is theirs', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    const lena = await street.someone();
    await opens(lena, link);
    street.gifts.wire.break({kind: 'lose-answer', to: 'POST /v1/claim/claim', times: 1});
    await accepts(lena);
    await lena.sees('It’s yours', 20_000);
    // The same link, on the same device, leads back to the receipt.
    await lena.goes('about:blank');
    await lena.goes(link);
    await lena.sees(/It’s yours|It’s on its way/);
    await ana.leaves();
    await lena.leaves();
  });

  test('the sender replaces the link: the old one says so, the new one opens', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    await ana.presses('Make a new link');
    await ana.presses('Replace the link');
    await ana.sees('Here is the new link');
    const lena = await street.someone();
    await lena.goes(link);
    await lena.sees('There is a newer link');
    await ana.leaves();
    await lena.leaves();
  });

  test('the sender takes it back: the friend is told, and the money returns', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    await ana.presses('Take it back');
    await ana.sees('€24 goes back to you');
    await ana.presses('Take it back');
    await ana.sees(/You took (it|the gift) back/);
    await street.gifts.work();
    await ana.sees('€24 went back to you', 40_000);
    const lena = await street.someone();
    await lena.goes(link);
    await lena.sees('This gift was taken back');
    await ana.leaves();
    await lena.leaves();
  });

  test('the friend says a quiet no: the money returns by itself', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    const lena = await street.someone();
    await opens(lena, link);
    await lena.presses('No, thank you');
    await lena.presses('Say no, thank you');
    await lena.sees('A quiet no');
    await street.gifts.work();
    await ana.sees('Kindly declined', 40_000);
    await ana.sees('€24 went back to you', 40_000);
    await ana.leaves();
    await lena.leaves();
  });

  test('nobody accepts in time, and the backend is down at that moment: the money returns, once', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    await street.gifts.restart(() => street.gifts.advance(0).catch(() => undefined));
    await street.gifts.advance(8 * day);
    await street.gifts.work();
    await ana.page.reload();
    await ana.sees('Not accepted in time', 40_000);
    await ana.sees('€24 went back to you', 40_000);
    const lena = await street.someone();
    await lena.goes(link);
    await lena.sees('The time for this gift is over');
    await ana.leaves();
    await lena.leaves();
  });

  test('a machine that opens the link, runs its scripts and waits changes nothing', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    const scanner = await street.someone();
    await scanner.goes(link);
    await scanner.sees('A gift from Ana');
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
    const written = street.gifts.wire.passed.filter(({method, path}) => method === 'POST' && path.startsWith('/v1/claim') );
    const after = written.filter(({requestHeaders}) => requestHeaders.authorization === `Bearer ${link.split('#')[1]}`);
    assert.deepEqual(after, []);
    const lena = await street.someone();
    await opens(lena, link);
    for (const person of [ana, scanner, lena]) await person.leaves();
  });

  test('a link that a chat cut short says so', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    const lena = await street.someone();
    await lena.goes(link.slice(0, -9));
    await lena.sees('The link was cut short');
    await ana.leaves();
    await lena.leaves();
  });
});
