import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import type {Address, Order} from '../../src/protocol/index.ts';
import type {Person} from '../support/people.ts';
import {aStreet, type Street} from '../support/street.ts';
import {opens, sends} from './steps.ts';

const ACCEPT = 'Accept and send it here';

/** Each as somebody from there writes it, and as it stands before the shop. */
const people: readonly {country: string; writes(friend: Person): Promise<void>; address: Address}[] = [
  {
    country: 'US',
    async writes(friend) {
      await friend.types('Name', 'Grace Hopper');
      await friend.types('Address', '42 Compiler Avenue');
      await friend.types('Flat, floor, company (optional)', 'Apt 7');
      await friend.types('City', 'Arlington');
      await friend.chooses('State', 'VA');
      await friend.types('ZIP code', '222011234');
      await friend.types('Phone (optional)', '(703) 555-0142');
    },
    address: {
      country: 'US', name: 'Grace Hopper', street: ['42 Compiler Avenue', 'Apt 7'], city: 'Arlington', area: 'VA', postalCode: '22201-1234', phone: '+17035550142',
    },
  },
  {
    country: 'DE',
    async writes(friend) {
      await friend.types('Name', 'Lena Quittenbaum');
      await friend.types('Street and house number', 'Holunderpfad 71');
      await friend.types('Postal code', 'D-10115');
      await friend.types('City', 'Berlin');
      await friend.types('Phone (optional)', '030 / 12 34 56 78');
    },
    address: {country: 'DE', name: 'Lena Quittenbaum', street: ['Holunderpfad 71'], postalCode: '10115', city: 'Berlin', phone: '+493012345678'},
  },
  {
    country: 'GB',
    async writes(friend) {
      await friend.types('Name', 'Ada Byron');
      await friend.types('Address', '12 St James’s Square');
      await friend.types('Town or city', 'London');
      await friend.types('Postcode', 'sw1y4lb');
      await friend.types('Phone (optional)', '+49 30 12345678');
    },
    address: {country: 'GB', name: 'Ada Byron', street: ['12 St James’s Square'], city: 'London', postalCode: 'SW1Y 4LB', phone: '+493012345678'},
  },
  {
    country: 'BR',
    async writes(friend) {
      await friend.types('Name', 'João Ribeiro');
      await friend.types('CEP', '01310100');
      await friend.types('Street and house number', 'Avenida Paulista 1578');
      await friend.types('Neighbourhood (optional)', 'Bela Vista');
      await friend.types('City', 'São Paulo');
      await friend.chooses('State', 'SP');
      await friend.types('Phone (optional)', '(11) 96123-4567');
    },
    address: {
      country: 'BR', name: 'João Ribeiro', postalCode: '01310-100', street: ['Avenida Paulista 1578'], district: 'Bela Vista', city: 'São Paulo', area: 'SP',
      phone: '+5511961234567',
    },
  },
  {
    country: 'JP',
    async writes(friend) {
      await friend.types('Name', '山田花子');
      await friend.types('Postal code', '〒１５００００２');
      await friend.chooses('Prefecture', '東京都');
      await friend.types('City and district', '渋谷区');
      await friend.types('Street, block and number', '渋谷2-21-1');
      await friend.types('Building and room (optional)', 'ヒカリエ8F');
      await friend.types('Phone', '０９０−１２３４−５６７８');
    },
    address: {
      country: 'JP', name: '山田花子', postalCode: '150-0002', area: '東京都', city: '渋谷区', street: ['渋谷2-21-1', 'ヒカリエ8F'], phone: '+819012345678',
    },
  },
  {
    country: 'CN',
    async writes(friend) {
      await pastes(friend, 'Name', '收货人：张三，13800138000，广东省深圳市南山区粤海街道科技园路1号');
      await friend.sees('We sorted the address into its fields.');
    },
    address: {country: 'CN', name: '张三', area: '广东省', city: '深圳市', district: '南山区', street: ['粤海街道科技园路1号'], phone: '+8613800138000'},
  },
];

describe('an address', () => {
  let street: Street;
  before(async () => { street = await aStreet(); });
  after(() => street.close());

  for (const {country, writes, address} of people) {
    test(`in ${country} goes from the link to the shop as it should stand on the label`, async () => {
      const ana = await street.someone();
      const {link} = await sends(ana, street);
      await ana.leaves();
      const friend = await street.someone();
      await opens(friend, link);
      await friend.presses('Accept this gift');
      await friend.chooses('Country or region', country);
      await writes(friend);
      await friend.presses(ACCEPT);
      await friend.sees('It’s yours');
      await street.gifts.work();
      const {orders: [order]} = await street.gifts.merchant<{orders: Order[]}>('GET', '/v1/orders');
      const opened = await street.gifts.merchant<{address: Address}>('POST', `/v1/orders/${order!.id}/shipping/open`);
      assert.deepEqual(opened.address, address);
      assert.deepEqual(friend.complaints, []);
      await friend.leaves();
    });
  }

  test('is kept as it was typed when the page is loaded again', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    await ana.leaves();
    const friend = await street.someone();
    await opens(friend, link);
    await friend.presses('Accept this gift');
    await friend.chooses('Country or region', 'BR');
    await friend.types('CEP', '01310100');
    await friend.chooses('State', 'SP');
    await friend.page.reload();
    await friend.presses('Accept this gift');
    assert.equal(await friend.reads('CEP'), '01310100');
    assert.equal(await friend.reads('State', 'combobox'), 'SP');
    await friend.leaves();
  });

  test('where the shop doesn’t deliver leads to a kind no, and the money goes back', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    const friend = await street.someone();
    await opens(friend, link);
    await friend.presses('Accept this gift');
    await friend.chooses('Country or region', '-');
    await friend.chooses('Where are you?', 'Iceland');
    await friend.presses('Tell Ana');
    await friend.presses('Say no, thank you');
    await ana.sees('money', 40_000);
    await ana.leaves();
    await friend.leaves();
  });
});

/** With the browser's own paste, as by Ctrl+V. */
async function pastes(friend: Person, label: string, text: string) {
  await friend.types(label, '');
  const session = await friend.page.createCDPSession();
  await friend.context.overridePermissions(new URL(friend.page.url()).origin, ['clipboard-read', 'clipboard-sanitized-write']);
  await friend.page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await session.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86, modifiers: 2, commands: ['paste']});
  await session.send('Input.dispatchKeyEvent', {type: 'keyUp', key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86, modifiers: 2});
  await session.detach();
}
