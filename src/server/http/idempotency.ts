/**
 * The same request again gets the same bytes again.
 *
 * The answer is kept by the very transaction that moved the gift, so there is no moment at which one exists without
 * the other. Which requests are being worked on is known in memory only: a crash forgets it, and needs no lease to
 * do so; two nodes that work on the same request at once are kept apart by the transaction, where the second finds
 * what the first has kept.
 */
import {problems, type ProblemCode} from '../../protocol/index.ts';
import {serializeProblem, serialize, type SerializedResponse} from './responses.ts';
import {ProblemError} from '../problem.ts';
import type {StoredResponseRow, Transaction} from '../storage/storage.ts';
import type {AppContext} from '../context.ts';
import type {RequestIdentity} from '../request-identity.ts';

export interface IdempotentOperation<Prepared> {
  status: number;
  /** Everything outside the transaction: other systems asked, seals opened. */
  prepare: () => Promise<Prepared>;
  /** The move itself, and its answer. */
  execute: (tx: Transaction, prepared: Prepared) => Promise<unknown>;
  /** False where the answer holds personal data: then it is made anew each time. */
  storesResponse: boolean;
}

export interface IdempotentResponse extends SerializedResponse {
  replayed: boolean;
}

export function createIdempotency(context: AppContext) {
  const working = new Set<string>();
  return async <Prepared>(asking: RequestIdentity, doing: IdempotentOperation<Prepared>): Promise<IdempotentResponse> => {
    const known = await context.storage.read((tx) => tx.findStoredResponse(asking.scope, asking.key));
    if (known) return replayStored(known, asking);
    const mark = `${asking.scope} ${asking.key}`;
    if (working.has(mark)) throw new ProblemError('idempotency-in-progress', {retryAfterMs: 500});
    working.add(mark);
    try {
      return await runOnce(context, asking, doing);
    } finally {
      working.delete(mark);
    }
  };
}

async function runOnce<Prepared>(context: AppContext, asking: RequestIdentity, {status, prepare, execute, storesResponse}: IdempotentOperation<Prepared>): Promise<IdempotentResponse> {
  const keep = async (tx: Transaction, words: SerializedResponse): Promise<IdempotentResponse> => {
    const {scope, key, fingerprint, giftId} = asking;
    if (storesResponse) await tx.insertStoredResponse({scope, key, fingerprint, giftId, ...words});
    return {...words, replayed: false};
  };
  try {
    const prepared = await prepare();
    return await context.storage.transaction(async (tx) => {
      const known = await tx.findStoredResponse(asking.scope, asking.key);
      return known ? replayStored(known, asking) : keep(tx, serialize(status, await execute(tx, prepared)));
    });
  } catch (error) {
    if (!(error instanceof ProblemError) || !isStorable(error.code)) throw error;
    // The refusal undid its transaction, so it is kept by one of its own, unless someone was faster.
    return context.storage.transaction(async (tx) => {
      const known = await tx.findStoredResponse(asking.scope, asking.key);
      return known ? replayStored(known, asking) : keep(tx, serializeProblem(error));
    });
  }
}

function replayStored(known: StoredResponseRow, {fingerprint}: RequestIdentity): IdempotentResponse {
  if (known.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
  return {status: known.status, body: known.body, replayed: true};
}

/**
 * What the gift's own state or the shop's decided. A malformed, unauthorised or hurried request may
 * be sent again, and so may one that failed.
 */
function isStorable(code: ProblemCode): boolean {
  const {status} = problems[code];
  return code !== 'idempotency-in-progress' && code !== 'idempotency-key-reused' && (status === 409 || status === 410 || status === 422);
}
