/**
 * Starts the demo: a small shop and, on another origin, its gifting backend. It imports only the public entry points of the
 * package, as any shop does.
 */
import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {listen, loadSigningKey, startBackend, type ListeningBackend} from 'send-as-gift/server/node';
import {createMerchantClient} from './merchant-client.ts';
import {loadOrCreateSecretKey} from './secret-key.ts';
import {createDemoShop} from './app.ts';
import {createMagazine} from './magazine.ts';
import {createStateGallery} from './states/index.ts';
import products from './products.json' with {type: 'json'};

const port = parsePort(process.env.PORT ?? '4400');
const provider = parseProvider(process.env.GIFT_PAYMENTS ?? 'test');
const dataDir = resolve(process.env.GIFT_DATA ?? '.gifts');
const shopUrl = `http://localhost:${port}`;
const backendUrl = `http://localhost:${port + 1}`;
const mailFolder = join(dataDir, 'mails');

// The data folder holds keys and addresses: nobody else on this machine may read it.
process.umask(0o077);

try {
  mkdirSync(dataDir, {recursive: true, mode: 0o700});
  const secret = loadOrCreateSecretKey(dataDir);
  const backend = await startBackend({
    config: {
      shop: {
        name: 'Tea & Clay', domain: `localhost:${port}`, url: `${shopUrl}/`, locales: ['en', 'zh-CN'], currency: 'EUR',
        shipsTo: ['AT', 'BE', 'CH', 'CN', 'DE', 'ES', 'FR', 'GB', 'HK', 'IE', 'IT', 'JP', 'KR', 'NL', 'PL', 'PT', 'SE', 'SG', 'TW', 'US'],
      },
      allowedOrigins: [shopUrl, `http://127.0.0.1:${port}`],
      catalog: 'products.json',
      payments: {provider},
      mail: {developmentFolder: mailFolder, from: 'Tea & Clay <gifts@tea-and-clay.example>', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone},
      policy: {claimWindowSeconds: Number(process.env.GIFT_CLAIM_WINDOW ?? 604_800)},
      merchantKeyHash: secret.hash,
      publicUrl: backendUrl,
    },
    configDir: import.meta.dirname,
    dataDir,
    port: port + 1,
    warn: (sentence) => console.error(sentence),
    // The terminal shows errors only, not every request.
    log: (line) => { if (line.error) console.error(JSON.stringify(line)); },
  });
  const states = createStateGallery({shopUrl, port: port + 2, dataDir});
  const shop = await openShop(backend);
  const magazine = await listen({
    fetch: createMagazine({shopUrl, backendUrl, signingKey: loadSigningKey(join(dataDir, 'keys'))}), port: port + 3, host: '127.0.0.1',
  });
  console.log(`demo shop Tea & Clay    ${shopUrl}`);
  console.log(`orders                  ${shopUrl}/orders`);
  console.log(`payers’ mailbox         ${shopUrl}/mailbox`);
  console.log(`gifting backend         ${backendUrl}`);
  console.log(`documentation           ${shopUrl}/docs`);
  console.log(`every UI state          ${shopUrl}/states`);
  console.log(`a magazine’s article    http://localhost:${port + 3}`);
  console.log(`payments                ${provider}${provider === 'test' ? '' : ', with your test keys'}`);
  console.log(`data                    ${dataDir}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void Promise.all([shop, magazine, backend, states].map((part) => part.close())).then(() => process.exit(0)));
  }

  async function openShop(backend: ListeningBackend) {
    const merchant = createMerchantClient(backend.localUrl, secret.key);
    try {
      const fetch = createDemoShop({shopUrl, backendUrl, products, merchant, mailFolder, states, internalBackendUrl: backend.localUrl});
      return await listen({fetch, port, host: '127.0.0.1'});
    } catch (error) {
      await backend.close();
      throw error;
    }
  }
} catch (error) {
  const {code, message} = error as NodeJS.ErrnoException;
  console.error(code === 'EADDRINUSE'
    ? `A port from ${port} to ${port + 3} is in use. Choose another: PORT=5400 npm start` : message);
  process.exitCode = 1;
}

function parseProvider(text: string): 'test' | 'stripe' | 'mollie' {
  if (text === 'test' || text === 'stripe' || text === 'mollie') return text;
  console.error('GIFT_PAYMENTS must be test, stripe or mollie.');
  process.exit(2);
}

function parsePort(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number < 65_533) return number;
  console.error('PORT must be an integer from 1 to 65532. The backend, the states and the magazine use the next three.');
  process.exit(2);
}
