import type {EndpointName, RequestOf, ResponseOf} from '../protocol/endpoints.ts';

export interface CallOptions<Name extends EndpointName> {
  token?: string;
  /** Values for the `{name}`s of the path. */
  pathParams?: Record<string, string>;
  query?: Record<string, string>;
  request?: RequestOf<Name>;
  /** The `Idempotency-Key`; a random one by default. */
  idempotencyKey?: string;
  etag?: string;
  signal?: AbortSignal;
}

/** What `Drafts` and `Claims` need of a client. */
export interface EndpointCaller {
  readonly backend: string;
  call<Name extends EndpointName>(name: Name, options: CallOptions<Name>): Promise<ResponseOf<Name>>;
}
