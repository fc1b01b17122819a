/** The merchant's page: what has been claimed, where it goes when somebody packs it, and how far it is. */
import {randomUUID} from 'node:crypto';
import {frame, type Scope} from './frame.ts';
import {html, raw, type Html} from './html.ts';
import type {Address, Merchant, Move, Order} from './merchant.ts';
import {formatPrice} from './product-page.ts';

interface Shown {
  after?: string | undefined;
  /** The one address that was just asked for. */
  opened?: {id: string; address: Address};
  trouble?: string;
}

export async function ordersPage(scope: Scope, merchant: Merchant, {after, opened, trouble}: Shown): Promise<Response> {
  const {say, page} = frame(scope);
  const answer = await merchant.orders(after);
  const sentence = trouble ?? (answer.ok ? undefined : answer.sentence);
  const response = page(say.orders, html`
<h1>${say.orders}</h1>
<p class="quiet">${say.ordersText}</p>
${sentence !== undefined && html`<p class="trouble" role="alert">${sentence}</p>`}
${answer.ok && (answer.value.orders.length === 0 ? html`<p>${say.noOrders}</p>` : html`<ul class="orders" role="list">${
    answer.value.orders.map((order) => card(scope, order, opened?.id === order.id ? opened.address : undefined))}</ul>`)}
${answer.ok && answer.value.next !== undefined && html`<p><a href="?lang=${scope.lang}&after=${answer.value.next}">${say.older}</a></p>`}`,
  {status: sentence === undefined ? 200 : 502});
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

export async function changeOrder(request: Request, scope: Scope, merchant: Merchant, id: string, wish: string): Promise<Response> {
  // A form on a stranger's page could press these buttons too; its origin tells it apart.
  if (request.headers.get('Origin') !== new URL(request.url).origin) return new Response(null, {status: 403});
  const form = new URLSearchParams((await request.text()).slice(0, 1000));
  const key = form.get('key') ?? '';
  if (wish === 'address') {
    const answer = await merchant.openAddress(id, key);
    return ordersPage(scope, merchant, answer.ok ? {opened: {id, address: answer.value.address}} : {trouble: answer.sentence});
  }
  if (!isMove(wish)) return new Response(null, {status: 404});
  const answer = await merchant.move(id, wish, key);
  if (!answer.ok) return ordersPage(scope, merchant, {trouble: answer.sentence});
  return new Response(null, {status: 303, headers: {Location: `/orders?lang=${scope.lang}`}});
}

const isMove = (wish: string): wish is Move => ['shipped', 'delivered', 'cancelled'].includes(wish);

/** The wishes that make sense in each state. */
const wishes: Readonly<Record<string, readonly ('address' | Move)[]>> = {
  claimed: ['address', 'cancelled'],
  ordered: ['address', 'shipped', 'delivered', 'cancelled'],
  shipped: ['address', 'delivered'],
  delivered: [],
};

function card(scope: Scope, order: Order, address: Address | undefined): Html {
  const {say} = frame(scope);
  const {product, shipTo} = order;
  return html`
<li id="${order.id}">
<h2>${order.shopOrder ?? say.noNumber} <span class="state">${say.states[order.state] ?? order.state}</span></h2>
<p><strong>${product.title}${product.variant && ` · ${product.variant.title}`}</strong> ${formatPrice(order.unitPrice, scope.lang)}</p>
<p class="quiet">${say.sentBy(order.senderName)} · <time datetime="${order.claimedAt}">${new Date(order.claimedAt).toLocaleString(scope.lang)}</time>${
  shipTo && ` · ${[shipTo.country, shipTo.postalCode].filter(Boolean).join(' ')}`}</p>
${order.note !== '' && html`<blockquote>${order.note}</blockquote>`}
${address && html`<address>${lines(address).map((line) => html`${line}<br>`)}</address>`}
<div class="wishes">${(wishes[order.state] ?? []).filter((wish) => !(address && wish === 'address')).map((wish) => html`
<form method="post" action="/orders/${raw(encodeURIComponent(order.id))}/${wish}?lang=${scope.lang}">
<input type="hidden" name="key" value="${randomUUID()}"><button>${say.wishes[wish]}</button></form>`)}
</div>
</li>`;
}

function lines(address: Address): string[] {
  const {name, organization, street, district, city, area, postalCode, country, phone, mail} = address;
  return [name, organization, ...street, district, [postalCode, city].filter(Boolean).join(' '), area, country, phone, mail]
    .filter((line): line is string => Boolean(line));
}
