/** Serves a Fetch handler with node:http. */
import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {getRequestListener, RequestError} from '@hono/node-server';
import {problemResponse} from '../http/responses.ts';
import {ProblemError} from '../problem.ts';
import {handleProtocolErrors} from './protocol-errors.ts';

export interface ListenOptions {
  fetch(request: Request, client: {address?: string}): Promise<Response>;
  /** 0 takes any free port. */
  port: number;
  host: string;
}

export interface HttpServer {
  url: string;
  port: number;
  /** Accepts no new request, lets open ones finish, and closes what is still open after `graceMs` (default: 3000). */
  close(graceMs?: number): Promise<void>;
}

export async function listen({fetch, port, host}: ListenOptions): Promise<HttpServer> {
  const handleRequest = getRequestListener(
    (request, {incoming}) => fetch(request, {address: incoming.socket.remoteAddress}),
    {
      // The Request and Response of an embedding application stay as they are.
      overrideGlobalObjects: false,
      errorHandler: (error) => problemResponse(new ProblemError(error instanceof RequestError ? 'malformed-request' : 'internal')),
    },
  );
  const server = createServer({
    headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384,
    // The request listener rejects a missing Host with a problem document; node:http would close without a body.
    requireHostHeader: false,
  }, (incoming, outgoing) => void handleRequest(incoming, outgoing));
  handleProtocolErrors(server);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {port: address.port, url: `http://${reachableHost(host)}:${address.port}`, close: (graceMs = 3_000) => close(server, graceMs)};
}

async function close(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(deadline);
}

/** The host by which a browser on this machine reaches a server that is bound to `host`. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
