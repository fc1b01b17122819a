import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Order} from '../../src/protocol/index.ts';
import {aStreet, type Street} from '../support/street.ts';
import {accepts, berlin, opens, sends} from './steps.ts';

describe('a whole gift', () => {
  let street: Street;
  before(async () => { street = await aStreet(); });
  after(() => street.close());
  const orders = async () => (await street.gifts.merchant<{orders: Order[]}>('GET', '/v1/orders')).orders;

  test('travels from a product page to a delivered order, and nobody but the shop ever sees the address', async () => {
    const ana = await street.someone({screen: {width: 1280, height: 900}});
    const {link} = await sends(ana, street);
    assert.match(link, /\/g\/[A-Za-z0-9_-]{22}#gc_[A-Za-z0-9_-]{43}$/);

    const lena = await street.someone();
    await opens(lena, link);
    const seen = await lena.text();
    assert.match(String(seen), /Morning mug/);
    assert.doesNotMatch(String(seen), /24/, 'the price stays between the sender and the shop');
    await accepts(lena);
    await lena.sees('It’s yours');
    // Minified templates must draw what the source draws: no shape has another one inside it.
    assert.equal(await lena.page.$$eval('pierce/circle > *, rect > *, path > *', (swallowed) => swallowed.length), 0);
    assert.match(String(await lena.text()), /Morning mug/);
    assert.ok(!lena.page.url().includes('gc_'), 'the claim token leaves the address bar after the claim');

    await street.gifts.work();
    await ana.sees('Accepted, and being made ready', 40_000);
    const [order] = await orders();
    assert.equal(order!.state, 'ordered');
    assert.equal(order!.note, 'For slow mornings.');
    const {address} = await street.gifts.merchant<{address: {name: string; street: string[]; city: string}}>('POST', `/v1/orders/${order!.id}/shipping/open`);
    assert.equal(address.name, berlin.name);
    assert.deepEqual(address.street, [berlin.street]);

    await street.gifts.merchant('POST', `/v1/orders/${order!.id}/shipped`, {carrier: 'DHL', number: 'A1'});
    await Promise.all([ana.sees('The shop has sent it to your friend', 40_000), lena.sees('It’s on its way', 40_000)]);
    await street.gifts.merchant('POST', `/v1/orders/${order!.id}/delivered`);
    await Promise.all([ana.sees('It has arrived', 40_000), lena.sees('It has arrived', 40_000)]);

    const heard = (await ana.traffic()).map(({url, text}) => url + text).join('\n');
    const told = JSON.stringify(street.gifts.log);
    const files = filesBelow(street.gifts.dataDir);
    const secrets = [berlin.name, berlin.street, 'Quittenbaum', 'Holunderpfad', '10115'];
    assert.deepEqual(leaks(secrets, {heard, told, files}), []);
    // The control: a leak planted in each place is found by the same search.
    const line = JSON.stringify({level: 'info', message: `claimed by ${berlin.name}, ${berlin.street}`});
    const planted = [
      ...leaks(secrets, {heard: heard + line, told, files}),
      ...leaks(secrets, {heard, told: JSON.stringify([...street.gifts.log, {message: line}]), files}),
      ...leaks(secrets, {heard, told, files: [...files, {name: 'gifts.db-wal', bytes: Buffer.from(`\0\x01${line}\xff`, 'latin1')}]}),
    ];
    for (const where of ['the sender’s browser', 'the log', 'gifts.db-wal']) {
      assert.ok(planted.includes(`Quittenbaum in ${where}`) && planted.includes(`Holunderpfad in ${where}`), `a leak in ${where} is not found`);
    }
    for (const token of [link.split('#')[1]!]) {
      assert.ok(!told.includes(token) && !files.some(({bytes}) => bytes.includes(token)), 'a claim token was kept');
    }
    // And what was really there is found.
    assert.ok(heard.includes('For slow mornings.'));
    assert.ok(files.some(({bytes}) => bytes.includes('For slow mornings.')));
    assert.ok((await lena.traffic()).map(({text}) => text).join('').includes('Morning mug'));
    assert.deepEqual([...ana.complaints, ...lena.complaints], [], 'no script failed, and no policy was violated');
    await ana.leaves();
    await lena.leaves();
  });

  test('can be another colour of the same price, chosen by the friend', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street, {ref: 'teapot', pay: 'Pay €48 and get the link'});
    const lena = await street.someone();
    await opens(lena, link);
    await lena.presses('Sand', 'radio');
    await accepts(lena);
    await lena.sees('It’s yours');
    await street.gifts.work();
    assert.equal((await orders())[0]!.product.variant?.ref, 'sand');
    await ana.leaves();
    await lena.leaves();
  });

  test('speaks 简体中文 from the button to the accepted card', async () => {
    const ana = await street.someone({language: 'zh-CN'});
    await ana.goes(`${street.shop}/products/mug?lang=zh-CN`);
    await ana.presses('送给朋友');
    await ana.sees('支付');
    assert.doesNotMatch(String(await ana.text()).replace(/mug|Morning|One size|Add to cart|Elsewhere|Tea & Clay|teaandclay\.example/g, ''), /[A-Za-z]{4,}/, 'no English sentence is left');
    await ana.leaves();
  });

  test('a product that can’t be given says why, and opens nothing', async () => {
    const ana = await street.someone();
    await ana.goes(`${street.shop}/products/tasting`);
    await ana.presses('Send as a gift');
    await ana.sees('The shop doesn’t let this be sent as a gift.');
    await ana.leaves();
  });
});

interface Places {
  heard: string;
  told: string;
  files: readonly {name: string; bytes: Buffer}[];
}

/** Where an address stands that it should not; the shop’s own orders are where it should. Five figures are too few to look for in files. */
function leaks(secrets: readonly string[], {heard, told, files}: Places): string[] {
  return secrets.flatMap((secret) => [
    ...(heard.includes(secret) ? [`${secret} in the sender’s browser`] : []),
    ...(told.includes(secret) ? [`${secret} in the log`] : []),
    ...(/^\d+$/.test(secret) ? [] : files.filter(({name, bytes}) => !/^shop-orders\.db(-|$)/.test(name) && bytes.includes(secret)))
      .map(({name}) => `${secret} in ${name}`),
  ]);
}

function filesBelow(folder: string): {name: string; bytes: Buffer}[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
    .map((entry) => ({name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name))}));
}
