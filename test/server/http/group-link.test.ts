import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {GiftClient} from '../../../src/client/index.ts';
import type {KeyValueStore} from '../../../src/client/storage.ts';
import {startTestServer} from '../../support/test-server.ts';

const PAGE = 'http://shop.test';
const address = {name: 'Lena', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Weg 1']};

function createMemoryStore(): KeyValueStore {
  const values = new Map<string, unknown>();
  return {
    get: (key) => values.get(key), set: (key, value) => values.set(key, value) === values, remove: (key) => void values.delete(key),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}

/** The number of attempts is the client's own; a slow machine gets more time for each. */
const createClient = (backend: string) => new GiftClient({
  backend, localStore: createMemoryStore(), sessionStore: createMemoryStore(), retry: {attemptTimeoutMs: 120_000, timeoutMs: 300_000},
});

describe('the link of a group', () => {
  test('serves 100 friends who open and accept at once, with the default limits', async () => {
    // How many requests wait too long for their turn depends on the machine.
    const server = await startTestServer({config: {limits: {maxWaitMs: 60_000}}});
    try {
      const sender = createClient(server.url);
      const {checkout, manageToken} = await sender.draft({draftKey: 'mug', product: 'mug', portions: 100, senderName: 'Ana', returnUrl: `${PAGE}/mug`});
      await server.pay(checkout!.url);
      const gift = await sender.gift(manageToken);
      const token = (await sender.claimLink(gift, manageToken)).split('#')[1]!;
      const results = await Promise.allSettled(Array.from({length: 100}, async () => {
        const friend = createClient(server.url);
        await friend.card(token);
        await friend.open(token);
        return (await friend.claim(token, {address})).receipt.portion;
      }));
      const failures = results.filter((result) => result.status === 'rejected').map(({reason}) => (reason as {code: string}).code);
      assert.deepEqual(failures, []);
      assert.equal(new Set(results.map((result) => (result as PromiseFulfilledResult<number>).value)).size, 100);
    } finally {
      await server.close();
    }
  });
});
