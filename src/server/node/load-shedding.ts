/**
 * Load shedding: when more requests arrive than can be handled, some are answered in time instead of all too late.
 *
 * Everything that costs time runs on the event loop, commits included. So one request begins every few turns of the loop, after
 * the work of those that have begun, and how long the others wait tells how much is too much. A request that waits for another system
 * holds nobody up, as it would with a limit of concurrent requests. Refusing must cost a fraction of handling, so it happens
 * before anything else is done for the request.
 */
import type {IncomingMessage, ServerResponse} from 'node:http';
import {serializeProblem} from '../http/responses.ts';
import type {Log} from '../ports.ts';
import {ProblemError} from '../problem.ts';
import type {NodeHandler} from './listen.ts';

export const DEFAULT_MAX_WAIT_MS = 500;
/** Spread, so that the requests of a burst do not come back at the same moment. Above, the client would run out of time. */
const RETRY_AFTER_SECONDS = [1, 2, 3];
const LOG_INTERVAL_MS = 1_000;
/** libuv accepts one connection per turn. With fewer turns, connections would wait in the system, where nobody sees for how long. */
const TURNS_PER_REQUEST = 8;

export interface LoadSheddingOptions {
  /** A request that has waited longer is refused. */
  maxWaitMs: number;
  log: Log;
  /** A monotonic clock; milliseconds. */
  now(): number;
  /** Calls back in the next turn of the event loop, after its input and output. */
  onNextTurn(callback: () => void): void;
}

interface Waiting {
  arrivedAt: number;
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

/** Lets API requests wait for their turn, writes before reads, and refuses those that have waited too long with 503. */
export function shedLoad(handle: NodeHandler, {maxWaitMs, log, now, onNextTurn}: LoadSheddingOptions): NodeHandler {
  // A claim or payment that comes too late is lost; a read is repeated.
  const writes: Waiting[] = [];
  const reads: Waiting[] = [];
  let isScheduled = false;
  let refused = 0;
  let loggedAt = -Infinity;

  function waitTurns(turns = TURNS_PER_REQUEST) {
    isScheduled = true;
    onNextTurn(() => (turns > 1 ? waitTurns(turns - 1) : beginOne()));
  }

  function beginOne() {
    const time = now();
    for (const queue of [writes, reads]) {
      while (queue[0] && queue[0].arrivedAt < time - maxWaitMs) refuse(queue.shift()!.outgoing, refusals[refused++ % refusals.length]!);
    }
    if (refused > 0 && time - loggedAt >= LOG_INTERVAL_MS) {
      log({event: 'overload', refused});
      refused = 0;
      loggedAt = time;
    }
    const next = writes.shift() ?? reads.shift();
    // Nobody waits for the response any more if the connection is closed.
    if (next && !next.outgoing.destroyed) handle(next.incoming, next.outgoing);
    isScheduled = false;
    if (writes.length + reads.length > 0) waitTurns();
  }

  return (incoming, outgoing) => {
    const {method, url} = incoming;
    // Pages and files are in memory, so refusing costs as much. A refused preflight would hide the reason from the page.
    if (method === 'OPTIONS' || !url?.startsWith('/v1/')) return handle(incoming, outgoing);
    (method === 'GET' || method === 'HEAD' ? reads : writes).push({arrivedAt: now(), incoming, outgoing});
    if (!isScheduled) waitTurns();
  };
}

const refusals = RETRY_AFTER_SECONDS.map((seconds) => {
  const {status, body} = serializeProblem(new ProblemError('unavailable', {retryAfterMs: seconds * 1_000}));
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Retry-After': seconds,
    // Any page may read it: it says nothing about a gift.
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After',
  };
  return {status, headers, body};
});

function refuse(outgoing: ServerResponse, {status, headers, body}: (typeof refusals)[number]) {
  outgoing.writeHead(status, headers).end(body);
}
