/** A backend in a process of its own, to be killed. The world outside, payments and shop, lives on in the process that started it. */
import {createHmac} from 'node:crypto';
import {createGiftBackend, openSqliteStore, type Payments, type Shop} from '../../src/server/index.ts';
import {hidingUnder} from '../../src/server/process/hiding.ts';
import {livingKeys, type ExportedKey} from '../server/support/keys.ts';
import {longOnly, shopInfo} from '../server/support/world.ts';

interface Setup {
  file: string;
  key: ExportedKey;
  merchantKeyHash: string;
}

type Incoming = {type: 'setup'; setup: Setup} | {type: 'outside'; id: number; result?: unknown; error?: string} |
  {type: 'request'; id: number; method: string; url: string; headers: Record<string, string>; body?: string};

const waiting = new Map<number, {resolve: (value: never) => void; reject: (error: Error) => void}>();
let asked = 0;
const outside = (part: 'payments' | 'shop') => (name: string) => (...args: unknown[]) => new Promise<never>((resolve, reject) => {
  const id = ++asked;
  waiting.set(id, {resolve, reject});
  process.send!({type: 'outside', id, part, name, args});
});

async function start({file, key, merchantKeyHash}: Setup) {
  const clock = {now: () => Date.now(), sleep: longOnly};
  const [pay, shop] = [outside('payments'), outside('shop')];
  const payments: Payments = {
    name: 'scripted', createCheckout: pay('createCheckout'), settle: pay('settle'), close: pay('close'),
    refund: pay('refund'), getRefund: pay('getRefund'), notification: async () => undefined,
  };
  const catalogue: Shop = {product: shop('product'), placeOrder: shop('placeOrder')};
  const keys = {...(await livingKeys(key)), fingerprint: (text: string) => createHmac('sha256', 'kept').update(text).digest('base64url'), ...hidingUnder(Buffer.alloc(32, 7))};
  const wide = {
    wrongTokensPerMinute: 1e6, wrongTokensPerHour: 1e6, draftsPerMinute: 1e6,
    readsPerMinute: 1e6, writesPerMinute: 1e6, claimsPerMinute: 1e6,
  };
  const backend = createGiftBackend({
    shop: shopInfo, allowedOrigins: ['https://shop.example'], publicUrl: 'https://gifts.example', merchantKeyHash, limits: wide,
    store: openSqliteStore({file, clock}), catalogue, payments, keys, clock,
    random: {bytes: (count) => crypto.getRandomValues(new Uint8Array(count))}, log: () => {},
  });
  const keepWorking = () => void backend.work().catch(() => {}).finally(() => setTimeout(keepWorking, 15));
  keepWorking();
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
