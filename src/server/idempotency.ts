/**
 * The same request again gets the same bytes again.
 *
 * The answer is kept by the very transaction that moved the gift, so there is no moment at which one exists without
 * the other. Which requests are being worked on is known in memory only: a crash forgets it, and needs no lease to
 * do so; two nodes that work on the same request at once are kept apart by the transaction, where the second finds
 * what the first has kept.
 */
import {problems, type ProblemCode} from '../protocol/index.ts';
import {refused, said, type Said} from './http.ts';
import {Refusal} from './refusal.ts';
import type {KeptRow, Tx} from './store.ts';
import type {World} from './world.ts';

export interface Asking {
  /** Hash of the credential; for drafts, which have none, the manage hash. */
  scope: string;
  key: string;
  fingerprint: string;
  /** Whose kept answers go when a recipient is forgotten. */
  gift: string | null;
}

export interface Doing<Prepared> {
  status: number;
  /** Everything outside the transaction: other systems asked, seals opened. */
  prepare: () => Promise<Prepared>;
  /** The move itself, and its answer. */
  move: (tx: Tx, prepared: Prepared) => Promise<unknown>;
  /** False where the answer holds personal data: then it is made anew each time. */
  keeps: boolean;
}

export interface Once extends Said {
  replayed: boolean;
}

export function makeOnce(world: World) {
  const working = new Set<string>();
  return async <Prepared>(asking: Asking, doing: Doing<Prepared>): Promise<Once> => {
    const known = await world.store.read((tx) => tx.kept(asking.scope, asking.key));
    if (known) return replay(known, asking);
    const mark = `${asking.scope} ${asking.key}`;
    if (working.has(mark)) throw new Refusal('idempotency-in-progress', {retryAfterMs: 500});
    working.add(mark);
    try {
      return await doOnce(world, asking, doing);
    } finally {
      working.delete(mark);
    }
  };
}

async function doOnce<Prepared>(world: World, asking: Asking, {status, prepare, move, keeps}: Doing<Prepared>): Promise<Once> {
  const keep = async (tx: Tx, words: Said): Promise<Once> => {
    const {scope, key, fingerprint, gift} = asking;
    if (keeps) await tx.keep({scope, key, fingerprint, gift, ...words});
    return {...words, replayed: false};
  };
  try {
    const prepared = await prepare();
    return await world.store.change(async (tx) => {
      const known = await tx.kept(asking.scope, asking.key);
      return known ? replay(known, asking) : keep(tx, said(status, await move(tx, prepared)));
    });
  } catch (error) {
    if (!(error instanceof Refusal) || !isKept(error.code)) throw error;
    // The refusal undid its transaction, so it is kept by one of its own, unless someone was faster.
    return world.store.change(async (tx) => {
      const known = await tx.kept(asking.scope, asking.key);
      return known ? replay(known, asking) : keep(tx, refused(error));
    });
  }
}

function replay(known: KeptRow, {fingerprint}: Asking): Once {
  if (known.fingerprint !== fingerprint) throw new Refusal('idempotency-key-reused');
  return {status: known.status, body: known.body, replayed: true};
}

/**
 * What the gift's own state or the shop's decided. A malformed, unauthorised or hurried request may
 * be sent again, and so may one that failed.
 */
function isKept(code: ProblemCode): boolean {
  const {status} = problems[code];
  return code !== 'idempotency-in-progress' && code !== 'idempotency-key-reused' && (status === 409 || status === 410 || status === 422);
}
