/** The alerts: what needs the merchant. */
import type {Alert} from '../../../protocol/index.ts';
import {loadAlert, retryFailedRefund, settleAlert} from '../../gifts/alerts.ts';
import {fieldError} from '../../problem.ts';
import type {AlertsCursor} from '../../storage/storage.ts';
import {alertView} from '../views.ts';
import {mutation, type QueryHandler, type RequestContext} from './route.ts';

const PAGE_SIZE = 50;

export const alerts: QueryHandler<'alerts'> = ({context, query}) => context.storage.read(async (tx) => {
  const rows = await tx.listAlerts(PAGE_SIZE + 1, {open: query.get('all') !== 'true', after: parseCursor(query.get('after'))});
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    alerts: await Promise.all(page.map((alert) => alertView(tx, alert))),
    ...(rows.length > PAGE_SIZE && last && {next: `${last.createdAt}.${last.id}`}),
  };
});

function parseCursor(after: string | null): AlertsCursor | undefined {
  if (after === null) return undefined;
  const match = /^(\d{1,15})\.([\w.-]{1,200})$/.exec(after);
  if (!match) throw fieldError('/after', 'invalid');
  return {createdAt: Number(match[1]), id: match[2]!};
}

export const resolveAlert = mutation<'resolveAlert'>({
  execute: (tx, {params}) => settleAlert(tx, params['id']!),
  respond: loadAlertView,
});

export const retryAlert = mutation<'retryAlert'>({
  execute: (tx, {params}) => retryFailedRefund(tx, params['id']!),
  respond: loadAlertView,
});

function loadAlertView({context, params}: Pick<RequestContext<'resolveAlert'>, 'context' | 'params'>): Promise<Alert> {
  return context.storage.read(async (tx) => alertView(tx, await loadAlert(tx, params['id']!)));
}
