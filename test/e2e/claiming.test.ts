import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {GiftClient} from '../../src/client/index.ts';
import type {BrowserUser} from '../support/browser-user.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {acceptGift, fillAddress, openGift} from './actions.ts';


describe('claiming a gift under difficult conditions', () => {
  let env: E2EEnvironment;
  let thirdPartyServer: Server;
  let framingUrl = '';
  before(async () => {
    env = await startE2E();
    thirdPartyServer = createServer((request, response) => {
      const src = new URL(request.url ?? '/', 'http://third-party.test').searchParams.get('src') ?? '';
      response.writeHead(200, {'content-type': 'text/html'}).end(
        `<!doctype html><title>Another site</title><link rel="icon" href="data:,"><iframe width="380" height="800" src="${src}"></iframe>`);
    });
    await new Promise<void>((resolve) => thirdPartyServer.listen(0, '127.0.0.1', resolve));
    // Another site than the shop's: the same server under another host name.
    framingUrl = `http://localhost:${(thirdPartyServer.address() as AddressInfo).port}/?src=`;
  });
  after(async () => {
    thirdPartyServer.closeAllConnections();
    await new Promise((resolve) => thirdPartyServer.close(resolve));
    await env.close();
  });

  /** Creates a paid gift through the API. */
  async function createGift(params: object = {}) {
    const sender = new GiftClient({backend: env.backend.url});
    const {gift, checkout, manageToken} = await sender.draft({
      draftKey: crypto.randomUUID(), product: 'mug', variant: 'mug', note: 'For slow mornings.', senderName: 'Ana', returnUrl: `${env.shopUrl}/`, ...params,
    });
    await env.backend.pay(checkout!.url);
    const paid = await sender.gift(manageToken);
    const link = await sender.claimLink({...gift, ...paid}, manageToken);
    return {link, manageToken, token: link.split('#')[1]!, loadGift: () => sender.gift(manageToken)};
  }

  const linkInFrame = async (user: BrowserUser, name: string) => {
    const frame = user.page.frames().find((one) => one !== user.page.mainFrame())!;
    const handle = await frame.waitForSelector(`::-p-aria([name="${name}"])`, {timeout: 10_000});
    return {frame, handle: handle!};
  };

  test('each view of a hosted page has one first-level heading, which is its title', async () => {
    const {link, manageToken} = await createGift();
    const user = await env.openUser();
    const expectFirstLevelHeading = async (...expected: string[]) => {
      const tree = await user.page.accessibility.snapshot({interestingOnly: false});
      const find = (node: NonNullable<typeof tree>): string[] =>
        [...(node.role === 'heading' && node.level === 1 ? [node.name ?? ''] : []), ...(node.children ?? []).flatMap(find)];
      assert.deepEqual(find(tree!), expected);
    };
    await openGift(user, link);
    await expectFirstLevelHeading('Morning mug');
    await user.click('No, thank you');
    await user.expectText('Decline this gift?');
    await expectFirstLevelHeading('Decline this gift?');
    await user.goto(`${env.backend.url}${new URL(link).pathname.replace('/g/', '/m/')}#${manageToken}`);
    await user.expectText('Opened, not accepted yet');
    await expectFirstLevelHeading('Opened, not accepted yet');
    await user.close();
  });

  test('in a cross-origin frame, the sealed card has no button and opens in a tab of its own', async () => {
    const {token, loadGift} = await createGift();
    const recipient = await env.openUser();
    await recipient.goto(framingUrl + encodeURIComponent(`${env.shopUrl}/claim#${token}`));
    const {frame, handle} = await linkInFrame(recipient, 'Open the gift in its own tab');
    assert.equal(await frame.$('pierce/button'), null, 'no button to hijack');
    assert.match(await handle.evaluate((link) => (link as HTMLAnchorElement).href), new RegExp(`#${token}$`));
    // Neither does a click on the box.
    await (await frame.$('pierce/.stage'))!.click();
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal((await loadGift()).portions[0]!.state, 'ready');

    const arrived = new Promise<string>((resolve) => recipient.context.once('targetcreated', (target) => resolve(target.url())));
    await handle.click();
    await arrived;
    const target = await recipient.context.waitForTarget((one) => one.type() === 'page' && one !== recipient.page.target());
    const own = (await target.page())!;
    await own.bringToFront();
    const open = await own.waitForSelector('::-p-aria([name="Open"][role="button"])', {timeout: 10_000});
    assert.ok(!own.url().includes(token), 'on the shop’s page the secret leaves the address bar at once');
    await open!.click();
    await own.waitForSelector('::-p-aria([name="Accept this gift"])', {timeout: 10_000});
    assert.equal((await loadGift()).portions[0]!.state, 'opened');
    await recipient.close();
  });

  test('in a cross-origin frame, a receipt shows the delivery but no forms', async () => {
    const {link} = await createGift();
    const recipient = await env.openUser();
    await openGift(recipient, link);
    await acceptGift(recipient);
    await recipient.expectText('It’s yours');
    const receiptToken = new URL(await recipient.inputValue('Keep this link')).hash.slice(1);
    const before = env.backend.proxy.requests.length;
    const framed = await env.openUser();
    await framed.goto(framingUrl + encodeURIComponent(`${env.shopUrl}/claim#${receiptToken}`));
    const {frame, handle} = await linkInFrame(framed, 'Open the gift in its own tab');
    assert.match(await handle.evaluate((out) => (out as HTMLAnchorElement).href), new RegExp(`/claim#${receiptToken}$`));
    assert.equal((await frame.$$('pierce/:is(button, input, textarea)')).length, 0, 'no button to hijack');
    assert.equal((await frame.$$('pierce/a')).length, 1);
    assert.ok(await frame.$('pierce/.steps'), 'the delivery is still shown');
    assert.deepEqual(env.backend.proxy.requests.slice(before).filter(({method}) => method === 'POST').map(({path}) => path), []);
    await framed.close();
    await recipient.close();
  });

  test('keeps the address while offline and accepts the gift once when the connection is back', async () => {
    const {link, loadGift} = await createGift();
    const before = env.backend.proxy.requests.length;
    const recipient = await env.openUser();
    await openGift(recipient, link);
    await recipient.click('Accept this gift');
    await fillAddress(recipient);
    await recipient.page.setOfflineMode(true);
    await recipient.click('Accept and send it here');
    await recipient.expectText('There is no connection. Everything you typed is still here', 40_000);
    assert.equal(await recipient.inputValue('City'), 'Berlin');
    await recipient.page.setOfflineMode(false);
    await recipient.expectText('It’s yours', 20_000);
    assert.equal((await loadGift()).portions.filter(({state}) => state === 'claimed' || state === 'ordered').length, 1);
    const claims = env.backend.proxy.requests.slice(before).filter(({method, path}) => method === 'POST' && path === '/v1/claim');
    assert.equal(new Set(claims.map(({requestHeaders}) => requestHeaders['idempotency-key'])).size, 1);
    await recipient.close();
  });

  test('shows that it is offline and loads the gift when the connection is back', async () => {
    const {token} = await createGift();
    const recipient = await env.openUser();
    await recipient.goto(`${env.shopUrl}/claim`);
    await recipient.expectText('No gift here');
    await recipient.page.setOfflineMode(true);
    await recipient.page.evaluate((fragment) => { location.hash = fragment; }, token);
    await recipient.expectText('No connection', 40_000);
    await recipient.page.setOfflineMode(false);
    await recipient.expectText('A gift from Ana', 20_000);
    await recipient.close();
  });

  test('gives three portions to five recipients who claim at once', async () => {
    const {link, loadGift} = await createGift({portions: 3});
    const recipients = await Promise.all(Array.from({length: 5}, () => env.openUser()));
    for (const recipient of recipients) {
      await openGift(recipient, link);
      await recipient.click('Accept this gift');
      await fillAddress(recipient);
    }
    await Promise.all(recipients.map((recipient) => recipient.click('Accept and send it here')));
    const ends = await Promise.all(recipients.map(async (recipient) => {
      await recipient.expectText(/It’s yours|All of these gifts have been accepted/, 20_000);
      return /It’s yours/.test(String(await recipient.visibleText()));
    }));
    assert.equal(ends.filter(Boolean).length, 3);
    assert.ok((await loadGift()).portions.every(({state}) => state === 'claimed' || state === 'ordered'));
    for (const recipient of recipients) await recipient.close();
  });

  test('asks for the passcode once, also across a reload, until the gift is accepted', async () => {
    const {link, loadGift} = await createGift({passcode: 'Lapsang-7'});
    const recipient = await env.openUser();
    await recipient.goto(link);
    await recipient.expectText('Ana has protected it with a passcode.');
    await recipient.click('Open');
    await recipient.type('Passcode', 'lapsang');
    await recipient.page.keyboard.press('Enter');
    await recipient.expectText('That’s not the passcode.');
    await recipient.type('Passcode', 'Lapsang-7');
    await recipient.page.keyboard.press('Enter');
    await recipient.expectText('Accept this gift');
    await recipient.page.reload();
    await recipient.click('Open');
    await acceptGift(recipient);
    await recipient.expectText('It’s yours');
    assert.ok(['claimed', 'ordered'].includes((await loadGift()).portions[0]!.state));
    assert.ok(!(await recipient.page.evaluate(() => JSON.stringify({...sessionStorage, ...localStorage}))).includes('Lapsang'));
    assert.deepEqual(recipient.errors, []);
    await recipient.close();
  });
});
