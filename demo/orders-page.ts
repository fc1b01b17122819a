/** The merchant's page: what has been claimed, where it goes when somebody packs it, and how far it is. */
import {randomUUID} from 'node:crypto';
import {createLayout, type PageContext} from './layout.ts';
import {html, raw, type Html} from './html.ts';
import type {Address, MerchantClient, OrderAction, Order} from './merchant-client.ts';
import {formatMoney} from './product-page.ts';

interface OrdersPageState {
  after?: string | undefined;
  /** The one address that was just asked for. */
  openedAddress?: {id: string; address: Address};
  error?: string;
}

export async function ordersPage(scope: PageContext, merchant: MerchantClient, {after, openedAddress, error}: OrdersPageState): Promise<Response> {
  const {say, page} = createLayout(scope);
  const answer = await merchant.orders(after);
  const sentence = error ?? (answer.ok ? undefined : answer.message);
  const response = page(say.orders, html`
<h1>${say.orders}</h1>
<p class="quiet">${say.ordersText}</p>
${sentence !== undefined && html`<p class="trouble" role="alert">${sentence}</p>`}
${answer.ok && (answer.value.orders.length === 0 ? html`<p>${say.noOrders}</p>` : html`<ul class="orders" role="list">${
    answer.value.orders.map((order) => renderOrder(scope, order, openedAddress?.id === order.id ? openedAddress.address : undefined))}</ul>`)}
${answer.ok && answer.value.next !== undefined && html`<p><a href="?lang=${scope.lang}&after=${answer.value.next}">${say.older}</a></p>`}`,
  {status: sentence === undefined ? 200 : 502});
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

export async function changeOrder(request: Request, scope: PageContext, merchant: MerchantClient, id: string, action: string): Promise<Response> {
  // A form on a stranger's page could press these buttons too; its origin tells it apart.
  if (request.headers.get('Origin') !== new URL(request.url).origin) return new Response(null, {status: 403});
  const form = new URLSearchParams((await request.text()).slice(0, 1000));
  const key = form.get('key') ?? '';
  if (action === 'address') {
    const answer = await merchant.openAddress(id, key);
    return ordersPage(scope, merchant, answer.ok ? {openedAddress: {id, address: answer.value.address}} : {error: answer.message});
  }
  if (!isOrderAction(action)) return new Response(null, {status: 404});
  const answer = await merchant.updateOrder(id, action, key);
  if (!answer.ok) return ordersPage(scope, merchant, {error: answer.message});
  return new Response(null, {status: 303, headers: {Location: `/orders?lang=${scope.lang}`}});
}

const isOrderAction = (action: string): action is OrderAction => ['shipped', 'delivered', 'cancelled'].includes(action);

/** The wishes that make sense in each state. */
const actionsByState: Readonly<Record<string, readonly ('address' | OrderAction)[]>> = {
  claimed: ['address', 'cancelled'],
  ordered: ['address', 'shipped', 'delivered', 'cancelled'],
  shipped: ['address', 'delivered'],
  delivered: [],
};

function renderOrder(scope: PageContext, order: Order, address: Address | undefined): Html {
  const {say} = createLayout(scope);
  const {product, shipTo} = order;
  return html`
<li id="${order.id}">
<h2>${order.shopOrder ?? say.noNumber} <span class="state">${say.states[order.state] ?? order.state}</span></h2>
<p><strong>${product.title}${product.variant && ` · ${product.variant.title}`}</strong> ${formatMoney(order.unitPrice, scope.lang)}</p>
<p class="quiet">${say.sentBy(order.senderName)} · <time datetime="${order.claimedAt}">${new Date(order.claimedAt).toLocaleString(scope.lang)}</time>${
  shipTo && ` · ${[shipTo.country, shipTo.postalCode].filter(Boolean).join(' ')}`}</p>
${order.note !== '' && html`<blockquote>${order.note}</blockquote>`}
${address && html`<address>${addressLines(address).map((line) => html`${line}<br>`)}</address>`}
<div class="wishes">${(actionsByState[order.state] ?? []).filter((action) => !(address && action === 'address')).map((action) => html`
<form method="post" action="/orders/${raw(encodeURIComponent(order.id))}/${action}?lang=${scope.lang}">
<input type="hidden" name="key" value="${randomUUID()}"><button>${say.actions[action]}</button></form>`)}
</div>
</li>`;
}

function addressLines(address: Address): string[] {
  const {name, organization, street, district, city, area, postalCode, country, phone, email} = address;
  return [name, organization, ...street, district, [postalCode, city].filter(Boolean).join(' '), area, country, phone, email]
    .filter((line): line is string => Boolean(line));
}
