/** The two shapes of a call's other half: a look, and a move. */
import type {AnswerOf, CallName, CheckedRequestOf} from '../../protocol/index.ts';
import type {Asking} from '../idempotency.ts';
import type {CapabilityRow, Tx} from '../store.ts';
import type {World} from '../world.ts';

export interface Ask<Name extends CallName> {
  world: World;
  /** Checked against the call's schema. */
  request: CheckedRequestOf<Name>;
  /** What the token opens; present wherever the call takes a token of a gift. */
  capability: CapabilityRow;
  /** The named segments of the path. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** By what this very request is known when it comes again; present on every write. */
  asking: Asking;
}

export type Look<Name extends CallName> = (ask: Ask<Name>) => Promise<AnswerOf<Name>>;

export interface Move<Name extends CallName, Prepared = unknown> {
  /** What has to be asked or checked outside the transaction. */
  prepare?(ask: Ask<Name>): Promise<Prepared>;
  move(tx: Tx, ask: Ask<Name>, prepared: Prepared): Promise<AnswerOf<Name>>;
  /** The answer holds personal data, so it is never kept. */
  keeps?: false;
}

export const move = <Name extends CallName, Prepared = void>(parts: Move<Name, Prepared>) => parts as Move<Name>;
