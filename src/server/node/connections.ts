import type {IncomingMessage, Server, ServerResponse} from 'node:http';
import type {Socket} from 'node:net';

/** How many requests of one connection may wait for a response before theirs. No browser and no proxy sends any. */
const MAX_PIPELINED = 16;

interface Exchange {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

export interface Connections {
  /** Lets each connection finish the request in work, and ends it. */
  end(): void;
}

/**
 * Handles the requests of a connection one after the other: the next one when the client's system has accepted the response to the
 * one before. A client that does not read therefore costs one response, however many requests it sends. node:http would handle
 * them all at once and hold their responses back.
 *
 * A connection with too many waiting requests is cut off. Its client may repeat what was not answered (RFC 9112, section 9.3.2).
 */
export function handleInOrder(server: Server, handle: (incoming: IncomingMessage, outgoing: ServerResponse) => void): Connections {
  /** The exchanges of each open connection; the first one is in work. */
  const connections = new Map<Socket, Exchange[]>();
  let isEnding = false;

  server.on('connection', (socket) => {
    const exchanges: Exchange[] = [];
    connections.set(socket, exchanges);
    socket.once('close', () => {
      connections.delete(socket);
      exchanges.length = 0;
    });
  });

  server.on('request', (incoming, outgoing) => {
    const {socket} = incoming;
    const exchanges = connections.get(socket);
    if (!exchanges || socket.destroyed) return;
    exchanges.push({incoming, outgoing});
    if (exchanges.length === 1) start(socket, exchanges);
    else if (exchanges.length > 1 + MAX_PIPELINED) socket.destroy();
  });

  function start(socket: Socket, exchanges: Exchange[]) {
    const {incoming, outgoing} = exchanges[0]!;
    outgoing.once('close', () => {
      exchanges.shift();
      if (isEnding) socket.end();
      else if (exchanges.length > 0) start(socket, exchanges);
    });
    if (isEnding) announceEnd(outgoing);
    handle(incoming, outgoing);
  }

  return {
    end() {
      isEnding = true;
      for (const [socket, [exchange]] of connections) {
        if (exchange) announceEnd(exchange.outgoing);
        // Browsers open connections before they need them. node:http does not count those as idle.
        else if (socket.bytesRead === 0) socket.destroy();
      }
    },
  };
}

function announceEnd(outgoing: ServerResponse) {
  if (!outgoing.headersSent) outgoing.setHeader('Connection', 'close');
}
