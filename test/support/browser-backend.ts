/** Tests in the browser: starts a real backend for one test, and creates gifts in it. */
import {executeServerCommand} from '@web/test-runner-commands';
import {GiftClient, type DraftParams} from '../../src/client/index.ts';
import type {Address, Gift, Order} from '../../src/protocol/index.ts';
import type {ProductToSign} from '../../src/server/descriptors/sign-product.ts';
import type {BackendCommand} from './backend-plugin.ts';
import type {PayOutcome, TestServerOptions} from './test-server.ts';
import type {Fault, RecordedRequest} from './fault-proxy.ts';

// The result is wrapped, because the runner takes an empty one for an unknown command.
const send = async <T>(command: BackendCommand) =>
  (await executeServerCommand<{result: T}, BackendCommand>('gift-backend', command)).result;

export const testAddress: Address = {
  name: 'Lena Weber', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Invalidenstraße 7'], phone: '+4930123456',
};

export interface CreatedGift {
  gift: Gift;
  manageToken: string;
  claimToken: string;
  /** The client of the sender's browser. */
  sender: GiftClient;
}

/** The backends that a test has started, without those that a suite started before it. */
const backendsOfTest = new Set<string>();
const closeBackend = (url: string) => {
  backendsOfTest.delete(url);
  return send<void>({action: 'close', url});
};
beforeEach(() => backendsOfTest.clear());
// Each has workers that look for due jobs several times a second: left running, hundreds of them occupy a processor.
afterEach(async () => { await Promise.all([...backendsOfTest].map(closeBackend)); });

/** Starts a backend that is closed after the test. */
export async function createBackend(options: TestServerOptions = {}) {
  const {url} = await send<{url: string}>({action: 'start', options, origin: location.origin});
  backendsOfTest.add(url);
  const client = () => new GiftClient({
    backend: url, retry: {baseDelayMs: 5, maxDelayMs: 20}, localStore: createMemoryStore(), sessionStore: createMemoryStore(),
  });
  return {
    url,
    /** Creates a client with a storage of its own. */
    client,
    addFault: (fault: Fault) => send<void>({action: 'add-fault', url, fault}),
    clearFaults: () => send<void>({action: 'clear-faults', url}),
    dropNextResponse: (match = '') => send<void>({action: 'add-fault', url, fault: {kind: 'drop-response', match, times: 1}}),
    disconnect: () => send<void>({action: 'add-fault', url, fault: {kind: 'down'}}),
    reconnect: () => send<void>({action: 'clear-faults', url}),
    advance: (ms: number) => send<void>({action: 'advance', url, ms}),
    runDueJobs: () => send<void>({action: 'run-due-jobs', url}),
    pay: (checkout: string, outcome: PayOutcome = 'paid') => send<string>({action: 'pay', url, checkout, outcome}),
    /** A signed descriptor of this product. */
    sign: (product: ProductToSign) => send<string>({action: 'sign', url, product}),
    /** Decides a payment that was made with `later`. */
    settleLater: (checkout: string, outcome: 'paid' | 'failed') => send<void>({action: 'settle-later', url, checkout, outcome}),
    /** The number of open event streams. */
    openStreams: () => send<number>({action: 'open-streams', url}),
    dropStreams: () => send<void>({action: 'drop-streams', url}),
    requests: () => send<RecordedRequest[]>({action: 'requests', url}),
    callAsMerchant: <T = {orders: Order[]}>(method: 'GET' | 'POST', path: string, body?: object) =>
      send<T>({action: 'call-as-merchant', url, method, path, body}),
    close: () => closeBackend(url),
    /** Creates a paid gift that waits to be opened. */
    async createGift(params: Partial<DraftParams> = {}): Promise<CreatedGift> {
      const sender = client();
      const {gift, checkout, manageToken} = await sender.draft(createDraftParams(params));
      await send({action: 'pay', url, checkout: checkout!.url, outcome: 'paid'});
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


/** A storage in memory, which only its owner shares. */
export function createMemoryStore() {
  const values = new Map<string, string>();
  return {
    get: (key: string): unknown => (values.has(key) ? JSON.parse(values.get(key)!) : undefined),
    set: (key: string, value: unknown) => Boolean(values.set(key, JSON.stringify(value))),
    remove: (key: string) => void values.delete(key),
    keys: (prefix: string) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}
