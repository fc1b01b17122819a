/** The two shapes of a call's other half: a look, and a move. */
import type {ResponseOf, EndpointName, ParsedRequestOf} from '../../../protocol/index.ts';
import type {RequestIdentity} from '../../request-identity.ts';
import type {CapabilityRow, Transaction} from '../../storage/storage.ts';
import type {AppContext} from '../../context.ts';

export interface RequestContext<Name extends EndpointName> {
  context: AppContext;
  /** Checked against the call's schema. */
  request: ParsedRequestOf<Name>;
  /** What the token opens; present wherever the call takes a token of a gift. */
  capability: CapabilityRow;
  /** The named segments of the path. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** By what this very request is known when it comes again; present on every write. */
  identity: RequestIdentity;
}

export type QueryHandler<Name extends EndpointName> = (request: RequestContext<Name>) => Promise<ResponseOf<Name>>;

export interface MutationHandler<Name extends EndpointName, Prepared = unknown> {
  /** What has to be asked or checked outside the transaction. */
  prepare?(request: RequestContext<Name>): Promise<Prepared>;
  execute(tx: Transaction, request: RequestContext<Name>, prepared: Prepared): Promise<ResponseOf<Name>>;
  /** The answer holds personal data, so it is never kept. */
  storesResponse?: false;
}

export const mutation = <Name extends EndpointName, Prepared = void>(parts: MutationHandler<Name, Prepared>) => parts as MutationHandler<Name>;
