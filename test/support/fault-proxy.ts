/** The line between a browser and the backend: the only part of a test that is ours to break. It also remembers what passed. */
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
  /** Only requests whose method and path, `POST /v1/gifts`, contain this; all when empty. */
  match?: string;
  /** How many of them; for good unless told. */
  times?: number;
  /**
   * `drop-response`: the backend does its work, the answer never arrives. `down`: nothing arrives. `slow`: after `ms`.
   * `invalid-response`: 200 and a page that is no JSON. `truncate`: half of the answer.
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

  /** Where the backend listens; may change, as when it is started again. */
  setTarget(url: string) {
    this.#target = url;
  }

  addFault(fault: Fault) {
    this.#faults.push({...fault});
    if (fault.kind === 'down' && !fault.match) this.dropStreams();
  }

  /** How many streams run through it. */
  get openStreams() {
    return this.#openStreams.size;
  }

  /** Ends every stream in the middle of it, as a proxy may that is started anew. */
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
    const {status, headers, answer} = forwarded;
    this.requests.push({
      method: incoming.method ?? '', path: incoming.url ?? '', requestHeaders: incoming.headers, requestBody: body.toString('utf8'),
      status, responseHeaders: headers, responseBody: answer.toString('utf8'),
    });
    if (fault?.kind === 'drop-response') return void outgoing.destroy();
    // A browser sends a request again by itself when a connection that it kept was dropped: here none is kept.
    outgoing.writeHead(status, {...headers, connection: 'close'});
    if (fault?.kind === 'truncate') {
      outgoing.write(answer.subarray(0, answer.length / 2));
      return void setTimeout(() => outgoing.destroy(), 20);
    }
    outgoing.end(answer);
  }

  /** The whole answer; undefined when it is a stream, which is passed on as it comes until either side leaves. */
  #forward(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse) {
    return new Promise<{status: number; headers: Record<string, string | string[]>; answer: Buffer} | undefined>((resolve, reject) => {
      const {hostname, port} = new URL(this.#target);
      const {connection: _, 'transfer-encoding': __, ...headers} = incoming.headers;
      const onward = httpRequest({hostname, port, method: incoming.method, path: incoming.url, headers}, (answer) => {
        if (answer.headers['content-type'] === 'text/event-stream') {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers).flushHeaders();
          this.#openStreams.add(outgoing);
          outgoing.on('close', () => {
            this.#openStreams.delete(outgoing);
            onward.destroy();
          });
          answer.on('error', () => outgoing.destroy());
          answer.pipe(outgoing);
          return resolve(undefined);
        }
        readBytes(answer).then((all) => {
          const {connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...rest} = answer.headers;
          resolve({status: answer.statusCode ?? 502, headers: rest as Record<string, string | string[]>, answer: all});
        }, reject);
      });
      onward.on('error', reject);
      onward.end(body);
    });
  }

  #takeFault(line: string): Fault | undefined {
    // A preflight is not what a test means to break.
    if (line.startsWith('OPTIONS') && !this.#faults.some(({kind, match}) => kind === 'down' && !match)) return undefined;
    const index = this.#faults.findIndex(({match}) => !match || line.includes(match));
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
