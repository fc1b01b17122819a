/**
 * `npm run bench:overload`: measures what the backend, as a process of its own, still answers when it is offered three times the
 * requests that it holds.
 *
 * First the peak: as many requests per second as 32 clients get answered that wait for each response. Then three times as many
 * per second, whether or not anything is answered. The goodput is what succeeds, as a share of the peak.
 */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {Agent, request as httpRequest} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {encryptAddress} from '../src/client/encrypt-address.ts';
import {createToken, deriveClaimToken, hashToken, type FulfillmentKey} from '../src/protocol/index.ts';
import type {ConfigInput} from '../src/server/node/config.ts';
import {createShopConfig, products} from '../test/support/shop-fixture.ts';

const CLIENTS = 32;
const PEAK_MS = 5_000;
const OVERLOAD = 3;
const OVERLOAD_MS = 10_000;
/** When callers give up. */
const TIMEOUT_MS = 10_000;
const MAX_PORTIONS = 100;

interface Call {
  method: 'GET' | 'POST';
  path: string;
  token?: string;
  body?: object;
}

interface Result {
  status: number | 'timeout' | 'error';
  durationMs: number;
}

type CallSource = () => Call;

async function startServer(folder: string) {
  const config: ConfigInput = {
    ...createShopConfig({claimWindowSeconds: 604_800, allowedOrigins: ['http://shop.test'], publicUrl: 'http://127.0.0.1'}),
    publicUrl: undefined, catalog: 'products.json',
    limits: {draftsPerMinute: 1e6, readsPerMinute: 1e6, writesPerMinute: 1e6, claimsPerMinute: 1e6},
  };
  const catalog = products.map((product) => ({...product, variants: product.variants.map((variant) => ({...variant, stock: 1e6}))}));
  writeFileSync(join(folder, 'gifts.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'products.json'), JSON.stringify(catalog));
  const command = new URL('../src/server/cli.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [command, '--port', '0', '--data', join(folder, 'data'), '--config', join(folder, 'gifts.json')],
    {stdio: ['ignore', 'pipe', 'ignore']});
  let output = '';
  child.stdout.on('data', (text) => { output += String(text); });
  while (!/listening on (\S+)/.test(output)) await once(child.stdout, 'data');
  return {url: /listening on (\S+)/.exec(output)![1]!, stop: async () => { child.kill('SIGTERM'); await once(child, 'exit'); }};
}

function createCaller(url: string) {
  const {hostname, port} = new URL(url);
  const agent = new Agent({keepAlive: true, maxSockets: 4_000});
  return ({method, path, token, body}: Call) => new Promise<Result & {text: string}>((resolve) => {
    const startedAt = performance.now();
    const finish = (status: Result['status'], text = '') => resolve({status, durationMs: performance.now() - startedAt, text});
    const text = body && JSON.stringify(body);
    const request = httpRequest({hostname, port, path, method, agent, headers: {
      ...(token && {authorization: `Bearer ${token}`}),
      ...(text && {'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), 'content-length': Buffer.byteLength(text)}),
    }}, async (response) => {
      let received = '';
      response.on('data', (bytes) => { received += String(bytes); });
      response.on('end', () => finish(response.statusCode!, received));
      response.on('error', () => finish('error'));
    });
    const timer = globalThis.setTimeout(() => { finish('timeout'); request.destroy(); }, TIMEOUT_MS);
    request.on('error', () => finish('error'));
    request.on('close', () => clearTimeout(timer));
    request.end(text);
  });
}

type CallBackend = ReturnType<typeof createCaller>;

/** Drafts and pays a gift for a group. Returns its claim token. */
async function createGift(call: CallBackend): Promise<string> {
  const manage = createToken('manage');
  const claim = await deriveClaimToken(manage, 0);
  const {text} = await call({method: 'POST', path: '/v1/gifts', body: {
    product: 'mug', senderName: 'Ana', portions: MAX_PORTIONS, returnUrl: 'http://shop.test/mug',
    manageHash: await hashToken(manage), claimHash: await hashToken(claim),
  }});
  const {checkout} = JSON.parse(text) as {checkout: {url: string}};
  await fetch(checkout.url, {method: 'POST', redirect: 'manual', body: new URLSearchParams({outcome: 'paid'})});
  return claim;
}

async function prepareClaims(call: CallBackend, count: number): Promise<Call[]> {
  const shop = JSON.parse((await call({method: 'GET', path: '/v1/shop'})).text) as {fulfillmentKey: FulfillmentKey};
  const address = {name: 'Bo', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Invalidenstr. 1']};
  const claims: Call[] = [];
  while (claims.length < count) {
    const token = await createGift(call);
    for (let portion = 0; portion < MAX_PORTIONS; portion++) {
      const receiptHash = await hashToken(createToken('receipt'));
      const body = {receiptHash, address: await encryptAddress(address, shop.fulfillmentKey, receiptHash), shipTo: {country: 'DE', postalCode: '10115'}};
      claims.push({method: 'POST', path: '/v1/claim', token, body});
    }
  }
  return claims;
}

/** Successes per second when each client waits for its response. */
async function measurePeak(call: CallBackend, next: CallSource): Promise<number> {
  const startedAt = performance.now();
  let successes = 0;
  await Promise.all(Array.from({length: CLIENTS}, async () => {
    while (performance.now() - startedAt < PEAK_MS) if ((await call(next())).status === 200) successes++;
  }));
  return successes / (performance.now() - startedAt) * 1_000;
}

/** Sends at a steady rate, whatever comes back. */
async function overload(call: CallBackend, next: CallSource, perSecond: number): Promise<Result[]> {
  const results: Promise<Result>[] = [];
  const startedAt = performance.now();
  for (let elapsedMs = 0; elapsedMs < OVERLOAD_MS; elapsedMs = performance.now() - startedAt) {
    while (results.length < elapsedMs / 1_000 * perSecond) results.push(call(next()));
    await setTimeout(2);
  }
  return Promise.all(results);
}

function report(name: string, peak: number, results: Result[]) {
  const successes = results.filter(({status}) => status === 200);
  const refused = results.filter(({status}) => status === 503);
  const durations = [...successes, ...refused].map(({durationMs}) => durationMs).sort((one, other) => one - other);
  const share = (part: Result[]) => `${(part.length / results.length * 100).toFixed(0)} %`;
  const offered = results.length / OVERLOAD_MS * 1_000;
  const goodput = successes.length / OVERLOAD_MS * 1_000 / peak;
  const p99 = durations[Math.floor(durations.length * 0.99)] ?? NaN;
  const unanswered = results.filter(({status}) => typeof status === 'string' );
  console.log(`| ${name} | ${peak.toFixed(0)} | ${offered.toFixed(0)} | ${(goodput * 100).toFixed(0)} % | ${p99.toFixed(0)} ms | ${share(refused)} | ${share(unanswered)} |`);
}

const folder = mkdtempSync(join(tmpdir(), 'gift-overload-'));
const server = await startServer(folder);
try {
  const call = createCaller(server.url);
  console.log('| Requests | Peak per second | Offered | Goodput | p99 of the answered | Refused | Unanswered |\n|---|---|---|---|---|---|---|');
  const token = await createGift(call);
  const readCard: CallSource = () => ({method: 'GET', path: '/v1/claim', token});
  await measurePeak(call, readCard);
  const readPeak = await measurePeak(call, readCard);
  report('reads', readPeak, await overload(call, readCard, OVERLOAD * readPeak));

  const warmUp = await prepareClaims(call, 3_000);
  const claimPeak = await measurePeak(call, () => warmUp.pop() ?? readCard());
  const claims = await prepareClaims(call, OVERLOAD * claimPeak * OVERLOAD_MS / 1_000);
  const takeClaim: CallSource = () => claims.pop() ?? readCard();
  report('claims', claimPeak, await overload(call, takeClaim, OVERLOAD * claimPeak));
} finally {
  await server.stop();
  rmSync(folder, {recursive: true, force: true});
}
