/** The demo shop and its backend on free ports, without the gallery of states. */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {listen, startBackend} from 'send-as-gift/server/node';
import {createDemoShop} from '../../demo/app.ts';
import {createMerchantClient} from '../../demo/merchant-client.ts';
import products from '../../demo/products.json' with {type: 'json'};
import {loadOrCreateSecretKey} from '../../demo/secret-key.ts';

export async function startDemoServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'gift-demo-'));
  const secret = loadOrCreateSecretKey(dataDir);
  // The backend must know the origin of the shop, and the shop the address of the backend.
  let handle: (request: Request) => Promise<Response> = async () => new Response(null, {status: 503});
  const shop = await listen({fetch: (request) => handle(request), port: 0, host: '127.0.0.1'});
  const shopUrl = `http://localhost:${shop.port}`;
  const backend = await startBackend({
    config: {
      shop: {name: 'Tea & Clay', domain: `localhost:${shop.port}`, url: `${shopUrl}/`, currency: 'EUR', shipsTo: ['DE']},
      allowedOrigins: [shopUrl], catalog: 'products.json', payments: {provider: 'test'}, merchantKeyHash: secret.hash,
    },
    configDir: fileURLToPath(new URL('../../demo/', import.meta.url)), dataDir, log: () => undefined,
  });
  handle = createDemoShop({
    shopUrl, backendUrl: backend.url, products, merchant: createMerchantClient(backend.url, secret.key), mailFolder: join(dataDir, 'mails'),
  });
  return {
    shopUrl,
    async close() {
      await shop.close();
      await backend.close();
      rmSync(dataDir, {recursive: true, force: true});
    },
  };
}
