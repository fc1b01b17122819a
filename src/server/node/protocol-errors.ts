import {STATUS_CODES, type Server, type ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import type {ProblemCode} from '../../protocol/index.ts';
import {serializeProblem} from '../http/responses.ts';
import {ProblemError} from '../problem.ts';

/** Makes node:http send a problem document where it rejects a request itself and no handler runs. */
export function handleProtocolErrors(server: Server) {
  const openResponses = new WeakMap<Duplex, Set<ServerResponse>>();
  server.on('request', ({socket}, response) => {
    const responses = openResponses.get(socket) ?? new Set();
    openResponses.set(socket, responses.add(response));
    response.once('close', () => responses.delete(response));
  });

  server.on('checkExpectation', (_request, response) => {
    const {status, headers, body} = createProblem('expectation-failed');
    response.writeHead(status, headers).end(body);
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // A response that has begun must not be mixed with another: the client would read a corrupt body.
    const isResponding = [...openResponses.get(socket) ?? []].some(({headersSent, writableEnded}) => headersSent && !writableEnded);
    if (!socket.writable || isResponding) {
      socket.destroy();
      return;
    }
    const {status, headers, body} = createProblem(problemCodeOf(error));
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'), () => socket.destroy());
  });
}

function problemCodeOf({code}: NodeJS.ErrnoException): ProblemCode {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large';
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 'body-too-large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request-timeout' : 'malformed-request';
}

function createProblem(code: ProblemCode) {
  const {status, body} = serializeProblem(new ProblemError(code));
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  };
  return {status, headers, body};
}
