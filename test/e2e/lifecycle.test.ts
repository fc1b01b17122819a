import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Order} from '../../src/protocol/index.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {acceptGift, berlinAddress, openGift, sendGift} from './actions.ts';

describe('the lifecycle of a gift', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());
  const orders = async () => (await env.backend.callAsMerchant<{orders: Order[]}>('GET', '/v1/orders')).orders;

  test('leads from a product page to a delivered order, and only the shop sees the address', async () => {
    const ana = await env.openUser({viewport: {width: 1280, height: 900}});
    const {link} = await sendGift(ana, env);
    assert.match(link, /\/g\/[A-Za-z0-9_-]{22}#gc_[A-Za-z0-9_-]{43}$/);

    const lena = await env.openUser();
    await openGift(lena, link);
    const seen = await lena.visibleText();
    assert.match(String(seen), /Morning mug/);
    assert.doesNotMatch(String(seen), /24/, 'the price stays between the sender and the shop');
    await acceptGift(lena);
    await lena.expectText('It’s yours');
    // A minified template must not nest shapes that are siblings in the source.
    assert.equal(await lena.page.$$eval('pierce/circle > *, rect > *, path > *', (swallowed) => swallowed.length), 0);
    assert.match(String(await lena.visibleText()), /Morning mug/);
    assert.ok(!lena.page.url().includes('gc_'), 'the claim token leaves the address bar after the claim');

    await env.backend.runDueJobs();
    await ana.expectText('Accepted, and being prepared', 40_000);
    const [order] = await orders();
    assert.equal(order!.state, 'ordered');
    assert.equal(order!.note, 'For slow mornings.');
    const {address} = await env.backend.callAsMerchant<{address: {name: string; street: string[]; city: string}}>('POST', `/v1/orders/${order!.id}/shipping/decrypt`);
    assert.equal(address.name, berlinAddress.name);
    assert.deepEqual(address.street, [berlinAddress.street]);

    await env.backend.callAsMerchant('POST', `/v1/orders/${order!.id}/shipped`, {carrier: 'DHL', number: 'A1'});
    await Promise.all([ana.expectText('The shop has sent it to your friend', 40_000), lena.expectText('It’s on its way', 40_000)]);
    await env.backend.callAsMerchant('POST', `/v1/orders/${order!.id}/delivered`);
    await Promise.all([ana.expectText('It has arrived', 40_000), lena.expectText('It has arrived', 40_000)]);

    const traffic = (await ana.responses()).map(({url, text}) => url + text).join('\n');
    const logText = JSON.stringify(env.backend.log);
    const files = readFiles(env.backend.dataDir);
    const secrets = [berlinAddress.name, berlinAddress.street, 'Quittenbaum', 'Holunderpfad', '10115'];
    assert.deepEqual(findLeaks(secrets, {traffic, logText, files}), []);
    // Control: the same search finds a leak that is planted in each place.
    const line = JSON.stringify({level: 'info', message: `claimed by ${berlinAddress.name}, ${berlinAddress.street}`});
    const plantedLeaks = [
      ...findLeaks(secrets, {traffic: traffic + line, logText, files}),
      ...findLeaks(secrets, {traffic, logText: JSON.stringify([...env.backend.log, {message: line}]), files}),
      ...findLeaks(secrets, {traffic, logText, files: [...files, {name: 'gifts.db-wal', bytes: Buffer.from(`\0\x01${line}\xff`, 'latin1')}]}),
    ];
    for (const where of ['the sender’s browser', 'the log', 'gifts.db-wal']) {
      assert.ok(plantedLeaks.includes(`Quittenbaum in ${where}`) && plantedLeaks.includes(`Holunderpfad in ${where}`), `a leak in ${where} is not found`);
    }
    for (const token of [link.split('#')[1]!]) {
      assert.ok(!logText.includes(token) && !files.some(({bytes}) => bytes.includes(token)), 'a claim token was kept');
    }
    // Control: the search finds what is really there.
    assert.ok(traffic.includes('For slow mornings.'));
    assert.ok(files.some(({bytes}) => bytes.includes('For slow mornings.')));
    assert.ok((await lena.responses()).map(({text}) => text).join('').includes('Morning mug'));
    assert.deepEqual([...ana.errors, ...lena.errors], [], 'no script failed, and no policy was violated');
    await ana.close();
    await lena.close();
  });

  test('lets the recipient choose another variant of the same price', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env, {ref: 'teapot', pay: 'Pay €48 and get the link'});
    const lena = await env.openUser();
    await openGift(lena, link);
    await lena.click('Sand', 'radio');
    await acceptGift(lena);
    await lena.expectText('It’s yours');
    await env.backend.runDueJobs();
    assert.equal((await orders())[0]!.product.variant?.ref, 'sand');
    await ana.close();
    await lena.close();
  });

  test('shows the button and the panel in 简体中文', async () => {
    const ana = await env.openUser({language: 'zh-CN'});
    await ana.goto(`${env.shopUrl}/products/mug?lang=zh-CN`);
    await ana.click('送给朋友');
    await ana.expectText('支付');
    assert.doesNotMatch(String(await ana.visibleText()).replace(/mug|Morning|One size|Add to cart|Elsewhere|Tea & Clay|teaandclay\.example/g, ''), /[A-Za-z]{4,}/, 'an English sentence is left');
    await ana.close();
  });

  test('says why a product is unavailable, and opens nothing', async () => {
    const ana = await env.openUser();
    await ana.goto(`${env.shopUrl}/products/tasting`);
    await ana.click('Send as a gift');
    await ana.expectText('This item can’t be sent as a gift.');
    await ana.close();
  });
});

interface SearchedPlaces {
  traffic: string;
  logText: string;
  files: readonly {name: string; bytes: Buffer}[];
}

/** Finds secrets outside the shop’s own orders. Files are not searched for the postal code, which is too short to be unique. */
function findLeaks(secrets: readonly string[], {traffic, logText, files}: SearchedPlaces): string[] {
  return secrets.flatMap((secret) => [
    ...(traffic.includes(secret) ? [`${secret} in the sender’s browser`] : []),
    ...(logText.includes(secret) ? [`${secret} in the log`] : []),
    ...(/^\d+$/.test(secret) ? [] : files.filter(({name, bytes}) => !/^shop-orders\.db(-|$)/.test(name) && bytes.includes(secret)))
      .map(({name}) => `${secret} in ${name}`),
  ]);
}

function readFiles(folder: string): {name: string; bytes: Buffer}[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
    .map((entry) => ({name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name))}));
}
