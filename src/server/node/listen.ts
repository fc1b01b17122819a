/** Serves a Fetch handler with node:http. */
import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {getRequestListener, RequestError} from '@hono/node-server';
import {problemResponse} from '../http/responses.ts';
import {ProblemError} from '../problem.ts';
import {handleInOrder, type Connections} from './connections.ts';
import {handleProtocolErrors} from './protocol-errors.ts';

export interface ListenOptions {
  fetch(request: Request, client: {address?: string}): Promise<Response>;
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Further connections are refused. Default: 5000. */
  maxConnections?: number;
  /** A connection is cut off when it neither reads nor writes for this time while a response is due. Default: 30000. */
  responseTimeoutMs?: number;
  /** Wraps the handler of node:http: decides when and whether a request reaches `fetch`. */
  wrap?(handle: NodeHandler): NodeHandler;
}

export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

export const DEFAULT_MAX_CONNECTIONS = 5_000;
/** Longer than the pause between two heartbeats of an event stream, and than any call to another system. */
const RESPONSE_TIMEOUT_MS = 30_000;
const MAX_REQUESTS_PER_CONNECTION = 1_000;

export interface HttpServer {
  url: string;
  port: number;
  /**
   * Accepts no new connection or request, lets requests in work finish, and cuts off what is still open after `graceMs`
   * (default: 3000).
   */
  close(graceMs?: number): Promise<void>;
}

/**
 * A handler for `node:http`, and for what is built on it, such as Express. It reads the body itself: nothing may have read it before.
 * `fetch` is told the peer of the connection.
 */
export function toNodeHandler(fetch: ListenOptions['fetch']): NodeHandler {
  const handleRequest = getRequestListener(
    (request, {incoming}) => fetch(request, {address: incoming.socket.remoteAddress}),
    {
      // The Request and Response of an embedding application stay as they are.
      overrideGlobalObjects: false,
      errorHandler: (error) => problemResponse(new ProblemError(error instanceof RequestError ? 'malformed-request' : 'internal')),
    },
  );
  return (incoming, outgoing) => void handleRequest(incoming, outgoing);
}

export async function listen({
  fetch, port, host, maxConnections = DEFAULT_MAX_CONNECTIONS, responseTimeoutMs = RESPONSE_TIMEOUT_MS,
  wrap = (handle) => handle,
}: ListenOptions): Promise<HttpServer> {
  const server = createServer({
    headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384,
    // The request listener rejects a missing Host with a problem document; node:http would close without a body.
    requireHostHeader: false,
  });
  server.timeout = responseTimeoutMs;
  server.maxRequestsPerSocket = MAX_REQUESTS_PER_CONNECTION;
  server.maxConnections = maxConnections;
  const connections = handleInOrder(server, wrap(toNodeHandler(fetch)));
  handleProtocolErrors(server);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    port: address.port, url: `http://${reachableHost(host)}:${address.port}`,
    close: (graceMs = 3_000) => close(server, connections, graceMs),
  };
}

async function close(server: Server, connections: Connections, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  // Also ends the idle connections.
  server.close();
  connections.end();
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(deadline);
}

/** The host by which a browser on this machine reaches a server that is bound to `host`. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
