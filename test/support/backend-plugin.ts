/** Lets a test in the browser start backends of its own, and break the wire to them. */
import {giftServer, type GiftServer, type GiftServerOptions} from './gift-server.ts';
import type {Fault} from './wire.ts';

export type BackendCommand =
  | {do: 'start'; options: GiftServerOptions; origin: string}
  | {do: 'break'; url: string; fault: Fault}
  | {do: 'mend' | 'work' | 'close' | 'passed' | 'log' | 'streams' | 'cut-streams'; url: string}
  | {do: 'advance'; url: string; ms: number}
  | {do: 'pay'; url: string; checkout: string; outcome: 'paid' | 'declined' | 'cancelled'}
  | {do: 'merchant'; url: string; method: 'GET' | 'POST'; path: string; body?: object};

export function backendPlugin() {
  const servers = new Map<string, GiftServer>();
  const of = (url: string) => {
    const server = servers.get(url);
    if (!server) throw new Error(`No backend was started at ${url}`);
    return server;
  };
  return {
    name: 'gift-backend',
    async executeCommand({command, payload}: {command: string; payload: unknown}) {
      return command === 'gift-backend' ? {result: await obey(payload as BackendCommand)} : undefined;
    },
    async serverStop() {
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };

  async function obey(order: BackendCommand): Promise<unknown> {
    switch (order.do) {
      case 'start': {
        const server = await giftServer({...order.options, allowedOrigins: [order.origin]});
        servers.set(server.url, server);
        return {url: server.url};
      }
      case 'break': return of(order.url).wire.break(order.fault);
      case 'mend': return of(order.url).wire.mend();
      case 'work': return of(order.url).work();
      case 'advance': return of(order.url).advance(order.ms);
      case 'pay': return of(order.url).pay(order.checkout, order.outcome);
      case 'passed': return of(order.url).wire.passed;
      case 'streams': return of(order.url).wire.streams;
      case 'cut-streams': return of(order.url).wire.cutStreams();
      case 'log': return of(order.url).log;
      case 'merchant': return of(order.url).merchant(order.method, order.path, order.body);
      case 'close': {
        await of(order.url).close();
        servers.delete(order.url);
      }
    }
  }
}
