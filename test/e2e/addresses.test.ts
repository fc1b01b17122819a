import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import type {Address, Order} from '../../src/protocol/index.ts';
import type {BrowserUser} from '../support/browser-user.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {openGift, sendGift} from './actions.ts';

const ACCEPT = 'Accept and send it here';

/** As people of each country type it, and as the shop receives it. */
const addressExamples: readonly {country: string; fill(recipient: BrowserUser): Promise<void>; address: Address}[] = [
  {
    country: 'US',
    async fill(recipient) {
      await recipient.type('Name', 'Grace Hopper');
      await recipient.type('Address', '42 Compiler Avenue');
      await recipient.type('Flat, floor, company (optional)', 'Apt 7');
      await recipient.type('City', 'Arlington');
      await recipient.select('State', 'VA');
      await recipient.type('ZIP code', '222011234');
      await recipient.type('Phone (optional)', '(703) 555-0142');
    },
    address: {
      country: 'US', name: 'Grace Hopper', street: ['42 Compiler Avenue', 'Apt 7'], city: 'Arlington', area: 'VA', postalCode: '22201-1234', phone: '+17035550142',
    },
  },
  {
    country: 'DE',
    async fill(recipient) {
      await recipient.type('Name', 'Lena Quittenbaum');
      await recipient.type('Street and house number', 'Holunderpfad 71');
      await recipient.type('Postal code', 'D-10115');
      await recipient.type('City', 'Berlin');
      await recipient.type('Phone (optional)', '030 / 12 34 56 78');
    },
    address: {country: 'DE', name: 'Lena Quittenbaum', street: ['Holunderpfad 71'], postalCode: '10115', city: 'Berlin', phone: '+493012345678'},
  },
  {
    country: 'GB',
    async fill(recipient) {
      await recipient.type('Name', 'Ada Byron');
      await recipient.type('Address', '12 St James’s Square');
      await recipient.type('Town or city', 'London');
      await recipient.type('Postcode', 'sw1y4lb');
      await recipient.type('Phone (optional)', '+49 30 12345678');
    },
    address: {country: 'GB', name: 'Ada Byron', street: ['12 St James’s Square'], city: 'London', postalCode: 'SW1Y 4LB', phone: '+493012345678'},
  },
  {
    country: 'BR',
    async fill(recipient) {
      await recipient.type('Name', 'João Ribeiro');
      await recipient.type('CEP', '01310100');
      await recipient.type('Street and house number', 'Avenida Paulista 1578');
      await recipient.type('Neighbourhood (optional)', 'Bela Vista');
      await recipient.type('City', 'São Paulo');
      await recipient.select('State', 'SP');
      await recipient.type('Phone (optional)', '(11) 96123-4567');
    },
    address: {
      country: 'BR', name: 'João Ribeiro', postalCode: '01310-100', street: ['Avenida Paulista 1578'], district: 'Bela Vista', city: 'São Paulo', area: 'SP',
      phone: '+5511961234567',
    },
  },
  {
    country: 'JP',
    async fill(recipient) {
      await recipient.type('Name', '山田花子');
      await recipient.type('Postal code', '〒１５００００２');
      await recipient.select('Prefecture', '東京都');
      await recipient.type('City and district', '渋谷区');
      await recipient.type('Street, block and number', '渋谷2-21-1');
      await recipient.type('Building and room (optional)', 'ヒカリエ8F');
      await recipient.type('Phone', '０９０−１２３４−５６７８');
    },
    address: {
      country: 'JP', name: '山田花子', postalCode: '150-0002', area: '東京都', city: '渋谷区', street: ['渋谷2-21-1', 'ヒカリエ8F'], phone: '+819012345678',
    },
  },
  {
    country: 'CN',
    async fill(recipient) {
      await paste(recipient, 'Name', '收货人：张三，13800138000，广东省深圳市南山区粤海街道科技园路1号');
      await recipient.expectText('We split the address into its fields.');
    },
    address: {country: 'CN', name: '张三', area: '广东省', city: '深圳市', district: '南山区', street: ['粤海街道科技园路1号'], phone: '+8613800138000'},
  },
];

describe('shipping addresses', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  for (const {country, fill, address} of addressExamples) {
    test(`from ${country} reach the shop as printed on a label`, async () => {
      const sender = await env.openUser();
      const {link} = await sendGift(sender, env);
      await sender.close();
      const recipient = await env.openUser();
      await openGift(recipient, link);
      await recipient.click('Accept this gift');
      await recipient.select('Country or region', country);
      await fill(recipient);
      await recipient.click(ACCEPT);
      await recipient.expectText('It’s yours');
      await env.backend.runDueJobs();
      const {orders: [order]} = await env.backend.callAsMerchant<{orders: Order[]}>('GET', '/v1/orders');
      const opened = await env.backend.callAsMerchant<{address: Address}>('POST', `/v1/orders/${order!.id}/shipping/decrypt`);
      assert.deepEqual(opened.address, address);
      assert.deepEqual(recipient.errors, []);
      await recipient.close();
    });
  }

  test('stay as typed after a reload', async () => {
    const sender = await env.openUser();
    const {link} = await sendGift(sender, env);
    await sender.close();
    const recipient = await env.openUser();
    await openGift(recipient, link);
    await recipient.click('Accept this gift');
    await recipient.select('Country or region', 'BR');
    await recipient.type('CEP', '01310100');
    await recipient.select('State', 'SP');
    await recipient.page.reload();
    await recipient.click('Accept this gift');
    assert.equal(await recipient.inputValue('CEP'), '01310100');
    assert.equal(await recipient.inputValue('State', 'combobox'), 'SP');
    await recipient.close();
  });

  test('outside the shop’s countries lead to declining, and the sender is told', async () => {
    const sender = await env.openUser();
    const {link} = await sendGift(sender, env);
    const recipient = await env.openUser();
    await openGift(recipient, link);
    await recipient.click('Accept this gift');
    await recipient.select('Country or region', '-');
    await recipient.select('Where are you?', 'Iceland');
    await recipient.click('Tell Ana');
    await recipient.click('Say no, thank you');
    await sender.expectText('money', 40_000);
    await sender.close();
    await recipient.close();
  });
});

/** Pastes with the browser's own Ctrl+V. */
async function paste(recipient: BrowserUser, label: string, text: string) {
  await recipient.type(label, '');
  const session = await recipient.page.createCDPSession();
  await recipient.context.overridePermissions(new URL(recipient.page.url()).origin, ['clipboard-read', 'clipboard-sanitized-write']);
  await recipient.page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await session.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86, modifiers: 2, commands: ['paste']});
  await session.send('Input.dispatchKeyEvent', {type: 'keyUp', key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86, modifiers: 2});
  await session.detach();
}
