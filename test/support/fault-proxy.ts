/** A proxy between browser and backend that records requests and simulates network faults. */
import {createServer, request as httpRequest, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface RecordedRequest {
  method: string;
  path: string;
  requestHeaders: Record<string, unknown>;
  requestBody: string;
  status: number;
  responseHeaders: Record<string, unknown>;
  responseBody: string;
}

export interface Fault {
  /** Applies only to requests whose method and path (`POST /v1/gifts`) contain this text. Default: all. */
  match?: string;
  /** Number of requests. Default: until `clearFaults`. */
  times?: number;
  /**
   * `drop-response`: the backend handles the request, but the response is lost. `down`: the request is lost. `slow`: waits
   * `ms` first. `invalid-response`: status 200 with an HTML page. `truncate`: half of the response. `status`: only a status.
   */
  kind: 'drop-response' | 'down' | 'slow' | 'invalid-response' | 'truncate' | 'status';
  ms?: number;
  status?: number;
}

export class FaultProxy {
  readonly requests: RecordedRequest[] = [];
  url = '';
  #faults: Fault[] = [];
  readonly #openStreams = new Set<ServerResponse>();
  readonly #server = createServer((incoming, outgoing) => void this.#handle(incoming, outgoing).catch(() => outgoing.destroy()));
  #target = '';

  async listen(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Sets the URL of the backend, which may change when it restarts. */
  setTarget(url: string) {
    this.#target = url;
  }

  addFault(fault: Fault) {
    this.#faults.push({...fault});
    if (fault.kind === 'down' && !fault.match) this.dropStreams();
  }

  /** The number of open event streams. */
  get openStreams() {
    return this.#openStreams.size;
  }

  /** Aborts every event stream, as a restarting proxy does. */
  dropStreams() {
    for (const stream of this.#openStreams) stream.destroy();
  }

  clearFaults() {
    this.#faults = [];
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(incoming: IncomingMessage, outgoing: ServerResponse) {
    const body = await readBytes(incoming);
    const fault = this.#takeFault(`${incoming.method} ${incoming.url}`);
    if (fault?.kind === 'down') return void outgoing.destroy();
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1_000));
    const cors = {'access-control-allow-origin': incoming.headers.origin ?? '*'};
    if (fault?.kind === 'invalid-response') return void outgoing.writeHead(200, {'content-type': 'text/html', ...cors}).end('<!doctype html><p>Hello');
    if (fault?.kind === 'status') return void outgoing.writeHead(fault.status ?? 503, {'content-type': 'text/plain', ...cors}).end('no');
    const forwarded = await this.#forward(incoming, body, outgoing);
    if (!forwarded) return;
    const {status, headers, response} = forwarded;
    this.requests.push({
      method: incoming.method ?? '', path: incoming.url ?? '', requestHeaders: incoming.headers, requestBody: body.toString('utf8'),
      status, responseHeaders: headers, responseBody: response.toString('utf8'),
    });
    if (fault?.kind === 'drop-response') return void outgoing.destroy();
    // Browsers silently retry a request when a kept-alive connection drops, so connections are not kept alive.
    outgoing.writeHead(status, {...headers, connection: 'close'});
    if (fault?.kind === 'truncate') {
      outgoing.write(response.subarray(0, response.length / 2));
      return void setTimeout(() => outgoing.destroy(), 20);
    }
    outgoing.end(response);
  }

  /** Resolves to the complete response, or to undefined for an event stream, which is piped until either side closes it. */
  #forward(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse) {
    return new Promise<{status: number; headers: Record<string, string | string[]>; response: Buffer} | undefined>((resolve, reject) => {
      const {hostname, port} = new URL(this.#target);
      const {connection: _, 'transfer-encoding': __, ...headers} = incoming.headers;
      const upstream = httpRequest({hostname, port, method: incoming.method, path: incoming.url, headers}, (response) => {
        if (response.headers['content-type'] === 'text/event-stream') {
          outgoing.writeHead(response.statusCode ?? 502, response.headers).flushHeaders();
          this.#openStreams.add(outgoing);
          outgoing.on('close', () => {
            this.#openStreams.delete(outgoing);
            upstream.destroy();
          });
          response.on('error', () => outgoing.destroy());
          response.pipe(outgoing);
          return resolve(undefined);
        }
        readBytes(response).then((all) => {
          const {connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...rest} = response.headers;
          resolve({status: response.statusCode ?? 502, headers: rest as Record<string, string | string[]>, response: all});
        }, reject);
      });
      upstream.on('error', reject);
      upstream.end(body);
    });
  }

  #takeFault(request: string): Fault | undefined {
    // Preflight requests do not count, except when everything is down.
    if (request.startsWith('OPTIONS') && !this.#faults.some(({kind, match}) => kind === 'down' && !match)) return undefined;
    const index = this.#faults.findIndex(({match}) => !match || request.includes(match));
    const fault = this.#faults[index];
    if (fault?.times !== undefined && --fault.times === 0) this.#faults.splice(index, 1);
    return fault;
  }
}

async function readBytes(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
