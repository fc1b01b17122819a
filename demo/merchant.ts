/** The shop's own calls to its gifting backend: server to server, with the secret key. */

export interface Order {
  id: string;
  state: string;
  product: {title: string; variant?: {title: string}};
  shopOrder?: string;
  unitPrice: {amount: number; currency: string};
  note: string;
  senderName: string;
  shipTo?: {country: string; postalCode?: string};
  claimedAt: string;
}

export interface Address {
  name: string; organization?: string; street: string[]; district?: string; city?: string; area?: string;
  postalCode?: string; country: string; phone?: string; mail?: string;
}

export type Move = 'shipped' | 'delivered' | 'cancelled';
/** What came back, or the sentence of the backend's problem. */
export type Answer<T> = {ok: true; value: T} | {ok: false; sentence: string};
export type Merchant = ReturnType<typeof merchantFor>;

export function merchantFor(backend: string, secretKey: string) {
  async function call<T>(path: string, post?: {key: string}): Promise<Answer<T>> {
    try {
      const response = await fetch(backend + path, {
        method: post ? 'POST' : 'GET',
        headers: {
          Authorization: `Bearer ${secretKey}`,
          ...(post && {'Content-Type': 'application/json', 'Idempotency-Key': post.key}),
        },
        ...(post && {body: '{}'}),
        signal: AbortSignal.timeout(10_000),
      });
      const value = await response.json() as T & {title?: string};
      return response.ok ? {ok: true, value} : {ok: false, sentence: value.title ?? 'The backend refused.'};
    } catch {
      return {ok: false, sentence: 'The gifting backend can’t be reached. Try again.'};
    }
  }
  const at = (id: string) => `/v1/orders/${encodeURIComponent(id)}`;

  return {
    orders: (after?: string) =>
      call<{orders: Order[]; next?: string}>(`/v1/orders${after ? `?after=${encodeURIComponent(after)}` : ''}`),
    openAddress: (id: string, key: string) => call<{address: Address}>(`${at(id)}/shipping/open`, {key}),
    move: (id: string, move: Move, key: string) => call<Order>(`${at(id)}/${move}`, {key}),
  };
}
