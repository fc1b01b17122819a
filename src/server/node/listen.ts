/** node:http on one side, Fetch on the other. */
import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {getRequestListener} from '@hono/node-server';

export interface ListenOptions {
  fetch(request: Request, from: {address?: string}): Promise<Response>;
  /** 0 takes any that is free. */
  port: number;
  host: string;
}

export interface HttpServer {
  url: string;
  port: number;
  /** Takes no new request, lets the ones under way finish, and cuts off what is still there after `patienceMs`. */
  close(graceMs?: number): Promise<void>;
}

export async function listen({fetch, port, host}: ListenOptions): Promise<HttpServer> {
  const answer = getRequestListener(
    // An embedding app's own Request and Response stay as they are.
    (request, {incoming}) => fetch(request, {address: incoming.socket.remoteAddress}),
    {overrideGlobalObjects: false},
  );
  const server = createServer(
    {headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384},
    (incoming, outgoing) => void answer(incoming, outgoing),
  );
  server.listen(port, host);
  await once(server, 'listening');
  const taken = (server.address() as AddressInfo).port;
  return {port: taken, url: `http://${reachableHost(host)}:${taken}`, close: (graceMs = 3_000) => close(server, graceMs)};
}

async function close(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}

/** How a browser on this machine reaches what is bound to a host. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
