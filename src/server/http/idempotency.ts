/**
 * The same request again gets the same bytes again (draft-ietf-httpapi-idempotency-key-header).
 *
 * The transaction that changes the gift also stores the response, so neither exists without the other. Requests in progress
 * are known in memory only: a crash forgets them, and they need no lease. If two nodes run the same request at once, the
 * transaction separates them: the second finds the response that the first has stored.
 */
import {problems, type ProblemCode} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import {ProblemError} from '../problem.ts';
import type {RequestIdentity} from '../request-identity.ts';
import type {Transaction} from '../storage/storage.ts';
import {serialize, serializeProblem, type SerializedResponse} from './responses.ts';

export interface IdempotentOperation<Prepared> {
  /** The status of a success. */
  status: number;
  /** Everything that must not run in a transaction: calls of other systems, decryption. */
  prepare: () => Promise<Prepared>;
  /** Changes the gift and returns the response body. */
  execute: (tx: Transaction, prepared: Prepared) => Promise<unknown>;
  /** False if the response holds personal data. The operation then runs again and must be repeatable. */
  storesResponse: boolean;
}

export interface IdempotentResponse extends SerializedResponse {
  replayed: boolean;
}

export type RunIdempotent = <Prepared>(identity: RequestIdentity, operation: IdempotentOperation<Prepared>) => Promise<IdempotentResponse>;

export function createIdempotency({storage}: Pick<AppContext, 'storage'>): RunIdempotent {
  const inProgress = new Set<string>();

  async function runOnce<Prepared>(identity: RequestIdentity, operation: IdempotentOperation<Prepared>): Promise<IdempotentResponse> {
    const store = async (tx: Transaction, response: SerializedResponse) => {
      if (operation.storesResponse) await tx.insertStoredResponse({...identity, ...response});
      return {...response, replayed: false};
    };
    try {
      const prepared = await operation.prepare();
      return await storage.transaction(async (tx) =>
        await findReplay(tx, identity) ?? store(tx, serialize(operation.status, await operation.execute(tx, prepared))));
    } catch (error) {
      if (!(error instanceof ProblemError) || !isStorable(error.code)) throw error;
      // The problem rolled its transaction back, so it needs one of its own. Another node may have been faster.
      return storage.transaction(async (tx) => await findReplay(tx, identity) ?? store(tx, serializeProblem(error)));
    }
  }

  return async (identity, operation) => {
    const replayed = await storage.read((tx) => findReplay(tx, identity));
    if (replayed) return replayed;
    const id = `${identity.scope} ${identity.key}`;
    if (inProgress.has(id)) throw new ProblemError('idempotency-in-progress', {retryAfterMs: 500});
    inProgress.add(id);
    try {
      return await runOnce(identity, operation);
    } finally {
      inProgress.delete(id);
    }
  };
}

async function findReplay(tx: Transaction, {scope, key, fingerprint}: RequestIdentity): Promise<IdempotentResponse | undefined> {
  const stored = await tx.findStoredResponse(scope, key);
  if (!stored) return undefined;
  if (stored.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
  return {status: stored.status, body: stored.body, replayed: true};
}

/**
 * Whether a problem is final: the state of the gift or of the shop decided it. A malformed, unauthorized or too frequent
 * request may be sent again with the same key, and so may one that failed.
 */
function isStorable(code: ProblemCode): boolean {
  const {status} = problems[code];
  return code !== 'idempotency-in-progress' && code !== 'idempotency-key-reused' && (status === 409 || status === 410 || status === 422);
}
