/** The merchant's page: open alerts, and claimed gifts with their shipping addresses on request and their order states. */
import {randomUUID} from 'node:crypto';
import {html, raw} from 'hono/html';
import {createLayout, type Html, type PageContext} from './layout.ts';
import {renderAlerts} from './order-alerts.ts';
import type {Address, AlertAction, MerchantClient, OrderAction, Order} from './merchant-client.ts';
import {formatMoney} from './product-page.ts';

interface OrdersPageState {
  after?: string | undefined;
  /** The address that was just requested. */
  decryptedAddress?: {id: string; address: Address};
  error?: string;
}

export async function ordersPage(
  context: PageContext, merchant: MerchantClient, {after, decryptedAddress, error}: OrdersPageState,
): Promise<Response> {
  const {strings, page} = createLayout(context);
  // Later pages have older orders only.
  const [result, alerts] = await Promise.all([merchant.orders(after), after === undefined ? merchant.alerts() : undefined]);
  const message = error ?? [result, alerts].find((one): one is {ok: false; message: string} => one?.ok === false)?.message;
  const response = page(strings.orders, html`
<h1>${strings.orders}</h1>
<p class="quiet">${strings.ordersText}</p>
${message !== undefined && html`<p class="error" role="alert">${message}</p>`}
${alerts?.ok && renderAlerts(context, alerts.value.alerts)}
${result.ok && (result.value.orders.length === 0 ? html`<p>${strings.noOrders}</p>` : html`<ul class="orders" role="list">${
    result.value.orders.map((order) => renderOrder(context, order, decryptedAddress?.id === order.id ? decryptedAddress.address : undefined))}</ul>`)}
${result.ok && result.value.next !== undefined && html`<p><a href="?lang=${context.lang}&after=${result.value.next}">${strings.older}</a></p>`}`,
  {status: message === undefined ? 200 : 502});
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

export async function changeOrder(
  request: Request, context: PageContext, merchant: MerchantClient, id: string, action: string,
): Promise<Response> {
  const key = await readKey(request);
  if (key === undefined) return new Response(null, {status: 403});
  if (action === 'address') {
    const result = await merchant.decryptAddress(id, key);
    return ordersPage(context, merchant, result.ok ? {decryptedAddress: {id, address: result.value.address}} : {error: result.message});
  }
  if (!isOrderAction(action)) return new Response(null, {status: 404});
  const result = await merchant.updateOrder(id, action, key);
  return result.ok ? backToOrders(context) : ordersPage(context, merchant, {error: result.message});
}

export async function changeAlert(
  request: Request, context: PageContext, merchant: MerchantClient, id: string, action: string,
): Promise<Response> {
  const key = await readKey(request);
  if (key === undefined) return new Response(null, {status: 403});
  if (!isAlertAction(action)) return new Response(null, {status: 404});
  const result = await merchant.updateAlert(id, action, key);
  return result.ok ? backToOrders(context) : ordersPage(context, merchant, {error: result.message});
}

/** The idempotency key of a submitted form. CSRF: undefined unless it was submitted from this page. */
async function readKey(request: Request): Promise<string | undefined> {
  if (request.headers.get('Origin') !== new URL(request.url).origin) return undefined;
  return new URLSearchParams((await request.text()).slice(0, 1000)).get('key') ?? '';
}

const backToOrders = ({lang}: PageContext) => new Response(null, {status: 303, headers: {Location: `/orders?lang=${lang}`}});

const isAlertAction = (action: string): action is AlertAction => action === 'retry' || action === 'resolve';

const isOrderAction = (action: string): action is OrderAction => ['shipped', 'delivered', 'cancelled'].includes(action);

/** The actions available in each order state. */
const actionsByState: Readonly<Record<string, readonly ('address' | OrderAction)[]>> = {
  claimed: ['address', 'cancelled'],
  ordered: ['address', 'shipped', 'delivered', 'cancelled'],
  shipped: ['address', 'delivered'],
  delivered: [],
};

function renderOrder(context: PageContext, order: Order, address: Address | undefined): Html {
  const {strings} = createLayout(context);
  const {product, shipTo} = order;
  return html`
<li id="${order.id}">
<h2>${order.shopOrder ?? strings.noNumber} <span class="state">${strings.states[order.state] ?? order.state}</span></h2>
<p><strong>${product.title}${product.variant && ` · ${product.variant.title}`}</strong> ${formatMoney(order.unitPrice, context.lang)}</p>
<p class="quiet">${strings.sentBy(order.senderName)} · <time datetime="${order.claimedAt}">${new Date(order.claimedAt).toLocaleString(context.lang)}</time>${
  shipTo && ` · ${[shipTo.country, shipTo.postalCode].filter(Boolean).join(' ')}`}</p>
${order.note !== '' && html`<blockquote>${order.note}</blockquote>`}
${address && html`<address>${addressLines(address).map((line) => html`${line}<br>`)}</address>`}
<div class="actions">${(actionsByState[order.state] ?? []).filter((action) => !(address && action === 'address')).map((action) => html`
<form method="post" action="/orders/${raw(encodeURIComponent(order.id))}/${action}?lang=${context.lang}">
<input type="hidden" name="key" value="${randomUUID()}"><button>${strings.actions[action]}</button></form>`)}
</div>
</li>`;
}

function addressLines(address: Address): string[] {
  const {name, organization, street, district, city, area, postalCode, country, phone, email} = address;
  return [name, organization, ...street, district, [postalCode, city].filter(Boolean).join(' '), area, country, phone, email]
    .filter((line): line is string => Boolean(line));
}
