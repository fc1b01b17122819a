/** Lets a test in the browser start backends of its own, and break the wire to them. */
import {startTestServer, type TestServer, type TestServerOptions} from './test-server.ts';
import type {Fault} from './fault-proxy.ts';

export type BackendCommand =
  | {do: 'start'; options: TestServerOptions; origin: string}
  | {do: 'break'; url: string; fault: Fault}
  | {do: 'mend' | 'work' | 'close' | 'passed' | 'log' | 'streams' | 'cut-streams'; url: string}
  | {do: 'advance'; url: string; ms: number}
  | {do: 'pay'; url: string; checkout: string; outcome: 'paid' | 'declined' | 'cancelled'}
  | {do: 'merchant'; url: string; method: 'GET' | 'POST'; path: string; body?: object};

export function backendPlugin() {
  const servers = new Map<string, TestServer>();
  const serverAt = (url: string) => {
    const server = servers.get(url);
    if (!server) throw new Error(`No backend was started at ${url}`);
    return server;
  };
  return {
    name: 'gift-backend',
    async executeCommand({command, payload}: {command: string; payload: unknown}) {
      return command === 'gift-backend' ? {result: await execute(payload as BackendCommand)} : undefined;
    },
    async serverStop() {
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };

  async function execute(order: BackendCommand): Promise<unknown> {
    switch (order.do) {
      case 'start': {
        const server = await startTestServer({...order.options, allowedOrigins: [order.origin]});
        servers.set(server.url, server);
        return {url: server.url};
      }
      case 'break': return serverAt(order.url).proxy.addFault(order.fault);
      case 'mend': return serverAt(order.url).proxy.clearFaults();
      case 'work': return serverAt(order.url).runDueJobs();
      case 'advance': return serverAt(order.url).advance(order.ms);
      case 'pay': return serverAt(order.url).pay(order.checkout, order.outcome);
      case 'passed': return serverAt(order.url).proxy.requests;
      case 'streams': return serverAt(order.url).proxy.openStreams;
      case 'cut-streams': return serverAt(order.url).proxy.dropStreams();
      case 'log': return serverAt(order.url).log;
      case 'merchant': return serverAt(order.url).callAsMerchant(order.method, order.path, order.body);
      case 'close': {
        await serverAt(order.url).close();
        servers.delete(order.url);
      }
    }
  }
}
