import {normalizeBackend} from '../../client/backend-url.ts';
import {GiftClient} from '../../client/gift-client.ts';
import {checkBackend, createWatchedFetch} from './page-checks.ts';

const clients = new Map<string, GiftClient>();

/** The client of a backend. All elements of a page share it, and with it what it stores and what it requests. */
export function getClient(backend: string | null | undefined): GiftClient {
  const url = normalizeBackend(backend);
  let client = clients.get(url);
  if (!client) {
    clients.set(url, client = new GiftClient({backend: url, fetch: createWatchedFetch(url)}));
    checkBackend(url);
  }
  return client;
}
