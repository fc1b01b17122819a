import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {hashToken, createToken} from '../../src/protocol/index.ts';
import {createGiftBackend, fileShop, hostedPages, nodeKeys, openSqliteStorage, testPayments, type BackendOptions} from '../../src/server/index.ts';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';

const PUBLIC_URL = 'http://127.0.0.1:4401';

describe('createGiftBackend', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gift-options-'));
  let options: BackendOptions;
  before(async () => {
    options = {
      shop: {
        name: 'Tea & Clay', domain: 'tea.example', locales: ['en'], currency: 'EUR', shipsTo: ['DE'],
        policy: {
          claimWindowSeconds: 604_800, afterWindow: 'refund', senderMayCancel: 'until-claimed', senderMayExtend: 1, shipping: 'included', payment: 'charge',
        },
      },
      allowedOrigins: ['https://tea.example'],
      publicUrl: PUBLIC_URL,
      merchantKeyHash: await hashToken(createToken('secret')),
      storage: openSqliteStorage({file: join(folder, 'gifts.db')}),
      catalog: fileShop({products: [], ordersFile: join(folder, 'orders.db'), baseUrl: 'https://tea.example/', currency: 'EUR'}),
      payments: testPayments({
        file: join(folder, 'payments.db'), publicUrl: PUBLIC_URL, webhookKey: new Uint8Array(32), deliverWebhook: async () => new Response(),
      }),
      keys: await nodeKeys(join(folder, 'keys')),
      pages: hostedPages({shopName: 'Tea & Clay', publicUrl: PUBLIC_URL}),
      log: () => {},
    };
  });
  after(() => rmSync(folder, {recursive: true, force: true}));

  const messagesFor = (changes: Record<string, unknown>): string[] => {
    try {
      createGiftBackend({...options, ...changes} as BackendOptions);
      return [];
    } catch (error) {
      assert.ok(error instanceof TypeError, String(error));
      return error.message.split('\n');
    }
  };

  test('is put together from the exported parts', async () => {
    const backend = createGiftBackend(options);
    assert.equal((await backend.fetch(new Request(`${PUBLIC_URL}/v1/shop`))).status, 200);
    assert.equal((await backend.fetch(new Request(`${PUBLIC_URL}/g/${'a'.repeat(22)}`))).status, 200);
  });

  test('refuses to hold money with a provider that cannot', () => {
    const shop = {...options.shop, policy: {...options.shop.policy, payment: 'hold'}};
    assert.deepEqual(messagesFor({shop}), []);
    assert.deepEqual(messagesFor({shop, payments: {...options.payments, holdMs: undefined}}),
      ['shop.policy.payment is "hold", but payments (test) can\'t hold money: set it to "charge".']);
  });

  const makers = {
    shop: '{name: "Tea & Clay"', allowedOrigins: '["https://tea.example"]', publicUrl: '"https://gifts.tea.example"',
    merchantKeyHash: 'hashToken(', storage: 'openSqliteStorage()', catalog: 'fileShop()', payments: 'testPayments(), stripePayments() or molliePayments()',
    keys: 'nodeKeys()',
  };
  for (const [name, maker] of Object.entries(makers)) {
    test(`names ${name} in one sentence if it is left out, and what makes one`, () => {
      const [message, ...others] = messagesFor({[name]: undefined});
      assert.deepEqual(others, []);
      assert.ok(message!.startsWith(`${name} is missing: it must be `) && message!.includes(maker) && message!.endsWith('.'), message);
    });

    test(`names ${name} in one sentence if it is something else`, () => {
      const [message, ...others] = messagesFor({[name]: 7});
      assert.deepEqual(others, []);
      assert.ok(message!.startsWith(`${name} is wrong: it must be `) && message!.includes(maker) && message!.endsWith('.'), message);
    });
  }

  for (const name of ['mail', 'pages', 'claimPage', 'clock', 'random', 'log']) {
    test(`needs no ${name}, and names it if it is something else`, () => {
      assert.deepEqual(messagesFor({[name]: undefined}), []);
      const [message, ...others] = messagesFor({[name]: 7});
      assert.deepEqual(others, []);
      assert.ok(message!.startsWith(`${name} is wrong: it must be `), message);
    });
  }

  test('names all of them at once', () => {
    assert.equal(messagesFor(Object.fromEntries(Object.keys(makers).map((name) => [name, undefined]))).length, 8);
    assert.throws(() => createGiftBackend(undefined as never), TypeError);
  });

  test('says what a part lacks', () => {
    const {refund: _, capture: __, ...payments} = options.payments;
    assert.deepEqual(messagesFor({payments}),
      ['payments is wrong: it must be a Payments, as testPayments(), stripePayments() or molliePayments() makes it, and this one has no capture or refund.']);
  });

  test('says so if the keys were not awaited', () => {
    assert.deepEqual(messagesFor({keys: Promise.resolve(options.keys)}), ['keys is a promise: await it first.']);
  });

  test('refuses a public URL with a slash at the end, and an origin with a path', () => {
    assert.match(messagesFor({publicUrl: `${PUBLIC_URL}/`}).join(), /^publicUrl is wrong/);
    assert.match(messagesFor({allowedOrigins: ['https://tea.example/']}).join(), /^allowedOrigins is wrong/);
  });
});
