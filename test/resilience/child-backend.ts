/**
 * A backend in a process of its own, which can be killed. Its payment provider and catalog live in the parent
 * process.
 */
import {createHmac} from 'node:crypto';
import {createGiftBackend, openSqliteStorage, type Payments, type Catalog} from '../../src/server/index.ts';
import {createEncryption} from '../../src/server/node/stored-text-encryption.ts';
import {importTestKeys, type ExportedKey} from '../server/support/keys.ts';
import {onlyLongSleeps, shopConfig, unlimitedRates} from '../server/support/test-backend.ts';

interface Setup {
  file: string;
  key: ExportedKey;
  merchantKeyHash: string;
}

type Incoming = {type: 'setup'; setup: Setup} | {type: 'result'; id: number; result?: unknown; error?: string} |
  {type: 'request'; id: number; method: string; url: string; headers: Record<string, string>; body?: string};

const waiting = new Map<number, {resolve: (value: never) => void; reject: (error: Error) => void}>();
let callCount = 0;
const callParent = (part: 'payments' | 'catalog') => (name: string) => (...args: unknown[]) => new Promise<never>((resolve, reject) => {
  const id = ++callCount;
  waiting.set(id, {resolve, reject});
  process.send!({type: 'call', id, part, name, args});
});

async function start({file, key, merchantKeyHash}: Setup) {
  const clock = {now: () => Date.now(), sleep: onlyLongSleeps};
  const [callPayments, callCatalog] = [callParent('payments'), callParent('catalog')];
  const payments: Payments = {
    name: 'scripted', createCheckout: callPayments('createCheckout'), retrieveCheckout: callPayments('retrieveCheckout'),
    expireCheckout: callPayments('expireCheckout'), retrievePayment: callPayments('retrievePayment'), capture: callPayments('capture'),
    releaseHold: callPayments('releaseHold'), refund: callPayments('refund'), parseWebhook: async () => undefined,
  };
  const catalog: Catalog = {getProduct: callCatalog('getProduct'), placeOrder: callCatalog('placeOrder')};
  const keys = {
    ...(await importTestKeys(key)), ...createEncryption(Buffer.alloc(32, 7)),
    fingerprint: (text: string) => createHmac('sha256', 'secret').update(text).digest('base64url'),
  };
  const backend = createGiftBackend({
    shop: shopConfig, allowedOrigins: ['https://shop.example'], publicUrl: 'https://gifts.example', merchantKeyHash, limits: unlimitedRates,
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
  else if (message.type === 'result') {
    const {resolve, reject} = waiting.get(message.id)!;
    waiting.delete(message.id);
    if (message.error) reject(new Error(message.error));
    else resolve(message.result as never);
  } else {
    const {id, method, url, headers, body} = message;
    const response = await (await backend!).fetch(new Request(url, {method, headers, body}));
    process.send!({type: 'response', id, status: response.status, text: await response.text()});
  }
});
process.on('disconnect', () => process.exit());
