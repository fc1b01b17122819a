/**
 * Load shedding: when more requests arrive than can be handled, some are answered in time instead of all too late.
 *
 * API requests wait for their turn. How long they wait tells how much is too much: what has waited too long is refused. Refusing
 * must cost a fraction of handling, so it happens before anything else is done for the request.
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
/**
 * Turns of the event loop per request that begins. libuv accepts one connection per turn: with fewer, connections would wait in the
 * system, where nobody sees for how long.
 */
const TURNS_PER_REQUEST = 8;
/** How many requests may be in work. More would only wait for each other, after they can no longer be refused. */
const MAX_IN_WORK = 16;
/** A request that takes longer waits for another system, and so holds nobody up. */
const MAX_WORK_MS = 250;
const RECHECK_MS = 2;

interface LoadSheddingOptions {
  /** A request that has waited longer is refused. */
  maxWaitMs: number;
  log: Log;
  /** A monotonic clock; milliseconds. */
  now(): number;
  /** Calls back in the next turn of the event loop, after its input and output. */
  onNextTurn(callback: () => void): void;
  /** Calls back in `ms` milliseconds. */
  onTimeout(callback: () => void, ms: number): void;
}

interface Waiting {
  arrivedAt: number;
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

/** Lets API requests wait for their turn, writes before reads, and refuses those that have waited too long with 503. */
export function shedLoad(handle: NodeHandler, {maxWaitMs, log, now, onNextTurn, onTimeout}: LoadSheddingOptions): NodeHandler {
  // A claim or payment that comes too late is lost; a read is repeated.
  const writes: Waiting[] = [];
  const reads: Waiting[] = [];
  let inWork: {outgoing: ServerResponse; begunAt: number}[] = [];
  let isScheduled = false;
  let refused = 0;
  let loggedAt = -Infinity;

  function waitTurns(turns = TURNS_PER_REQUEST) {
    isScheduled = true;
    onNextTurn(() => (turns > 1 ? waitTurns(turns - 1) : beginOne()));
  }

  function beginOne() {
    const time = now();
    refuseOld(time);
    inWork = inWork.filter(({outgoing, begunAt}) => !outgoing.headersSent && !outgoing.destroyed && time - begunAt < MAX_WORK_MS);
    const isFull = inWork.length >= MAX_IN_WORK;
    const next = isFull ? undefined : writes.shift() ?? reads.shift();
    // Nobody waits for the response any more if the connection is closed.
    if (next && !next.outgoing.destroyed) {
      inWork.push({outgoing: next.outgoing, begunAt: time});
      handle(next.incoming, next.outgoing);
    }
    isScheduled = writes.length + reads.length > 0;
    if (isScheduled && isFull) onTimeout(beginOne, RECHECK_MS);
    else if (isScheduled) waitTurns();
  }

  function refuseOld(time: number) {
    for (const queue of [writes, reads]) {
      while (queue[0] && queue[0].arrivedAt < time - maxWaitMs) refuse(queue.shift()!.outgoing, refusals[refused++ % refusals.length]!);
    }
    if (refused === 0 || time - loggedAt < LOG_INTERVAL_MS) return;
    log({event: 'overload', refused});
    refused = 0;
    loggedAt = time;
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
