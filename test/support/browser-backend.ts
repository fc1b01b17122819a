/** In the browser: a real backend for this test alone, and the people around a gift. */
import {executeServerCommand} from '@web/test-runner-commands';
import {GiftClient, type DraftResult, type DraftParams} from '../../src/client/index.ts';
import type {Address, Gift, Order} from '../../src/protocol/index.ts';
import type {BackendCommand} from './backend-plugin.ts';
import type {TestServerOptions} from './test-server.ts';
import type {Fault, RecordedRequest} from './fault-proxy.ts';

// Wrapped, since the runner takes an empty answer for a command that nobody knows.
const send = async <T>(command: BackendCommand) =>
  (await executeServerCommand<{result: T}, BackendCommand>('gift-backend', command)).result;

export const testAddress: Address = {
  name: 'Lena Weber', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Invalidenstraße 7'], phone: '+4930123456',
};

export async function createBackend(options: TestServerOptions = {}) {
  const {url} = await send<{url: string}>({do: 'start', options, origin: location.origin});
  const client = () => new GiftClient({backend: url, retry: {baseDelayMs: 5, maxDelayMs: 20}, localStore: createMemoryStore(), sessionStore: createMemoryStore()});
  return {
    url,
    /** A client with a browser's memory of its own. */
    client,
    addFault: (fault: Fault) => send<void>({do: 'break', url, fault}),
    clearFaults: () => send<void>({do: 'mend', url}),
    dropNextResponse: (match = '') => send<void>({do: 'break', url, fault: {kind: 'drop-response', match, times: 1}}),
    disconnect: () => send<void>({do: 'break', url, fault: {kind: 'down'}}),
    reconnect: () => send<void>({do: 'mend', url}),
    advance: (ms: number) => send<void>({do: 'advance', url, ms}),
    runDueJobs: () => send<void>({do: 'work', url}),
    pay: (checkout: string, outcome: 'paid' | 'declined' | 'cancelled' = 'paid') => send<string>({do: 'pay', url, checkout, outcome}),
    /** How many streams of events are open, and an end to all of them. */
    openStreams: () => send<number>({do: 'streams', url}),
    dropStreams: () => send<void>({do: 'cut-streams', url}),
    requests: () => send<RecordedRequest[]>({do: 'passed', url}),
    callAsMerchant: <T = {orders: Order[]}>(method: 'GET' | 'POST', path: string, body?: object) =>
      send<T>({do: 'merchant', url, method, path, body}),
    close: () => send<void>({do: 'close', url}),
    /** A gift that has been paid for and waits to be opened. */
    async createGift(params: Partial<DraftParams> = {}): Promise<{gift: Gift; manageToken: string; claimToken: string; sender: GiftClient}> {
      const sender = client();
      const {gift, checkout, manageToken} = await sender.draft(createDraftParams(params));
      await send({do: 'pay', url, checkout: checkout!.url, outcome: 'paid'});
      const paid = await sender.gift(manageToken);
      const claimToken = (await sender.claimLink(paid, manageToken)).split('#')[1]!;
      return {gift: {...gift, ...paid}, manageToken, claimToken, sender};
    },
  };
}
export type BackendHandle = Awaited<ReturnType<typeof createBackend>>;

export const createDraftParams = (params: Partial<DraftParams> = {}): DraftParams => ({
  draftKey: 'teapot', product: 'teapot', variant: 'indigo', note: 'For slow mornings.', senderName: 'Ana',
  returnUrl: `${location.origin}/product`, ...params,
});

export type {DraftResult};

/** A browser's storage that nobody else shares. */
export function createMemoryStore() {
  const kept = new Map<string, string>();
  return {
    get: (key: string): unknown => (kept.has(key) ? JSON.parse(kept.get(key)!) : undefined),
    set: (key: string, value: unknown) => Boolean(kept.set(key, JSON.stringify(value))),
    remove: (key: string) => void kept.delete(key),
    keys: (prefix: string) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  };
}
