/** What Stripe knows: objects by id, and the events about them. */
import type {Stripe} from 'stripe';
import {missing} from './errors.ts';
import {
  newAccount, type Base, type Charge, type Dispute, type FraudWarning, type Intent, type Refund, type Session, type WebhookEndpoint,
} from './resources.ts';

export const API_VERSION: Stripe.StripeConfig['apiVersion'] = '2026-10-28.endive';

export interface StoreOptions {
  /** Milliseconds since 1970. */
  now(): number;
  livemode: boolean;
}

/** Objects of one kind, in the order of their creation. */
class Objects<Item extends {id: string}> {
  readonly #items = new Map<string, Item>();
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  add(item: Item): Item {
    this.#items.set(item.id, item);
    return item;
  }

  find(id: string): Item | undefined {
    return this.#items.get(id);
  }

  get(id: string): Item {
    const item = this.#items.get(id);
    if (!item) throw missing(this.#kind, id);
    return item;
  }

  /** Newest first, as Stripe lists them. */
  list(): Item[] {
    return [...this.#items.values()].reverse();
  }
}

export function createStore({now, livemode}: StoreOptions) {
  let count = 0;
  const sessions = new Objects<Session>('checkout.session');
  const intents = new Objects<Intent>('payment_intent');
  const charges = new Objects<Charge>('charge');
  const refunds = new Objects<Refund>('refund');
  const events: Stripe.Event[] = [];
  const seconds = () => Math.floor(now() / 1000);
  const newBase = (prefix: string): Base =>
    ({id: `${prefix}_${livemode ? '' : 'test_'}${String(++count).padStart(8, '0')}`, created: seconds(), livemode});

  return {
    sessions, intents, charges, refunds, events, seconds, newBase,
    account: newAccount('acct_1merchant', seconds()),
    disputes: new Objects<Dispute>('dispute'),
    fraudWarnings: new Objects<FraudWarning>('radar.early_fraud_warning'),
    endpoints: new Objects<WebhookEndpoint>('webhook_endpoint'),
    /** Parameters of a session that its payment gets once the payer pays. */
    intentData: new Map<string, Pick<Intent, 'capture_method' | 'metadata' | 'description'>>(),

    chargeOf(intent: Intent): Charge {
      return charges.get(String(intent.latest_charge));
    },

    /** The payment of a checkout session. */
    intentOf(session: Session): Intent {
      return intents.get(String(session.payment_intent));
    },

    /** Records an event with a copy of the object as it is now. */
    emit(type: Stripe.Event['type'], object: object): void {
      const {id, created} = newBase('evt');
      const event: Omit<Stripe.EventBase, 'type'> = {
        id, created, object: 'event', livemode, api_version: API_VERSION!, pending_webhooks: 1, request: null,
        data: {object: structuredClone(object) as Stripe.Event.Data.Object},
      };
      events.push({...event, type} as Stripe.Event);
    },
  };
}

export type Store = ReturnType<typeof createStore>;
