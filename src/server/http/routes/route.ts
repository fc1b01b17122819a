/** The two kinds of handlers: queries, which only read, and mutations, which are idempotent. */
import type {EndpointName, ParsedRequestOf, ResponseOf} from '../../../protocol/index.ts';
import type {AppContext} from '../../context.ts';
import type {RequestIdentity} from '../../request-identity.ts';
import type {CapabilityRow, GiftRow, Transaction} from '../../storage/storage.ts';

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
  /** The origin of the page, unless it is an allowed one or there is none. */
  foreignOrigin: string | undefined;
  /** Identifies this request when it is repeated; present at every mutation. */
  identity: RequestIdentity;
}

export type QueryHandler<Name extends EndpointName> = (request: RequestContext<Name>) => Promise<ResponseOf<Name>>;

export interface MutationHandler<Name extends EndpointName, Prepared = unknown, Result = unknown> {
  /** Checks, and calls to other systems, that run before the transaction. */
  prepare?(request: RequestContext<Name>): Promise<Prepared>;
  /** Changes the gift. What it returns is stored: JSON without personal data. */
  execute(tx: Transaction, request: RequestContext<Name>, prepared: Prepared): Promise<Result>;
  /** Builds the response after the transaction, and again when the request is repeated; `result` is what `execute` returned. */
  respond(request: RequestContext<Name>, result: Result): Promise<ResponseOf<Name>>;
}

/** Types `Prepared` and `Result` within a handler, and hides them from the table of routes. */
export const mutation = <Name extends EndpointName, Prepared = void, Result = void>(handler: MutationHandler<Name, Prepared, Result>) =>
  handler as MutationHandler<Name>;

/** The gift of a token; authentication has found both. */
export const loadGift = async (tx: Transaction, {giftId}: CapabilityRow): Promise<GiftRow> => (await tx.findGift(giftId))!;
