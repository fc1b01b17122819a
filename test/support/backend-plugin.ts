/** Web Test Runner plugin: lets tests in the browser start backends and control them. */
import type {ProductToSign} from '../../src/server/descriptors/sign-product.ts';
import {startTestServer, type PayOutcome, type TestServer, type TestServerOptions} from './test-server.ts';
import type {Fault} from './fault-proxy.ts';

export type BackendCommand =
  | {action: 'start'; options: TestServerOptions; origin: string}
  | {action: 'add-fault'; url: string; fault: Fault}
  | {action: 'clear-faults' | 'run-due-jobs' | 'close' | 'requests' | 'log' | 'open-streams' | 'drop-streams'; url: string}
  | {action: 'advance'; url: string; ms: number}
  | {action: 'pay'; url: string; checkout: string; outcome: PayOutcome}
  | {action: 'sign'; url: string; product: ProductToSign}
  | {action: 'settle-later'; url: string; checkout: string; outcome: 'paid' | 'failed'}
  | {action: 'call-as-merchant'; url: string; method: 'GET' | 'POST'; path: string; body?: object};

export function backendPlugin() {
  const servers = new Map<string, TestServer>();
  const serverAt = (url: string) => {
    const server = servers.get(url);
    if (!server) throw new Error(`No backend was started at ${url}`);
    return server;
  };
  return {
    name: 'gift-backend',
    async executeCommand({command: name, payload}: {command: string; payload: unknown}) {
      return name === 'gift-backend' ? {result: await execute(payload as BackendCommand)} : undefined;
    },
    async serverStop() {
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };

  async function execute(command: BackendCommand): Promise<unknown> {
    switch (command.action) {
      case 'start': {
        const server = await startTestServer({...command.options, allowedOrigins: [command.origin]});
        servers.set(server.url, server);
        return {url: server.url};
      }
      case 'add-fault': return serverAt(command.url).proxy.addFault(command.fault);
      case 'clear-faults': return serverAt(command.url).proxy.clearFaults();
      case 'run-due-jobs': return serverAt(command.url).runDueJobs();
      case 'advance': return serverAt(command.url).advance(command.ms);
      case 'pay': return serverAt(command.url).pay(command.checkout, command.outcome);
      case 'settle-later': return serverAt(command.url).provider.controls.settleLater(command.checkout.split('/').pop()!, command.outcome);
      case 'sign': return serverAt(command.url).sign(command.product);
      case 'requests': return serverAt(command.url).proxy.requests;
      case 'open-streams': return serverAt(command.url).proxy.openStreams;
      case 'drop-streams': return serverAt(command.url).proxy.dropStreams();
      case 'log': return serverAt(command.url).log;
      case 'call-as-merchant': return serverAt(command.url).callAsMerchant(command.method, command.path, command.body);
      case 'close': {
        await serverAt(command.url).close();
        servers.delete(command.url);
      }
    }
  }
}
