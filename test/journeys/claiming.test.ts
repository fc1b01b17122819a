import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {GiftClient} from '../../src/client/index.ts';
import type {Person} from '../support/people.ts';
import {aStreet, type Street} from '../support/street.ts';
import {accepts, fillsIn, opens} from './steps.ts';


describe('claiming a gift, where it is not plain sailing', () => {
  let street: Street;
  let stranger: Server;
  let framing = '';
  before(async () => {
    street = await aStreet();
    stranger = createServer((request, response) => {
      const src = new URL(request.url ?? '/', 'http://stranger.test').searchParams.get('src') ?? '';
      response.writeHead(200, {'content-type': 'text/html'}).end(
        `<!doctype html><title>A stranger’s page</title><link rel="icon" href="data:,"><iframe width="380" height="800" src="${src}"></iframe>`);
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    // Another site than the shop's: the same machine by its other name.
    framing = `http://localhost:${(stranger.address() as AddressInfo).port}/?src=`;
  });
  after(async () => {
    stranger.closeAllConnections();
    await new Promise((resolve) => stranger.close(resolve));
    await street.close();
  });

  /** A paid gift, without the sender's own way to it. */
  async function aGift(words: object = {}) {
    const sender = new GiftClient({backend: street.gifts.url});
    const {gift, checkout, manageToken} = await sender.draft({
      wish: crypto.randomUUID(), product: 'mug', variant: 'mug', note: 'For slow mornings.', senderName: 'Ana', returnUrl: `${street.shop}/`, ...words,
    });
    await street.gifts.pay(checkout!.url);
    const paid = await sender.gift(manageToken);
    const link = await sender.claimLink({...gift, ...paid}, manageToken);
    return {link, token: link.split('#')[1]!, look: () => sender.gift(manageToken)};
  }

  const linkInFrame = async (person: Person, name: string) => {
    const frame = person.page.frames().find((one) => one !== person.page.mainFrame())!;
    const handle = await frame.waitForSelector(`::-p-aria([name="${name}"])`, {timeout: 10_000});
    return {frame, handle: handle!};
  };

  test('inside a stranger’s frame nothing can be pressed; the gift offers to open on a page of its own, and does', async () => {
    const {token, look} = await aGift();
    const lena = await street.someone();
    await lena.goes(framing + encodeURIComponent(`${street.shop}/claim#${token}`));
    const {frame, handle} = await linkInFrame(lena, 'See the gift on its own page');
    assert.equal(await frame.$('pierce/button'), null, 'there is no press to be stolen');
    assert.match(await handle.evaluate((link) => (link as HTMLAnchorElement).href), new RegExp(`#${token}$`));
    // Neither does a press on the box open it.
    await (await frame.$('pierce/.stage'))!.click();
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal((await look()).portions[0]!.state, 'ready');

    const arrived = new Promise<string>((resolve) => lena.context.once('targetcreated', (target) => resolve(target.url())));
    await handle.click();
    await arrived;
    const target = await lena.context.waitForTarget((one) => one.type() === 'page' && one !== lena.page.target());
    const own = (await target.page())!;
    await own.bringToFront();
    const open = await own.waitForSelector('::-p-aria([name="Open"][role="button"])', {timeout: 10_000});
    assert.ok(!own.url().includes(token), 'on the shop’s page the secret leaves the address bar at once');
    await open!.click();
    await own.waitForSelector('::-p-aria([name="Accept this gift"])', {timeout: 10_000});
    assert.equal((await look()).portions[0]!.state, 'opened');
    await lena.leaves();
  });

  test('in a stranger’s frame a receipt shows how the gift stands, but nobody can be made to thank, correct or erase', async () => {
    const {link} = await aGift();
    const lena = await street.someone();
    await opens(lena, link);
    await accepts(lena);
    await lena.sees('It’s yours');
    const receiptToken = new URL(await lena.reads('Keep this link')).hash.slice(1);
    const before = street.gifts.wire.passed.length;
    const framed = await street.someone();
    await framed.goes(framing + encodeURIComponent(`${street.shop}/claim#${receiptToken}`));
    const {frame, handle} = await linkInFrame(framed, 'See the gift on its own page');
    assert.match(await handle.evaluate((out) => (out as HTMLAnchorElement).href), new RegExp(`/claim#${receiptToken}$`));
    assert.equal((await frame.$$('pierce/:is(button, input, textarea)')).length, 0, 'there is no press to be stolen');
    assert.equal((await frame.$$('pierce/a')).length, 1);
    assert.ok(await frame.$('pierce/.steps'), 'how it stands is still told');
    assert.deepEqual(street.gifts.wire.passed.slice(before).filter(({method}) => method === 'POST').map(({path}) => path), []);
    await framed.leaves();
    await lena.leaves();
  });

  test('the line goes while the address is written: it is said, nothing is lost, and the gift is accepted once when the line is back', async () => {
    const {link, look} = await aGift();
    const before = street.gifts.wire.passed.length;
    const lena = await street.someone();
    await opens(lena, link);
    await lena.presses('Accept this gift');
    await fillsIn(lena);
    await lena.page.setOfflineMode(true);
    await lena.presses('Accept and send it here');
    await lena.sees('There is no connection. Everything you typed is kept', 40_000);
    assert.equal(await lena.reads('City'), 'Berlin');
    await lena.page.setOfflineMode(false);
    await lena.sees('It’s yours', 20_000);
    assert.equal((await look()).portions.filter(({state}) => state === 'claimed' || state === 'ordered').length, 1);
    const claims = street.gifts.wire.passed.slice(before).filter(({method, path}) => method === 'POST' && path === '/v1/claim/claim');
    assert.equal(new Set(claims.map(({requestHeaders}) => requestHeaders['idempotency-key'])).size, 1);
    await lena.leaves();
  });

  test('the gift is looked for while there is no line: it says so, and comes by itself', async () => {
    const {token} = await aGift();
    const lena = await street.someone();
    await lena.goes(`${street.shop}/claim`);
    await lena.sees('No gift here');
    await lena.page.setOfflineMode(true);
    await lena.page.evaluate((fragment) => { location.hash = fragment; }, token);
    await lena.sees('No connection', 40_000);
    await lena.page.setOfflineMode(false);
    await lena.sees('A gift from Ana', 20_000);
    await lena.leaves();
  });

  test('five friends race for a group’s three: three have one each, two are told kindly', async () => {
    const {link, look} = await aGift({portions: 3});
    const friends = await Promise.all(Array.from({length: 5}, () => street.someone()));
    for (const friend of friends) {
      await opens(friend, link);
      await friend.presses('Accept this gift');
      await fillsIn(friend);
    }
    await Promise.all(friends.map((friend) => friend.presses('Accept and send it here')));
    const ends = await Promise.all(friends.map(async (friend) => {
      await friend.sees(/It’s yours|All of them have been taken/, 20_000);
      return /It’s yours/.test(String(await friend.text()));
    }));
    assert.equal(ends.filter(Boolean).length, 3);
    assert.ok((await look()).portions.every(({state}) => state === 'claimed' || state === 'ordered'));
    for (const friend of friends) await friend.leaves();
  });

  test('a passcode is asked for once, survives a reload, and the gift comes home', async () => {
    const {link, look} = await aGift({passcode: 'Lapsang-7'});
    const lena = await street.someone();
    await lena.goes(link);
    await lena.sees('Ana has put a passcode on it.');
    await lena.presses('Open');
    await lena.types('Passcode', 'lapsang');
    await lena.page.keyboard.press('Enter');
    await lena.sees('That isn’t it.');
    await lena.types('Passcode', 'Lapsang-7');
    await lena.page.keyboard.press('Enter');
    await lena.sees('Accept this gift');
    await lena.page.reload();
    await lena.presses('Open');
    await accepts(lena);
    await lena.sees('It’s yours');
    assert.ok(['claimed', 'ordered'].includes((await look()).portions[0]!.state));
    assert.ok(!(await lena.page.evaluate(() => JSON.stringify({...sessionStorage, ...localStorage}))).includes('Lapsang'));
    assert.deepEqual(lena.complaints, []);
    await lena.leaves();
  });
});
