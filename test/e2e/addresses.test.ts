import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import type {Address, Order} from '../../src/protocol/index.ts';
import type {BrowserUser} from '../support/browser-user.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {openGift, sendGift} from './actions.ts';

const ACCEPT = 'Accept and send it here';

/** Each as somebody from there writes it, and as it stands before the shop. */
const addressExamples: readonly {country: string; fill(friend: BrowserUser): Promise<void>; address: Address}[] = [
  {
    country: 'US',
    async fill(friend) {
      await friend.type('Name', 'Grace Hopper');
      await friend.type('Address', '42 Compiler Avenue');
      await friend.type('Flat, floor, company (optional)', 'Apt 7');
      await friend.type('City', 'Arlington');
      await friend.select('State', 'VA');
      await friend.type('ZIP code', '222011234');
      await friend.type('Phone (optional)', '(703) 555-0142');
    },
    address: {
      country: 'US', name: 'Grace Hopper', street: ['42 Compiler Avenue', 'Apt 7'], city: 'Arlington', area: 'VA', postalCode: '22201-1234', phone: '+17035550142',
    },
  },
  {
    country: 'DE',
    async fill(friend) {
      await friend.type('Name', 'Lena Quittenbaum');
      await friend.type('Street and house number', 'Holunderpfad 71');
      await friend.type('Postal code', 'D-10115');
      await friend.type('City', 'Berlin');
      await friend.type('Phone (optional)', '030 / 12 34 56 78');
    },
    address: {country: 'DE', name: 'Lena Quittenbaum', street: ['Holunderpfad 71'], postalCode: '10115', city: 'Berlin', phone: '+493012345678'},
  },
  {
    country: 'GB',
    async fill(friend) {
      await friend.type('Name', 'Ada Byron');
      await friend.type('Address', '12 St James’s Square');
      await friend.type('Town or city', 'London');
      await friend.type('Postcode', 'sw1y4lb');
      await friend.type('Phone (optional)', '+49 30 12345678');
    },
    address: {country: 'GB', name: 'Ada Byron', street: ['12 St James’s Square'], city: 'London', postalCode: 'SW1Y 4LB', phone: '+493012345678'},
  },
  {
    country: 'BR',
    async fill(friend) {
      await friend.type('Name', 'João Ribeiro');
      await friend.type('CEP', '01310100');
      await friend.type('Street and house number', 'Avenida Paulista 1578');
      await friend.type('Neighbourhood (optional)', 'Bela Vista');
      await friend.type('City', 'São Paulo');
      await friend.select('State', 'SP');
      await friend.type('Phone (optional)', '(11) 96123-4567');
    },
    address: {
      country: 'BR', name: 'João Ribeiro', postalCode: '01310-100', street: ['Avenida Paulista 1578'], district: 'Bela Vista', city: 'São Paulo', area: 'SP',
      phone: '+5511961234567',
    },
  },
  {
    country: 'JP',
    async fill(friend) {
      await friend.type('Name', '山田花子');
      await friend.type('Postal code', '〒１５００００２');
      await friend.select('Prefecture', '東京都');
      await friend.type('City and district', '渋谷区');
      await friend.type('Street, block and number', '渋谷2-21-1');
      await friend.type('Building and room (optional)', 'ヒカリエ8F');
      await friend.type('Phone', '０９０−１２３４−５６７８');
    },
    address: {
      country: 'JP', name: '山田花子', postalCode: '150-0002', area: '東京都', city: '渋谷区', street: ['渋谷2-21-1', 'ヒカリエ8F'], phone: '+819012345678',
    },
  },
  {
    country: 'CN',
    async fill(friend) {
      await paste(friend, 'Name', '收货人：张三，13800138000，广东省深圳市南山区粤海街道科技园路1号');
      await friend.expectText('We split the address into its fields.');
    },
    address: {country: 'CN', name: '张三', area: '广东省', city: '深圳市', district: '南山区', street: ['粤海街道科技园路1号'], phone: '+8613800138000'},
  },
];

describe('an address', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  for (const {country, fill, address} of addressExamples) {
    test(`in ${country} goes from the link to the shop as it should stand on the label`, async () => {
      const ana = await env.openUser();
      const {link} = await sendGift(ana, env);
      await ana.close();
      const friend = await env.openUser();
      await openGift(friend, link);
      await friend.click('Accept this gift');
      await friend.select('Country or region', country);
      await fill(friend);
      await friend.click(ACCEPT);
      await friend.expectText('It’s yours');
      await env.backend.runDueJobs();
      const {orders: [order]} = await env.backend.callAsMerchant<{orders: Order[]}>('GET', '/v1/orders');
      const opened = await env.backend.callAsMerchant<{address: Address}>('POST', `/v1/orders/${order!.id}/shipping/decrypt`);
      assert.deepEqual(opened.address, address);
      assert.deepEqual(friend.errors, []);
      await friend.close();
    });
  }

  test('is kept as it was typed when the page is loaded again', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    await ana.close();
    const friend = await env.openUser();
    await openGift(friend, link);
    await friend.click('Accept this gift');
    await friend.select('Country or region', 'BR');
    await friend.type('CEP', '01310100');
    await friend.select('State', 'SP');
    await friend.page.reload();
    await friend.click('Accept this gift');
    assert.equal(await friend.inputValue('CEP'), '01310100');
    assert.equal(await friend.inputValue('State', 'combobox'), 'SP');
    await friend.close();
  });

  test('where the shop doesn’t deliver leads to a kind no, and the money goes back', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    const friend = await env.openUser();
    await openGift(friend, link);
    await friend.click('Accept this gift');
    await friend.select('Country or region', '-');
    await friend.select('Where are you?', 'Iceland');
    await friend.click('Tell Ana');
    await friend.click('Say no, thank you');
    await ana.expectText('money', 40_000);
    await ana.close();
    await friend.close();
  });
});

/** With the browser's own paste, as by Ctrl+V. */
async function paste(friend: BrowserUser, label: string, text: string) {
  await friend.type(label, '');
  const session = await friend.page.createCDPSession();
  await friend.context.overridePermissions(new URL(friend.page.url()).origin, ['clipboard-read', 'clipboard-sanitized-write']);
  await friend.page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await session.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86, modifiers: 2, commands: ['paste']});
  await session.send('Input.dispatchKeyEvent', {type: 'keyUp', key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86, modifiers: 2});
  await session.detach();
}
