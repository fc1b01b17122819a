/**
 * A request is executed once, however often it is sent (draft-ietf-httpapi-idempotency-key-header).
 *
 * The transaction that changes the gift also stores the result, so neither exists without the other. The response body is
 * built anew for each repeated request, because it holds personal data, which must not be kept. Requests in progress are
 * known in memory only: a crash forgets them, and they need no lease. If two nodes run the same request at once, the
 * transaction separates them: the second finds what the first has stored.
 */
import {problems, type ProblemCode} from '../../protocol/index.ts';
import type {AppContext} from '../context.ts';
import {ProblemError} from '../problem.ts';
import type {RequestIdentity} from '../request-identity.ts';
import type {Transaction} from '../storage/storage.ts';
import {serialize, serializeProblem, type SerializedResponse} from './responses.ts';

export interface IdempotentOperation<Prepared, Result> {
  /** The status of a success. */
  status: number;
  /** Everything that must not run in a transaction: calls of other systems, decryption. */
  prepare: () => Promise<Prepared>;
  /** Changes the gift. Returns what `respond` needs, as JSON without personal data; it is stored. */
  execute: (tx: Transaction, prepared: Prepared) => Promise<Result>;
  /** Builds the response body, each time anew. */
  respond: (result: Result) => Promise<unknown>;
}

export interface IdempotentResponse extends SerializedResponse {
  replayed: boolean;
}

export type RunIdempotent = <Prepared, Result>(
  identity: RequestIdentity, operation: IdempotentOperation<Prepared, Result>,
) => Promise<IdempotentResponse>;

export function createIdempotency({storage}: Pick<AppContext, 'storage'>): RunIdempotent {
  const inProgress = new Set<string>();

  async function runOnce<Prepared, Result>(
    identity: RequestIdentity, {prepare, execute, status}: IdempotentOperation<Prepared, Result>,
  ): Promise<IdempotentResponse> {
    const store = async (tx: Transaction, response: SerializedResponse) => {
      const {scope, key, fingerprint, receiptHash} = identity;
      await tx.insertStoredResponse({scope, key, fingerprint, receiptHash, ...response});
      return {...response, replayed: false};
    };
    try {
      const prepared = await prepare();
      return await storage.transaction(async (tx) =>
        await findStored(tx, identity) ?? store(tx, serialize(status, await execute(tx, prepared) ?? null)));
    } catch (error) {
      if (!(error instanceof ProblemError) || !isStorable(error.code)) throw error;
      // The problem rolled its transaction back, so it needs one of its own. Another node may have been faster.
      return storage.transaction(async (tx) => await findStored(tx, identity) ?? store(tx, serializeProblem(error)));
    }
  }

  async function findOrRun<Prepared, Result>(
    identity: RequestIdentity, operation: IdempotentOperation<Prepared, Result>,
  ): Promise<IdempotentResponse> {
    const stored = await storage.read((tx) => findStored(tx, identity));
    if (stored) return stored;
    const id = `${identity.scope} ${identity.key}`;
    if (inProgress.has(id)) throw new ProblemError('idempotency-in-progress', {retryAfterMs: 500});
    inProgress.add(id);
    try {
      return await runOnce(identity, operation);
    } finally {
      inProgress.delete(id);
    }
  }

  return async (identity, operation) => {
    const stored = await findOrRun(identity, operation);
    if (stored.status >= 400) return stored;
    return {...stored, ...serialize(stored.status, await operation.respond(JSON.parse(stored.body)))};
  };
}

async function findStored(tx: Transaction, {scope, key, fingerprint}: RequestIdentity): Promise<IdempotentResponse | undefined> {
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
