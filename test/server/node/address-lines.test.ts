import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Address} from '../../../src/protocol/index.ts';
import {addressLines} from '../../../src/server/node/commands/address-lines.ts';
import {formatTable, plain} from '../../../src/server/node/commands/command.ts';

const addresses: [Omit<Address, 'name'>, string[]][] = [
  [{country: 'DE', street: ['Torstraße 1', 'Hinterhaus'], postalCode: '10115', city: 'Berlin'}, ['Ada', 'Torstraße 1', 'Hinterhaus', '10115 Berlin', 'GERMANY']],
  [{country: 'US', street: ['1 Main St'], city: 'Springfield', area: 'IL', postalCode: '62704'}, ['Ada', '1 Main St', 'Springfield, IL 62704', 'UNITED STATES']],
  [{country: 'GB', street: ['10 Downing St'], city: 'London', postalCode: 'SW1A 2AA'}, ['Ada', '10 Downing St', 'London', 'SW1A 2AA', 'UNITED KINGDOM']],
  [{country: 'BR', street: ['Rua Um 2'], district: 'Centro', city: 'Recife', area: 'PE', postalCode: '50010-000'},
    ['Ada', 'Rua Um 2', 'Centro', 'Recife, PE 50010-000', 'BRAZIL']],
  [{country: 'IT', street: ['Via Roma 1'], postalCode: '00184', city: 'Roma', area: 'RM'}, ['Ada', 'Via Roma 1', '00184 Roma RM', 'ITALY']],
  [{country: 'CN', street: ['和平路1号'], area: '上海市', city: '上海市', district: '黄浦区', postalCode: '200000'}, ['200000', '上海市上海市黄浦区和平路1号', 'Ada', 'CHINA']],
  [{country: 'JP', street: ['1-2-3 Ginza'], area: 'Tokyo', city: 'Chuo', postalCode: '104-0061'}, ['Ada', '1-2-3 Ginza', 'Chuo, Tokyo 104-0061', 'JAPAN']],
  [{country: 'AE', street: ['Block 1'], area: 'Dubai'}, ['Ada', 'Block 1', 'Dubai', 'UNITED ARAB EMIRATES']],
];

describe('addressLines', () => {
  for (const [address, lines] of addresses) {
    test(`writes an address in ${address.country} as its post expects it`, async () => {
      assert.deepEqual(await addressLines({name: 'Ada', ...address}), lines);
    });
  }

  test('names the organization below the person', async () => {
    const address = {name: 'Ada', organization: 'Tea & Clay', country: 'DE', street: ['Weg 1'], postalCode: '10115', city: 'Berlin'};
    assert.deepEqual((await addressLines(address)).slice(0, 2), ['Ada', 'Tea & Clay']);
  });
});

test('text of others cannot control the terminal, break its line or turn the order of what is shown', () => {
  assert.equal(plain('\u001b[2JAda\u009b31m\r\n'), ' [2JAda 31m  ');
  assert.equal(plain('Ada\u2028Lovelace\u202e1 teertS\u2066x\u2069'), 'Ada Lovelace 1 teertS x ');
  assert.equal(plain('عمر‌ 👩‍🚀'), 'عمر‌ 👩‍🚀');
  assert.equal(formatTable(['ID'], [['\u202ea']]), 'ID\n a\n');
});
