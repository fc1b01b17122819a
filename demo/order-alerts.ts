/** What needs the merchant: each open alert with what to do about it, above the orders. */
import {randomUUID} from 'node:crypto';
import {html, raw} from 'hono/html';
import {createLayout, type Html, type PageContext} from './layout.ts';
import type {Alert, AlertAction} from './merchant-client.ts';
import {formatMoney} from './product-page.ts';

/** Nothing if there is no open alert. */
export const renderAlerts = (context: PageContext, alerts: readonly Alert[]): Html | '' => (alerts.length === 0 ? '' : html`
<section class="alerts" aria-labelledby="alerts">
<h2 id="alerts">${createLayout(context).strings.alerts(alerts.length)}</h2>
<ul class="orders" role="list">${alerts.map((alert) => renderAlert(context, alert))}</ul>
</section>`);

function renderAlert(context: PageContext, alert: Alert): Html {
  const {strings} = createLayout(context);
  const {id, kind, gift, order, amount, createdAt, can} = alert;
  const {title, text} = strings.alertKinds[kind] ?? strings.alertKinds['unknown']!;
  const label = `alert-${id}`;
  return html`
<li>
<h3 id="${label}">${title}${amount && html` <span class="state">${formatMoney(amount, context.lang)}</span>`}</h3>
<p>${text}</p>
<p class="quiet"><time datetime="${createdAt}">${new Date(createdAt).toLocaleString(context.lang)}</time> · ${
  order === undefined ? strings.alertGift(gift) : html`<a href="#${order}">${strings.alertOrder}</a>`}</p>
<div class="actions">${can.retry && renderButton(context, alert, 'retry', label)}${renderButton(context, alert, 'resolve', label)}</div>
</li>`;
}

/** The heading of the alert is part of each button's description: several alerts have the same buttons. */
const renderButton = (context: PageContext, {id}: Alert, action: AlertAction, label: string): Html => html`
<form method="post" action="/orders/alerts/${raw(encodeURIComponent(id))}/${action}?lang=${context.lang}">
<input type="hidden" name="key" value="${randomUUID()}"><button aria-describedby="${label}">${createLayout(context).strings.alertActions[action]}</button></form>`;
