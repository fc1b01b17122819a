/** In the browser: a real backend for this test alone, and the people around a gift. */
import {executeServerCommand} from '@web/test-runner-commands';
import {GiftClient, type DraftedGift, type GiftWish} from '../../src/client/index.ts';
import type {Address, Gift, Order} from '../../src/protocol/index.ts';
import type {BackendCommand} from './backend-plugin.ts';
import type {GiftServerOptions} from './gift-server.ts';
import type {Fault, Passed} from './wire.ts';

// Wrapped, since the runner takes an empty answer for a command that nobody knows.
const order = async <T>(command: BackendCommand) =>
  (await executeServerCommand<{result: T}, BackendCommand>('gift-backend', command)).result;

export const ana: Address = {
  name: 'Lena Weber', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Invalidenstraße 7'], phone: '+4930123456',
};

export async function aBackend(options: GiftServerOptions = {}) {
  const {url} = await order<{url: string}>({do: 'start', options, origin: location.origin});
  const client = () => new GiftClient({backend: url, patience: {baseMs: 5, capMs: 20}, lasting: aKeeper(), tab: aKeeper()});
  return {
    url,
    /** A client with a browser's memory of its own. */
    client,
    break: (fault: Fault) => order<void>({do: 'break', url, fault}),
    mend: () => order<void>({do: 'mend', url}),
    loseNextAnswer: (to = '') => order<void>({do: 'break', url, fault: {kind: 'lose-answer', to, times: 1}}),
    down: () => order<void>({do: 'break', url, fault: {kind: 'down'}}),
    up: () => order<void>({do: 'mend', url}),
    advance: (ms: number) => order<void>({do: 'advance', url, ms}),
    work: () => order<void>({do: 'work', url}),
    pay: (checkout: string, outcome: 'paid' | 'declined' | 'cancelled' = 'paid') => order<string>({do: 'pay', url, checkout, outcome}),
    /** How many streams of events are open, and an end to all of them. */
    streams: () => order<number>({do: 'streams', url}),
    cutStreams: () => order<void>({do: 'cut-streams', url}),
    passed: () => order<Passed[]>({do: 'passed', url}),
    merchant: <T = {orders: Order[]}>(method: 'GET' | 'POST', path: string, body?: object) =>
      order<T>({do: 'merchant', url, method, path, body}),
    close: () => order<void>({do: 'close', url}),
    /** A gift that has been paid for and waits to be opened. */
    async aGift(words: Partial<GiftWish> = {}): Promise<{gift: Gift; manageToken: string; claimToken: string; sender: GiftClient}> {
      const sender = client();
      const {gift, checkout, manageToken} = await sender.draft(aWish(words));
      await order({do: 'pay', url, checkout: checkout!.url, outcome: 'paid'});
      const paid = await sender.gift(manageToken);
      const claimToken = (await sender.claimLink(paid, manageToken)).split('#')[1]!;
      return {gift: {...gift, ...paid}, manageToken, claimToken, sender};
    },
  };
}
export type ABackend = Awaited<ReturnType<typeof aBackend>>;

export const aWish = (words: Partial<GiftWish> = {}): GiftWish => ({
  wish: 'teapot', product: 'teapot', variant: 'indigo', note: 'For slow mornings.', senderName: 'Ana',
  returnUrl: `${location.origin}/product`, ...words,
});

export type {DraftedGift};

/** A browser's storage that nobody else shares. */
export function aKeeper() {
  const kept = new Map<string, string>();
  return {
    get: (key: string): unknown => (kept.has(key) ? JSON.parse(kept.get(key)!) : undefined),
    set: (key: string, value: unknown) => Boolean(kept.set(key, JSON.stringify(value))),
    remove: (key: string) => void kept.delete(key),
    keys: (prefix: string) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  };
}
