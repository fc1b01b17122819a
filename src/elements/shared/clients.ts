/** One client a backend, so that all elements of a page share what they keep and ask. */
import {GiftClient} from '../../client/gift-client.ts';

const clients = new Map<string, GiftClient>();

export function getClient(backend: string): GiftClient {
  let client = clients.get(backend);
  if (!client) clients.set(backend, client = new GiftClient({backend}));
  return client;
}
