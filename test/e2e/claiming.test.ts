import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {GiftClient} from '../../src/client/index.ts';
import type {BrowserUser} from '../support/browser-user.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {acceptGift, fillAddress, openGift} from './actions.ts';


describe('claiming a gift, where it is not plain sailing', () => {
  let env: E2EEnvironment;
  let thirdPartyServer: Server;
  let framingUrl = '';
  before(async () => {
    env = await startE2E();
    thirdPartyServer = createServer((request, response) => {
      const src = new URL(request.url ?? '/', 'http://stranger.test').searchParams.get('src') ?? '';
      response.writeHead(200, {'content-type': 'text/html'}).end(
        `<!doctype html><title>A stranger’s page</title><link rel="icon" href="data:,"><iframe width="380" height="800" src="${src}"></iframe>`);
    });
    await new Promise<void>((resolve) => thirdPartyServer.listen(0, '127.0.0.1', resolve));
    // Another site than the shop's: the same machine by its other name.
    framingUrl = `http://localhost:${(thirdPartyServer.address() as AddressInfo).port}/?src=`;
  });
  after(async () => {
    thirdPartyServer.closeAllConnections();
    await new Promise((resolve) => thirdPartyServer.close(resolve));
    await env.close();
  });

  /** A paid gift, without the sender's own way to it. */
  async function aGift(words: object = {}) {
    const sender = new GiftClient({backend: env.backend.url});
    const {gift, checkout, manageToken} = await sender.draft({
      draftKey: crypto.randomUUID(), product: 'mug', variant: 'mug', note: 'For slow mornings.', senderName: 'Ana', returnUrl: `${env.shopUrl}/`, ...words,
    });
    await env.backend.pay(checkout!.url);
    const paid = await sender.gift(manageToken);
    const link = await sender.claimLink({...gift, ...paid}, manageToken);
    return {link, token: link.split('#')[1]!, look: () => sender.gift(manageToken)};
  }

  const linkInFrame = async (person: BrowserUser, name: string) => {
    const frame = person.page.frames().find((one) => one !== person.page.mainFrame())!;
    const handle = await frame.waitForSelector(`::-p-aria([name="${name}"])`, {timeout: 10_000});
    return {frame, handle: handle!};
  };

  test('inside a stranger’s frame nothing can be pressed; the gift offers to open on a page of its own, and does', async () => {
    const {token, look} = await aGift();
    const lena = await env.openUser();
    await lena.goto(framingUrl + encodeURIComponent(`${env.shopUrl}/claim#${token}`));
    const {frame, handle} = await linkInFrame(lena, 'Open the gift in its own tab');
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
    await lena.close();
  });

  test('in a stranger’s frame a receipt shows how the gift stands, but nobody can be made to thank, correct or erase', async () => {
    const {link} = await aGift();
    const lena = await env.openUser();
    await openGift(lena, link);
    await acceptGift(lena);
    await lena.expectText('It’s yours');
    const receiptToken = new URL(await lena.inputValue('Keep this link')).hash.slice(1);
    const before = env.backend.proxy.requests.length;
    const framed = await env.openUser();
    await framed.goto(framingUrl + encodeURIComponent(`${env.shopUrl}/claim#${receiptToken}`));
    const {frame, handle} = await linkInFrame(framed, 'Open the gift in its own tab');
    assert.match(await handle.evaluate((out) => (out as HTMLAnchorElement).href), new RegExp(`/claim#${receiptToken}$`));
    assert.equal((await frame.$$('pierce/:is(button, input, textarea)')).length, 0, 'there is no press to be stolen');
    assert.equal((await frame.$$('pierce/a')).length, 1);
    assert.ok(await frame.$('pierce/.steps'), 'how it stands is still told');
    assert.deepEqual(env.backend.proxy.requests.slice(before).filter(({method}) => method === 'POST').map(({path}) => path), []);
    await framed.close();
    await lena.close();
  });

  test('the line goes while the address is written: it is said, nothing is lost, and the gift is accepted once when the line is back', async () => {
    const {link, look} = await aGift();
    const before = env.backend.proxy.requests.length;
    const lena = await env.openUser();
    await openGift(lena, link);
    await lena.click('Accept this gift');
    await fillAddress(lena);
    await lena.page.setOfflineMode(true);
    await lena.click('Accept and send it here');
    await lena.expectText('There is no connection. Everything you typed is still here', 40_000);
    assert.equal(await lena.inputValue('City'), 'Berlin');
    await lena.page.setOfflineMode(false);
    await lena.expectText('It’s yours', 20_000);
    assert.equal((await look()).portions.filter(({state}) => state === 'claimed' || state === 'ordered').length, 1);
    const claims = env.backend.proxy.requests.slice(before).filter(({method, path}) => method === 'POST' && path === '/v1/claim');
    assert.equal(new Set(claims.map(({requestHeaders}) => requestHeaders['idempotency-key'])).size, 1);
    await lena.close();
  });

  test('the gift is looked for while there is no line: it says so, and comes by itself', async () => {
    const {token} = await aGift();
    const lena = await env.openUser();
    await lena.goto(`${env.shopUrl}/claim`);
    await lena.expectText('No gift here');
    await lena.page.setOfflineMode(true);
    await lena.page.evaluate((fragment) => { location.hash = fragment; }, token);
    await lena.expectText('No connection', 40_000);
    await lena.page.setOfflineMode(false);
    await lena.expectText('A gift from Ana', 20_000);
    await lena.close();
  });

  test('five friends race for a group’s three: three have one each, two are told kindly', async () => {
    const {link, look} = await aGift({portions: 3});
    const friends = await Promise.all(Array.from({length: 5}, () => env.openUser()));
    for (const friend of friends) {
      await openGift(friend, link);
      await friend.click('Accept this gift');
      await fillAddress(friend);
    }
    await Promise.all(friends.map((friend) => friend.click('Accept and send it here')));
    const ends = await Promise.all(friends.map(async (friend) => {
      await friend.expectText(/It’s yours|All of these gifts have been accepted/, 20_000);
      return /It’s yours/.test(String(await friend.visibleText()));
    }));
    assert.equal(ends.filter(Boolean).length, 3);
    assert.ok((await look()).portions.every(({state}) => state === 'claimed' || state === 'ordered'));
    for (const friend of friends) await friend.close();
  });

  test('a passcode is asked for once, survives a reload, and the gift comes home', async () => {
    const {link, look} = await aGift({passcode: 'Lapsang-7'});
    const lena = await env.openUser();
    await lena.goto(link);
    await lena.expectText('Ana has put a passcode on it.');
    await lena.click('Open');
    await lena.type('Passcode', 'lapsang');
    await lena.page.keyboard.press('Enter');
    await lena.expectText('That’s not the passcode.');
    await lena.type('Passcode', 'Lapsang-7');
    await lena.page.keyboard.press('Enter');
    await lena.expectText('Accept this gift');
    await lena.page.reload();
    await lena.click('Open');
    await acceptGift(lena);
    await lena.expectText('It’s yours');
    assert.ok(['claimed', 'ordered'].includes((await look()).portions[0]!.state));
    assert.ok(!(await lena.page.evaluate(() => JSON.stringify({...sessionStorage, ...localStorage}))).includes('Lapsang'));
    assert.deepEqual(lena.errors, []);
    await lena.close();
  });
});
