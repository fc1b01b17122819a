/** `send-as-gift orders`: lists orders, shows an address, and reports what has become of an order. */
import {formatMoney} from '../../../locales/format.ts';
import type {Order, Problem} from '../../../protocol/index.ts';
import {orderOptions} from '../help.ts';
import {addressLines} from './address-lines.ts';
import {formatTable, parseAction, parseCommand, plain, UsageError, type CommandContext} from './command.ts';
import {act, connectToBackend, list, type MerchantApi} from './merchant-api.ts';

const trackingOptions = ['carrier', 'number', 'tracking-url'] as const;

/** Throws `UsageError` or `CommandError`. */
export async function runOrders(args: readonly string[], {environment, print}: CommandContext): Promise<void> {
  const {values, positionals} = parseCommand(args, orderOptions);
  const {action, id} = parseAction('orders', positionals, ['show', 'ship', 'deliver', 'cancel']);
  const misplaced = trackingOptions.find((option) => values[option] !== undefined && action !== 'ship');
  if (misplaced) throw new UsageError(`--${misplaced} belongs to send-as-gift orders ship ID.`);
  if (values.after !== undefined && action !== 'list') throw new UsageError('--after belongs to send-as-gift orders list.');
  const api = connectToBackend(values.url, environment);
  switch (action) {
    case 'list': return print(await listOrders(api, values.after));
    case 'show': return print(await showAddress(api, id));
    case 'ship': {
      const tracking = {carrier: values.carrier, number: values.number, url: values['tracking-url']};
      const order = await act(api, 'markShipped', {id, body: tracking}, refusals(id, 'shipped', 'tracking-url'));
      return print(`Order ${id} is ${order.state}.\n`);
    }
    case 'deliver': {
      const order = await act(api, 'markDelivered', {id}, refusals(id, 'marked as delivered'));
      return print(`Order ${id} is ${order.state}.\n`);
    }
    case 'cancel':
      await act(api, 'cancelOrder', {id}, refusals(id, 'cancelled'));
      return print(`Order ${id} is cancelled; the payer is refunded.\n`);
  }
}

async function listOrders(api: MerchantApi, after: string | undefined): Promise<string> {
  const {orders, next} = await list(api, 'orders', {after});
  if (orders.length === 0) return after === undefined ? 'There are no orders yet.\n' : 'There are no further orders.\n';
  const table = formatTable(['ID', 'NUMBER', 'STATE', 'CLAIMED (UTC)', 'PRICE', 'PRODUCT'], orders.map(orderRow));
  return next === undefined ? table : `${table}\nNext page: send-as-gift orders list --after ${next}\n`;
}

function orderRow({id, shopOrder = '–', state, claimedAt, unitPrice, product: {title, variant}}: Order): string[] {
  return [id, shopOrder, state, formatTime(claimedAt), formatMoney(unitPrice, 'en'), [title, variant?.title].filter(Boolean).join(' · ')];
}

export const formatTime = (instant: string) => instant.slice(0, 16).replace('T', ' ');

async function showAddress(api: MerchantApi, id: string): Promise<string> {
  const {address, auditedAt} = await act(api, 'decryptShipping', {id}, {
    ...refusals(id, 'opened'),
    'personal-data-erased': () => `The address of order ${id} has been erased, as the recipient may ask.`,
  });
  const contact = [address.phone, address.email].filter((value) => value !== undefined);
  const block = (lines: readonly string[]) => lines.map((line) => plain(line) + '\n').join('');
  return [block(await addressLines(address)), block(contact), `This access was recorded at ${formatTime(auditedAt)} UTC.\n`].filter(Boolean).join('\n');
}

/** Sentences for what the backend refuses. */
const refusals = (id: string, participle: string, option = ''): Record<string, (problem: Problem) => string> => ({
  'not-found': () => `There is no order ${id}: see send-as-gift orders list.`,
  'state-conflict': ({currentState = 'in another state'}) => `Order ${id} is ${currentState}, so it can't be ${participle}.`,
  ...(option && {'validation-failed': ({errors = []}: Problem) => describeTracking(errors.map(({pointer}) => pointer.slice(1)))}),
});

const describeTracking = (fields: readonly string[]) => (fields.includes('url')
  ? '--tracking-url must be an absolute https address.' : '--carrier and --number must be single lines, of at most 60 and 100 characters.');
