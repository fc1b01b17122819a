/** Client of the merchant API: server to server, authenticated with the secret key. */

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
  postalCode?: string; country: string; phone?: string; email?: string;
}

export type AlertKind = 'refund-failed' | 'payment-mismatch' | 'dispute' | 'fraud-warning' | 'order-refused' | 'ledger-mismatch';

export interface Alert {
  id: string;
  kind: AlertKind | 'unknown';
  gift: string;
  order?: string;
  amount?: {amount: number; currency: string};
  createdAt: string;
  can: {retry: boolean};
}

export type AlertAction = 'retry' | 'resolve';
export type OrderAction = 'shipped' | 'delivered' | 'cancelled';
/** The parsed response, or the title of the problem document. */
export type Result<T> = {ok: true; value: T} | {ok: false; message: string};
export type MerchantClient = ReturnType<typeof createMerchantClient>;

export function createMerchantClient(backend: string, secretKey: string) {
  async function call<T>(path: string, mutation?: {key: string}): Promise<Result<T>> {
    try {
      const response = await fetch(backend + path, {
        method: mutation ? 'POST' : 'GET',
        headers: {
          Authorization: `Bearer ${secretKey}`,
          ...(mutation && {'Content-Type': 'application/json', 'Idempotency-Key': mutation.key}),
        },
        ...(mutation && {body: '{}'}),
        signal: AbortSignal.timeout(10_000),
      });
      const value = await response.json() as T & {title?: string};
      return response.ok ? {ok: true, value} : {ok: false, message: value.title ?? 'The backend refused the request.'};
    } catch {
      return {ok: false, message: 'The gifting backend can’t be reached. Try again.'};
    }
  }
  const orderPath = (id: string) => `/v1/orders/${encodeURIComponent(id)}`;

  return {
    orders: (after?: string) =>
      call<{orders: Order[]; next?: string}>(`/v1/orders${after ? `?after=${encodeURIComponent(after)}` : ''}`),
    alerts: () => call<{alerts: Alert[]; next?: string}>('/v1/alerts'),
    updateAlert: (id: string, action: AlertAction, key: string) => call<Alert>(`/v1/alerts/${encodeURIComponent(id)}/${action}`, {key}),
    decryptAddress: (id: string, key: string) => call<{address: Address}>(`${orderPath(id)}/shipping/decrypt`, {key}),
    updateOrder: (id: string, action: OrderAction, key: string) => call<Order>(`${orderPath(id)}/${action}`, {key}),
  };
}
