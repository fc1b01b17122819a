/** `send-as-gift alerts`: lists what needs a person, and settles it. */
import {formatMoney} from '../../../locales/format.ts';
import type {Alert, Problem} from '../../../protocol/index.ts';
import {alertOptions} from '../help.ts';
import {formatTable, parseAction, parseCommand, UsageError, type CommandContext} from './command.ts';
import {act, connectToBackend, list, type MerchantApi} from './merchant-api.ts';
import {formatTime} from './orders.ts';

/** What each kind means and asks for. */
const advice: Readonly<Record<string, string>> = {
  'refund-failed': 'the payer is owed this money: retry ID, or pay it by other means and resolve ID',
  'payment-mismatch': 'another amount was paid than asked for, and is being refunded: resolve ID once you have looked',
  dispute: 'the payer objects at their bank: decide whether to ship, respond in the provider’s dashboard, then resolve ID',
  'fraud-warning': 'the card network suspects fraud: decide whether to ship, then resolve ID',
  'order-refused': 'the shop refused an order that was paid for, which is being refunded: resolve ID once you have looked',
  'ledger-mismatch': 'the provider’s record of a payment and ours differ: compare both in the dashboard, then resolve ID',
};

/** Throws `UsageError` or `CommandError`. */
export async function runAlerts(args: readonly string[], {environment, print}: CommandContext): Promise<void> {
  const {values, positionals} = parseCommand(args, alertOptions);
  const {action, id} = parseAction('alerts', positionals, ['resolve', 'retry']);
  const misplaced = values.after !== undefined ? 'after' : values.all ? 'all' : undefined;
  if (misplaced && action !== 'list') throw new UsageError(`--${misplaced} belongs to send-as-gift alerts list.`);
  const api = connectToBackend(values.url, environment);
  switch (action) {
    case 'list': return print(await listAlerts(api, values.all, values.after));
    case 'resolve':
      await act(api, 'resolveAlert', {id}, refusals(id));
      return print(`Alert ${id} is resolved.\n`);
    case 'retry':
      await act(api, 'retryAlert', {id}, refusals(id));
      return print('The refund is tried again. If it fails once more, a new alert says so.\n');
  }
}

async function listAlerts(api: MerchantApi, all: boolean, after: string | undefined): Promise<string> {
  const {alerts, next} = await list(api, 'alerts', {after, all: all ? 'true' : undefined});
  if (alerts.length === 0) return after === undefined ? 'Nothing needs you.\n' : 'There are no further alerts.\n';
  const table = formatTable(['ID', 'KIND', 'RAISED (UTC)', 'STATE', 'AMOUNT', 'ORDER'], alerts.map(alertRow));
  const kinds = [...new Set(alerts.filter(({resolvedAt}) => resolvedAt === undefined).map(({kind}) => kind))];
  const help = kinds.filter((kind) => advice[kind] !== undefined).map((kind) => `${kind}: ${advice[kind]}.\n`).join('');
  const page = next === undefined ? '' : `Next page: send-as-gift alerts list${all ? ' --all' : ''} --after ${next}\n`;
  return [table, help, page].filter((part) => part !== '').join('\n');
}

const alertRow = ({id, kind, createdAt, resolvedAt, amount, order = '–'}: Alert): string[] =>
  [id, kind, formatTime(createdAt), resolvedAt === undefined ? 'open' : 'resolved', amount ? formatMoney(amount, 'en') : '–', order];

const refusals = (id: string): Record<string, (problem: Problem) => string> => ({
  'not-found': () => `There is no alert ${id}: see send-as-gift alerts list --all.`,
  'state-conflict': () => `Alert ${id} is about no refund that can be tried again now.`,
});
