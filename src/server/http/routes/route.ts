/** The two kinds of handlers: queries, which only read, and mutations, which are idempotent. */
import type {EndpointName, ParsedRequestOf, ResponseOf} from '../../../protocol/index.ts';
import type {AppContext} from '../../context.ts';
import type {RequestIdentity} from '../../request-identity.ts';
import type {CapabilityRow, Transaction} from '../../storage/storage.ts';

export interface RequestContext<Name extends EndpointName> {
  context: AppContext;
  /** The body, validated against the endpoint's schema. */
  request: ParsedRequestOf<Name>;
  /**
   * What the token gives access to; present at every endpoint that takes a token of a gift. Its state may be stale:
   * re-read it in the transaction.
   */
  capability: CapabilityRow;
  /** The path parameters. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Identifies this request when it is repeated; present at every mutation. */
  identity: RequestIdentity;
}

export type QueryHandler<Name extends EndpointName> = (request: RequestContext<Name>) => Promise<ResponseOf<Name>>;

export interface MutationHandler<Name extends EndpointName, Prepared = unknown> {
  /** Checks, and calls to other systems, that run before the transaction. */
  prepare?(request: RequestContext<Name>): Promise<Prepared>;
  execute(tx: Transaction, request: RequestContext<Name>, prepared: Prepared): Promise<ResponseOf<Name>>;
  /** The response contains personal data, so it is never stored. */
  storesResponse?: false;
}

/** Types `Prepared` within a handler, and hides it from the table of routes. */
export const mutation = <Name extends EndpointName, Prepared = void>(handler: MutationHandler<Name, Prepared>) =>
  handler as MutationHandler<Name>;
