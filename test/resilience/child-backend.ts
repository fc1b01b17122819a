/** A backend in a process of its own, to be killed. The world outside, payments and shop, lives on in the process that started it. */
import {createHmac} from 'node:crypto';
import {createGiftBackend, openSqliteStorage, type Payments, type Catalog} from '../../src/server/index.ts';
import {createEncryption} from '../../src/server/node/encryption.ts';
import {importTestKeys, type ExportedKey} from '../server/support/keys.ts';
import {onlyLongSleeps, shopConfig} from '../server/support/test-backend.ts';

interface Setup {
  file: string;
  key: ExportedKey;
  merchantKeyHash: string;
}

type Incoming = {type: 'setup'; setup: Setup} | {type: 'outside'; id: number; result?: unknown; error?: string} |
  {type: 'request'; id: number; method: string; url: string; headers: Record<string, string>; body?: string};

const waiting = new Map<number, {resolve: (value: never) => void; reject: (error: Error) => void}>();
let asked = 0;
const callParent = (part: 'payments' | 'shop') => (name: string) => (...args: unknown[]) => new Promise<never>((resolve, reject) => {
  const id = ++asked;
  waiting.set(id, {resolve, reject});
  process.send!({type: 'outside', id, part, name, args});
});

async function start({file, key, merchantKeyHash}: Setup) {
  const clock = {now: () => Date.now(), sleep: onlyLongSleeps};
  const [pay, shop] = [callParent('payments'), callParent('shop')];
  const payments: Payments = {
    name: 'scripted', createCheckout: pay('createCheckout'), retrieveCheckout: pay('retrieveCheckout'), expireCheckout: pay('expireCheckout'),
    refund: pay('refund'), retrieveRefund: pay('retrieveRefund'), parseWebhook: async () => undefined,
  };
  const catalog: Catalog = {getProduct: shop('getProduct'), placeOrder: shop('placeOrder')};
  const keys = {...(await importTestKeys(key)), fingerprint: (text: string) => createHmac('sha256', 'kept').update(text).digest('base64url'), ...createEncryption(Buffer.alloc(32, 7))};
  const unlimited = {
    failedAuthPerMinute: 1e6, failedAuthPerHour: 1e6, draftsPerMinute: 1e6,
    readsPerMinute: 1e6, writesPerMinute: 1e6, claimsPerMinute: 1e6,
  };
  const backend = createGiftBackend({
    shop: shopConfig, allowedOrigins: ['https://shop.example'], publicUrl: 'https://gifts.example', merchantKeyHash, limits: unlimited,
    storage: openSqliteStorage({file, clock}), catalog, payments, keys, clock,
    random: {bytes: (count) => crypto.getRandomValues(new Uint8Array(count))}, log: () => {},
  });
  const runJobsForever = () => void backend.runDueJobs().catch(() => {}).finally(() => setTimeout(runJobsForever, 15));
  runJobsForever();
  process.send!({type: 'ready'});
  return backend;
}

let backend: ReturnType<typeof start> | undefined;
process.on('message', async (message: Incoming) => {
  if (message.type === 'setup') backend = start(message.setup);
  else if (message.type === 'outside') {
    const {resolve, reject} = waiting.get(message.id)!;
    waiting.delete(message.id);
    if (message.error) reject(new Error(message.error));
    else resolve(message.result as never);
  } else {
    const {id, method, url, headers, body} = message;
    const response = await (await backend!).fetch(new Request(url, {method, headers, body}));
    process.send!({type: 'answer', id, status: response.status, text: await response.text()});
  }
});
process.on('disconnect', () => process.exit());
