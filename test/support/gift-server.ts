/** A real backend on a real port with a database of its own, behind a wire that can be broken and a clock that can be put on. */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {startBackend, type RunningBackend} from '../../src/server/process/start.ts';
import type {Clock, LogLine} from '../../src/server/ports.ts';
import {teaShop, teaThings} from './tea-shop.ts';
import {Wire} from './wire.ts';

export interface GiftServerOptions {
  claimWindowSeconds?: number;
  allowedOrigins?: string[];
  /** Changes to the config of the tea shop. */
  config?: Record<string, unknown>;
}

export interface GiftServer {
  /** The backend as browsers reach it, through the wire. */
  url: string;
  /** The backend itself, without the wire. */
  readonly listening: string;
  wire: Wire;
  secretKey: string;
  dataDir: string;
  log: LogLine[];
  /** Puts the clock on, and lets the backend do what has become due. */
  advance(ms: number): Promise<void>;
  work(): Promise<void>;
  /** Stops the backend and starts another on the same folder. */
  restart(whileDown?: () => Promise<void> | void): Promise<void>;
  /** Presses a button of the payment page, as a form post. Answers with where the sender is led. */
  pay(checkoutUrl: string, outcome?: 'paid' | 'declined' | 'cancelled'): Promise<string>;
  /** A call of the merchant's own server. */
  merchant<T = unknown>(method: 'GET' | 'POST', path: string, body?: object): Promise<T>;
  close(): Promise<void>;
}

export async function giftServer({claimWindowSeconds = 604_800, allowedOrigins = ['http://shop.test'], config = {}}: GiftServerOptions = {}):
Promise<GiftServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gifts-'));
  const wire = new Wire();
  await wire.open();
  const log: LogLine[] = [];
  let ahead = 0;
  const clock: Clock = {
    now: () => Date.now() + ahead,
    sleep: (ms, signal) => new Promise((resolve) => {
      const timer = setTimeout(done, ms > 1_000 ? ms : Math.min(ms, 250));
      signal?.addEventListener('abort', done, {once: true});
      function done() {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      }
    }),
  };
  let secretKey = '';
  let running: RunningBackend;
  const start = async () => {
    running = await startBackend({
      config: {...teaShop({claimWindowSeconds, allowedOrigins, publicUrl: wire.url}), ...config}, products: teaThings, dataDir, clock,
      log: (line) => log.push(line),
    });
    secretKey ||= running.secretKey ?? '';
    wire.leadTo(running.listening);
  };
  await start();
  const work = async () => {
    for (let rounds = 0; rounds < 20; rounds++) if ((await running.backend.work()).done === 0) break;
    await running.backend.sendMail();
  };
  return {
    url: wire.url, wire, log, dataDir, work,
    get secretKey() { return secretKey; },
    get listening() { return running.listening; },
    async advance(ms) {
      ahead += ms;
      await work();
    },
    async restart(whileDown) {
      await running.close();
      await whileDown?.();
      await start();
    },
    async pay(checkoutUrl, outcome = 'paid') {
      const response = await fetch(checkoutUrl, {method: 'POST', redirect: 'manual', body: new URLSearchParams({outcome})});
      await work();
      return response.headers.get('location') ?? '';
    },
    async merchant<T>(method: 'GET' | 'POST', path: string, body: object = {}) {
      const response = await fetch(running.listening + path, {
        method,
        headers: {
          authorization: `Bearer ${secretKey}`,
          ...(method === 'POST' && {'content-type': 'application/json', 'idempotency-key': crypto.randomUUID()}),
        },
        ...(method === 'POST' && {body: JSON.stringify(body)}),
      });
      if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${await response.text()}`);
      return await response.json() as T;
    },
    async close() {
      await running.close();
      await wire.close();
      rmSync(dataDir, {recursive: true, force: true});
    },
  };
}
