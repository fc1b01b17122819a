/** What a story expects at a point, in plain words. */
import type {AlertKind, EndReason, GiftState, PortionState} from '../../protocol/index.ts';
import type {PaymentStatus} from '../ports.ts';
import {PRODUCT} from './parts.ts';
import {PaymentStoryError} from './setup.ts';
import {expectEqual, type StoryBackend, type StoryGift} from './story-backend.ts';

const TOTAL = PRODUCT.price.amount;

export interface Expected {
  gift?: GiftState;
  /** `none`: the gift has not ended early. */
  endReason?: EndReason | 'none';
  portion?: PortionState;
  /** Minor units by account; accounts that are not named are empty. */
  ledger?: Partial<Record<'held' | 'fulfilled' | 'refunded' | 'owed' | 'disputed', number>>;
  /** The error code of the claim link; `none`: it works. */
  claimLink?: string;
  /** The open alerts. */
  alerts?: AlertKind[];
  orders?: number;
}

/** Throws if something is not as expected; `when` begins the message. */
export async function expectState(backend: StoryBackend, gift: StoryGift, when: string, expected: Expected): Promise<void> {
  const view = await gift.view();
  const check = (what: string, found: unknown, wanted: unknown) => expectEqual(`${when}, ${what}`, found, wanted);
  if (expected.gift) check('the state of the gift', view.state, expected.gift);
  if (expected.endReason) check('the reason for the end of the gift', view.endReason ?? 'none', expected.endReason);
  if (expected.portion) check('the state of the portion', view.portions[0]!.state, expected.portion);
  if (expected.ledger) check('the balances of the ledger in minor units', await backend.balances(gift), expected.ledger);
  if (expected.claimLink) check('the error of the claim link', (await backend.call('card', {token: gift.claim})).code ?? 'none', expected.claimLink);
  if (expected.alerts) check('the open alerts', (await backend.listAlerts()).map(({kind}) => kind), expected.alerts);
  if (expected.orders !== undefined) check('the number of orders at the shop', backend.catalog.orders.size, expected.orders);
}

/** Checks the provider's own record: none doubled, none lost. */
export async function expectPayment(
  gift: StoryGift, when: string, expected: {state: PaymentStatus['state']; refunded: number},
): Promise<PaymentStatus> {
  if ((await gift.findRow()).paymentId === null) throw new PaymentStoryError(`${when}, the backend must know the payment, but it knows none.`);
  const status = await gift.paymentStatus();
  expectEqual(`${when}, the state of the payment at the provider`, status.state, expected.state);
  const paid = status.refunds.filter(({state}) => state !== 'failed').map(({amount}) => amount.amount);
  expectEqual(`${when}, the refunds at the provider in minor units`, paid, expected.refunded === 0 ? [] : [expected.refunded]);
  return status;
}

/** A payment that is complete: in hold mode nothing is in the ledger before it is captured. */
export const ledgerOfPaid = ({mode}: StoryBackend): NonNullable<Expected['ledger']> => (mode === 'charge' ? {held: TOTAL} : {});

/** The money went back: a charge was refunded, or a hold was released. */
export async function expectMoneyReturned(backend: StoryBackend, gift: StoryGift, when: string): Promise<void> {
  const isCharge = backend.mode === 'charge';
  await expectState(backend, gift, when, {ledger: isCharge ? {refunded: TOTAL} : {}});
  await expectPayment(gift, when, isCharge ? {state: 'captured', refunded: TOTAL} : {state: 'released', refunded: 0});
}
